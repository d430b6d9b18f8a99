package cn.jidu.explain.row;

import cn.jidu.definition.Quarter;
import cn.jidu.reconcile.revision.Revision;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** The revisions that rows may stand in: those of their files' quarters, and those that carried the files from before. */
final class CarryingRevisions {
    private final Set<Quarter> quarters;
    private final Set<Long> carrying;

    CarryingRevisions(JdbcTemplate db, Collection<TracedRow> rows) {
        this.quarters = rows.stream().map(r -> Quarter.of(r.quarter())).collect(Collectors.toSet());
        this.carrying = new HashSet<>(db.queryForList(
                "select distinct revision_id from jidu.revision_coverage where delivery_id = any (?::bigint[])",
                Long.class,
                (Object) rows.stream().map(TracedRow::delivery).distinct().toArray(Long[]::new)));
    }

    /** The others' panels need not be gone through. */
    List<Revision> of(Collection<Revision> revisions) {
        return revisions.stream()
                .filter(r -> quarters.contains(r.quarter()) || carrying.contains(r.id()))
                .toList();
    }
}
