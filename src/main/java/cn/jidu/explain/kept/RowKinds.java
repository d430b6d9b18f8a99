package cn.jidu.explain.kept;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.name;
import static cn.jidu.store.SqlQuotes.numbers;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Panel;
import cn.jidu.measure.count.MeasureScope;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.store.Database;
import cn.jidu.store.SecondProcess;
import cn.jidu.store.Transaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Keeps of a measured revision which conditions its rows meet, so that any figure of it is explained by adding up. A slice is
 * gone through once for all counts, and only where no earlier revision did; findings follow from more than slices, and are
 * told of each revision.
 */
public final class RowKinds {
    private final Database database;
    private final Definitions definitions;
    private final Map<Revision, List<PanelConditions>> asked = new HashMap<>();

    /** @param definitions as the revisions are measured by */
    public RowKinds(Database database, Definitions definitions) {
        this.database = database;
        this.definitions = definitions;
    }

    /**
     * What is told of the revision's slices, a piece of work for each panel: it follows from them alone, so that the pieces
     * need not wait for each other, nor for {@link #keep}, which else does them itself. None where nothing is to be told.
     */
    public List<Consumer<JdbcTemplate>> telling(Revision revision) {
        return open(new JdbcTemplate(database.owner()), revision).stream()
                .map(conditions -> (Consumer<JdbcTemplate>) db -> keepOfSlices(planned(db), revision, conditions))
                .toList();
    }

    /** Does nothing where that is done. */
    public void keep(Revision revision) {
        Transaction.run(database.owner(), connection -> {
            JdbcTemplate db = planned(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
            List<PanelConditions> open = open(db, revision);
            FindingKinds findings = new FindingKinds(db, revision);
            open.forEach(conditions -> {
                keepOfSlices(db, revision, conditions);
                keepOfFindings(db, revision, conditions, findings);
            });
            if (!open.isEmpty()) {
                db.execute("analyze jidu.slice_row_kind, jidu.slice_conditions");
            }
            return revision;
        });
    }

    private static JdbcTemplate planned(JdbcTemplate db) {
        // few rows have findings: sorting a whole panel to find them takes three times as long; and of slices just
        // made the planner knows nothing, it would go through all findings for each of their rows
        db.execute("set local enable_mergejoin = off; set local enable_nestloop = off");
        SecondProcess.allow(db);
        // sizes are all the planner has to know of the kinds
        db.execute("set local default_statistics_target = 10");
        return db;
    }

    private List<PanelConditions> open(JdbcTemplate db, Revision revision) {
        List<String> told = db.queryForList(
                "select conditions_key from jidu.revision_conditions where revision_id = ?",
                String.class,
                revision.id());
        return asked
                .computeIfAbsent(revision, r -> {
                    List<String> areas = new Revisions(db).areas(r);
                    return PanelConditions.of(definitions, MeasureScope.of(definitions, areas, r.quarter()));
                })
                .stream()
                .filter(conditions -> !told.contains(conditions.key()))
                .toList();
    }

    private void keepOfSlices(JdbcTemplate db, Revision revision, PanelConditions conditions) {
        String key = conditions.key();
        db.update(
                "insert into jidu.kept_conditions values (?, ?, ?::text[], ?::text[]) on conflict do nothing",
                key,
                conditions.panel(),
                conditions.conditions().toArray(String[]::new),
                conditions.summed().toArray(String[]::new));
        // noted first: whoever keeps the same at the same time waits for the end of this
        List<Long> untold = db.queryForList(
                """
                insert into jidu.slice_conditions
                select s, ? from unnest(?::bigint[]) s
                on conflict do nothing returning slice_id""", Long.class, key, slices(db, revision.id(), conditions).toArray(Long[]::new));
        if (!untold.isEmpty()) {
            db.update(kinds(conditions, revision, untold));
        }
    }

    private static void keepOfFindings(
            JdbcTemplate db, Revision revision, PanelConditions conditions, FindingKinds findings) {
        int open = db.update(
                "insert into jidu.revision_conditions values (?, ?) on conflict do nothing",
                revision.id(),
                conditions.key());
        if (open > 0) {
            findings.keep(conditions, slices(db, revision.id(), conditions));
        }
    }

    /** The slices of the panel that a revision points to. */
    static List<Long> slices(JdbcTemplate db, long revision, PanelConditions conditions) {
        return db.queryForList("""
                select s.slice_id from jidu.revision_slice r join jidu.slice s using (slice_id)
                where r.revision_id = ? and s.panel = ?""", Long.class, revision, conditions.panel());
    }

    /** The slices as constants: then the planner knows how much of the table they are. */
    static String rows(PanelConditions conditions, Revision revision, Collection<Long> slices) {
        return "(select * from %s where quarter = %s and slice_id in (%s) and area_code is not null) p"
                .formatted(
                        name("jidu.panel_" + conditions.panel()),
                        literal(revision.quarter().toString()),
                        numbers(slices));
    }

    private String kinds(PanelConditions conditions, Revision revision, List<Long> slices) {
        Panel panel = Objects.requireNonNull(definitions.panels().get(conditions.panel()));
        return """
                insert into jidu.slice_row_kind
                select slice_id, %s, area_code, delivery_id, met, why, count(*), array[%s]::numeric[]
                from (select *, %s as met, %s as why from %s) p
                group by slice_id, area_code, delivery_id, met, why""".formatted(
                        literal(conditions.key()),
                        conditions.summed().stream()
                                .map(c -> "coalesce(sum(" + c + "), 0)")
                                .collect(Collectors.joining(", ")),
                        conditions.met(),
                        PartCondition.hasExcludedBy(panel) ? PartCondition.EXCLUDED_BY : "null::text",
                        rows(conditions, revision, slices));
    }

    /** The findings of a revision's rows, those of taking in among them: {@code finding} (its code), {@code delivery_id}, {@code sheet_no}, {@code row_no}. */
    public static String findings(Revision revision) {
        return findings(revision.id());
    }

    /** The same by the revision's number. */
    static String findings(long revision) {
        return """
                select code as finding, delivery_id, sheet_no, row_no from jidu.revision_finding where revision_id = %s
                union all
                select code, delivery_id, sheet_no, row_no from jidu.intake_finding""".formatted(revision);
    }
}
