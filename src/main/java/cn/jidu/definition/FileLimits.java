package cn.jidu.definition;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one received file may hold at most ({@code jobs/limits.yml}). No figure follows from them: which files were
 * accepted is kept with the deliveries, so that another bound makes no revision.
 *
 * @param values of every {@link FileLimit}
 */
public record FileLimits(Map<FileLimit, Long> values) {
    /** Where nothing is set. */
    public static final FileLimits DEFAULT = new FileLimits(Map.of());

    /** What is left out holds its default. */
    public FileLimits {
        Map<FileLimit, Long> all = new EnumMap<>(FileLimit.class);
        for (FileLimit limit : FileLimit.values()) {
            all.put(limit, values.getOrDefault(limit, limit.normal()));
        }
        values = Collections.unmodifiableMap(all);
    }

    /** The bound; it may be reached, not passed. */
    public long of(FileLimit limit) {
        return values.getOrDefault(limit, limit.normal());
    }

    /** As {@link #of}, of a bound that never needs more than 31 bits; a greater one counts as the greatest. */
    public int count(FileLimit limit) {
        return (int) Math.min(Integer.MAX_VALUE, of(limit));
    }

    /** These with another bound; whether it may be set in a file is not asked. */
    public FileLimits with(FileLimit limit, long bound) {
        Map<FileLimit, Long> changed = new EnumMap<>(values);
        changed.put(limit, bound);
        return new FileLimits(changed);
    }
}
