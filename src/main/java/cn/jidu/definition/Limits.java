package cn.jidu.definition;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one received file may hold at most ({@code jobs/limits.yml}). No figure follows from them: which files were
 * accepted is kept with the deliveries, so that another bound makes no revision.
 *
 * @param values of every {@link Limit}
 */
public record Limits(Map<Limit, Long> values) {
    /** Where nothing is set. */
    public static final Limits DEFAULT = new Limits(Map.of());

    /** What is left out holds its default. */
    public Limits {
        Map<Limit, Long> all = new EnumMap<>(Limit.class);
        for (Limit limit : Limit.values()) {
            all.put(limit, values.getOrDefault(limit, limit.normal()));
        }
        values = Collections.unmodifiableMap(all);
    }

    /** The bound; it may be reached, not passed. */
    public long of(Limit limit) {
        return values.getOrDefault(limit, limit.normal());
    }

    /** As {@link #of}, of a bound that never needs more than 31 bits; a greater one counts as the greatest. */
    public int count(Limit limit) {
        return (int) Math.min(Integer.MAX_VALUE, of(limit));
    }

    /** These with another bound; whether it may be set in a file is not asked. */
    public Limits with(Limit limit, long bound) {
        Map<Limit, Long> changed = new EnumMap<>(values);
        changed.put(limit, bound);
        return new Limits(changed);
    }
}
