package cn.jidu.reconcile.kept;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** How the relations of a revision lie by counties, as far as it was told. */
final class ToldCounties {
    private final Map<String, CountyRows> relations = new HashMap<>();

    void tell(String relation, CountyRows rows) {
        relations.put(relation, rows);
    }

    /** Whether anything is told of it. */
    boolean lies(String relation) {
        return relations.containsKey(relation);
    }

    /** The counties in which any of these may differ; empty where that is not known. */
    Optional<SortedSet<String>> changed(Collection<String> of) {
        SortedSet<String> changed = new TreeSet<>();
        for (String relation : of) {
            CountyRows rows = relations.get(relation);
            if (rows == null || rows.changed().isEmpty()) {
                return Optional.empty();
            }
            changed.addAll(rows.changed().get());
        }
        return Optional.of(changed);
    }

    /** A SELECT for these counties alone: each relation that it reads, and that lies by them, stands for its rows of them. */
    String narrow(String select, Collection<String> reads, Collection<String> counties) {
        List<String> parts = reads.stream()
                .filter(this::lies)
                .map(r -> "%1$s as not materialized (select * from %1$s where %2$s)"
                        .formatted(r, of(r).where().apply(counties)))
                .toList();
        return parts.isEmpty()
                ? select
                : "with " + String.join(",\n", parts) + "\nselect * from (" + select + "\n) of_counties";
    }

    private CountyRows of(String relation) {
        return Objects.requireNonNull(relations.get(relation));
    }
}
