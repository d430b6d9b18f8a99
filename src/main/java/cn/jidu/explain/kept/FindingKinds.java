package cn.jidu.explain.kept;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.numbers;

import cn.jidu.reconcile.revision.Revision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps of a revision which conditions those of its rows meet that have a finding. Most rows and findings are those of the
 * revision before: of it only what came or went is added or taken off, so that the panel is not gone through for it.
 */
final class FindingKinds {
    /** What the revision before has another number of: mostly none, in a county that was corrected some. */
    private static final String CHANGED = "changed_finding";

    private final JdbcTemplate db;
    private final Revision revision;
    private final Optional<Long> before;
    private boolean compared;

    /** @param db in the transaction that keeps them */
    FindingKinds(JdbcTemplate db, Revision revision) {
        this.db = db;
        this.revision = revision;
        this.before = db.queryForList("""
                select revision_id from jidu.revision where quarter = ? and number < ?
                order by number desc limit 1""", Long.class, revision.quarter().toString(), revision.number()).stream()
                .findFirst();
    }

    /** @param slices those of the panel that the revision points to */
    void keep(PanelConditions conditions, List<Long> slices) {
        Optional<Long> told = before.filter(b -> isTold(b, conditions));
        if (told.isPresent()) {
            keep(conditions, changes(conditions, slices, told.get()));
        } else if (!slices.isEmpty()) {
            String found = found(conditions, slices, RowKinds.findings(revision), "1", "true");
            keep(conditions, found);
        }
    }

    private boolean isTold(long earlier, PanelConditions conditions) {
        return Boolean.TRUE.equals(db.queryForObject(
                "select exists (select from jidu.revision_conditions where revision_id = ? and conditions_key = ?)",
                Boolean.class,
                earlier,
                conditions.key()));
    }

    private void keep(PanelConditions conditions, String found) {
        // into a table of its own first: the database gathers rows for a table that is there by one process
        db.execute("""
                create temporary table found_kind on commit drop as
                select area_code, finding, met, sum(rows) as rows
                from (%s) found
                group by area_code, finding, met having sum(rows) <> 0;
                insert into jidu.finding_row_kind select %s, %s, area_code, finding, met, rows from found_kind;
                drop table found_kind""".formatted(found, revision.id(), literal(conditions.key())));
    }

    /** What the revision before has, and what makes it this one's. */
    private String changes(PanelConditions conditions, List<Long> now, long earlier) {
        Set<Long> come = new HashSet<>(now);
        Set<Long> gone = new HashSet<>(RowKinds.slices(db, earlier, conditions));
        Set<Long> stay = new HashSet<>(come);
        stay.retainAll(gone);
        come.removeAll(stay);
        gone.removeAll(stay);
        List<String> parts = new ArrayList<>(List.of("""
                select area_code, code as finding, met, rows from jidu.finding_row_kind
                where revision_id = %s and conditions_key = %s""".formatted(earlier, literal(conditions.key()))));
        if (!come.isEmpty()) {
            parts.add(found(conditions, come, RowKinds.findings(revision), "1", "true"));
        }
        if (!gone.isEmpty()) {
            parts.add(found(conditions, gone, RowKinds.findings(earlier), "-1", "true"));
        }
        List<Long> files = changedIn(earlier);
        if (!stay.isEmpty() && !files.isEmpty()) {
            String ofFiles = "delivery_id in (%s)".formatted(numbers(files));
            parts.add(found(conditions, stay, "select * from " + CHANGED, "f.more", ofFiles));
        }
        return String.join("\nunion all\n", parts);
    }

    /**
     * @param findings a SELECT of findings and their rows' places
     * @param rows for how many rows each of them stands
     * @param where what holds of the panel's rows that may have one
     */
    private String found(
            PanelConditions conditions, Collection<Long> slices, String findings, String rows, String where) {
        return """
                select area_code, finding, met, sum(rows) as rows
                from (
                    select f.finding, p.area_code, %s as met, %s as rows
                    from (select * from %s where %s) p join (%s) f using (delivery_id, sheet_no, row_no)) p
                group by area_code, finding, met""".formatted(conditions.met(), rows, RowKinds.rows(conditions, revision, slices), where, findings);
    }

    /** The files with rows of which the two revisions find not the same; those of taking in never change. */
    private List<Long> changedIn(long earlier) {
        if (!compared) {
            db.execute("""
                    create temporary table %s on commit drop as
                    select code as finding, delivery_id, sheet_no, row_no, sum(rows) as more
                    from (
                        select code, delivery_id, sheet_no, row_no, case when revision_id = %s then 1 else -1 end as rows
                        from jidu.revision_finding where revision_id in (%s, %s)) both_revisions
                    where delivery_id is not null
                    group by code, delivery_id, sheet_no, row_no having sum(rows) <> 0""".formatted(CHANGED, revision.id(), revision.id(), earlier));
            compared = true;
        }
        return db.queryForList("select distinct delivery_id from " + CHANGED, Long.class);
    }
}
