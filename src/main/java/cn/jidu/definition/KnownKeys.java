package cn.jidu.definition;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys that a mapping may have.
 *
 * @param known in the order in which they are best written
 * @param moved keys of another place that are often written here: the key and where it belongs
 */
public record KnownKeys(Set<String> known, Map<String, String> moved) {
    /** Those that a mapping may have. */
    public static KnownKeys of(String... known) {
        return new KnownKeys(Collections.unmodifiableSet(new LinkedHashSet<>(List.of(known))), Map.of());
    }

    /** @param elsewhere keys that belong somewhere else, and where */
    public KnownKeys withMoved(Map<String, String> elsewhere) {
        return new KnownKeys(known, Map.copyOf(elsewhere));
    }
}
