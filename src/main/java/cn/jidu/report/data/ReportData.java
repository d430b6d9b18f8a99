package cn.jidu.report.data;

import cn.jidu.adjustment.FigureAdjustment;
import cn.jidu.adjustment.RevisionAdjustments;
import cn.jidu.change.ComparisonTable;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Plan;
import cn.jidu.delivery.DeliveryRelations;
import cn.jidu.delivery.DeliveryTable;
import cn.jidu.delivery.ReceivedFile;
import cn.jidu.measure.ClassFigureTable;
import cn.jidu.measure.Measure;
import cn.jidu.measure.Measurement;
import cn.jidu.reconcile.StreamedRows;
import cn.jidu.reconcile.ThinFiles;
import cn.jidu.reconcile.arrival.SourceCompleteness;
import cn.jidu.reconcile.arrival.SupersededFiles;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.reconcile.revision.Revisions.MadeWith;
import cn.jidu.report.data.QuarterResults.CodeCount;
import cn.jidu.report.data.QuarterResults.OlderQuarter;
import cn.jidu.report.data.QuarterResults.RevisionReason;
import cn.jidu.report.data.QuarterResults.RuleCheck;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a revision's reports are made from, read from the database. It depends on the revision alone: files that arrived
 * after it was made are not in it.
 */
public final class ReportData implements RowSource {
    private final JdbcTemplate db;
    private final Definitions definitions;
    private final String program;
    private final Revision revision;

    /** Reads one revision, and no later state. */
    public ReportData(JdbcTemplate db, Definitions definitions, String program, Revision revision) {
        this.db = db;
        this.definitions = definitions;
        this.program = program;
        this.revision = revision;
    }

    /**
     * Of every plan that runs in the quarter and for whose area something arrived.
     *
     * @param asOf the date to print instead of the revision's own
     */
    public QuarterResults results(Measure measure, Optional<LocalDate> asOf) {
        Revisions kept = new Revisions(db);
        List<String> measured = kept.areas(revision);
        return new QuarterResults(
                definitions,
                revision.quarter(),
                revision.number(),
                asOf.orElse(revision.asOf()),
                measured.stream().map(definitions.areas()::get).toList(),
                measurements(measure),
                kept.balance(revision).stream()
                        .filter(l -> measured.contains(l.area()))
                        .toList(),
                kept.completeness(revision),
                ThinFiles.list(db, definitions, revision),
                deliveries(),
                counts(
                        "select code, source, area_code, count(*) from (" + findingRows() + ") found group by 1, 2, 3",
                        revision.id(),
                        revision.id()),
                counts(rejectCounts(), revision.id()),
                checks(),
                reasons(),
                adjustments(kept),
                new ComparisonTable(db).find(revision),
                JudgedSample.of(db, revision.id()),
                new ClassFigureTable(db, definitions).list(revision),
                new MonthRows(db).of(kept.upTo(revision)),
                older(kept));
    }

    private List<OlderQuarter> older(Revisions kept) {
        MadeWith own = kept.madeWith(revision);
        return kept.listEarlier(revision).stream()
                .filter(r -> !kept.madeWith(r).equals(own))
                .map(r -> new OlderQuarter(
                        r.quarter(), r.number(), kept.madeWith(r).program()))
                .toList();
    }

    private List<FigureAdjustment> adjustments(Revisions kept) {
        RevisionAdjustments all = new RevisionAdjustments(db);
        return kept.upTo(revision).values().stream()
                .flatMap(r -> all.listApplied(r.id()).stream())
                .toList();
    }

    /** Of how many each rule was asked, and what came of it. */
    public List<RuleCheck> checks() {
        return db.query(
                """
                select code, source, area_code, evaluated, failed, not_evaluable from jidu.rule_outcome
                where revision_id = ? order by code collate "C", source collate "C", area_code collate "C"
                """,
                (row, i) -> new RuleCheck(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6)),
                revision.id());
    }

    /** As they stood when the revision was made. */
    private List<RevisionReason> reasons() {
        return db.query(
                """
                select 'run', '', reason, '' from jidu.revision where revision_id = ? and reason is not null
                union all (
                    select j.kind, d.file_name, j.reason, coalesce(j.judged_by, '') from %s d
                    cross join lateral (
                        select * from jidu.delivery_judgement j
                        where j.delivery_id = d.delivery_id and j.judged_at <= d.revised_at
                        order by j.judgement_id desc limit 1) j
                    where j.kind <> 'closed'
                    order by d.batch_id, d.rank_in_batch)""".formatted(DeliveryRelations.OF_REVISION),
                (row, i) -> new RevisionReason(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                revision.id(),
                revision.id());
    }

    /** Of the revision's quarter and those it sums, inside the plans that are reported and outside plans. */
    public List<Measurement> measurements(Measure measure) {
        Revisions kept = new Revisions(db);
        List<SourceCompleteness> completeness = kept.completeness(revision);
        List<Plan> reported = definitions.plans().values().stream()
                .filter(p -> p.runsIn(revision.quarter()))
                .filter(p -> somethingArrived(p.area(), completeness))
                .toList();
        return measure.measurements(revision, reported, kept.areas(revision));
    }

    /** What the revision follows from, for the manifest. */
    public RevisionProvenance provenance() {
        SortedMap<String, String> inputs = new TreeMap<>();
        for (ReceivedFile d : deliveries()) {
            String name = d.fileName();
            for (int i = 2; inputs.containsKey(name); i++) {
                name = d.fileName() + "#" + i;
            }
            inputs.put(name, d.sha256());
        }
        String hash = db.queryForObject(
                "select definitions_hash from jidu.revision where revision_id = ?", String.class, revision.id());
        return new RevisionProvenance(
                program,
                System.getProperty("java.version"),
                java.util.Objects.requireNonNull(hash),
                inputs,
                ReportEdition.DRAFT);
    }

    @Override
    public void findings(Consumer<FindingRow> each) {
        findings("", (delivery, area) -> true, each);
    }

    /**
     * Without what taking in found in files that later ones of the quarter have replaced. Those come first that hang most of a
     * figure on them.
     */
    public void standingFindings(Consumer<FindingRow> each) {
        Long upToBatch = db.queryForObject(
                "select up_to_batch from jidu.revision where revision_id = ?", Long.class, revision.id());
        findings(
                "effect desc nulls last, ",
                SupersededFiles.of(db, definitions, java.util.Objects.requireNonNull(upToBatch))::stands,
                each);
    }

    /**
     * @param first what they are ordered by before all else, with a comma
     * @param stands asked of what taking in found, by delivery and area
     */
    private void findings(String first, BiPredicate<Long, String> stands, Consumer<FindingRow> each) {
        StreamedRows.each(
                db,
                findingRows() + " order by " + first
                        + "code collate \"C\", source collate \"C\", area_code collate \"C\", file_name collate \"C\" nulls first, batch_id, rank_in_batch, row_no, key collate \"C\", message collate \"C\"",
                row -> {
                    if (row.getBoolean("at_intake")
                            && !stands.test(row.getLong("delivery_id"), row.getString("area_code"))) {
                        return;
                    }
                    int rowNo = row.getInt("row_no");
                    each.accept(new FindingRow(
                            row.getString("code"),
                            row.getString("source"),
                            row.getString("area_code"),
                            revision.quarter().sdmx(),
                            Optional.ofNullable(row.getString("file_name")).orElse(""),
                            rowNo == 0 ? Optional.empty() : Optional.of(rowNo),
                            row.getString("key"),
                            row.getString("message")));
                },
                revision.id(),
                revision.id());
    }

    @Override
    public void rejects(Consumer<RejectRow> each) {
        StreamedRows.each(
                db,
                rejectRows()
                        + " order by source collate \"C\", file_name collate \"C\", batch_id, rank_in_batch, sheet collate \"C\", row_no, fault_no",
                row -> {
                    each.accept(new RejectRow(
                            row.getString("code"),
                            row.getString("source"),
                            row.getString("area_code"),
                            revision.quarter().sdmx(),
                            row.getString("file_name"),
                            row.getString("sheet"),
                            row.getInt("row_no"),
                            row.getString("field"),
                            row.getString("value"),
                            row.getString("expected")));
                },
                revision.id());
    }

    private static String findingRows() {
        return """
                select * from (
                    select f.code, d.source, f.area_code, d.file_name, d.batch_id, d.rank_in_batch, f.row_no, f.key, f.message,
                        null::numeric as effect, d.delivery_id, true as at_intake
                    from jidu.intake_finding f join %s d on d.delivery_id = f.delivery_id
                    union all
                    select f.code, f.source, f.area_code, d.file_name, d.batch_id, d.rank_in_batch, f.row_no, f.key, f.message,
                        f.effect, d.delivery_id, false
                    from jidu.revision_finding f left join %s d on d.delivery_id = f.delivery_id
                    where f.revision_id = ?
                ) found""".formatted(DeliveryRelations.LOADED_OF_REVISION, DeliveryRelations.ALL);
    }

    private static String rejectRows() {
        return """
                select * from (
                    select x.code, d.source, coalesce(nullif(x.area_code, ''), d.area_code) as area_code, d.file_name, d.batch_id, d.rank_in_batch,
                        x.sheet, x.row_no, x.fault_no, x.field, x.value, x.expected
                    from jidu.reject x join %s d on d.delivery_id = x.delivery_id
                ) rejected""".formatted(DeliveryRelations.LOADED_OF_REVISION);
    }

    /** As the balance counts them: by the deciding fault and the row's own area. */
    private static String rejectCounts() {
        return """
                select c.reason, d.source, c.area_code, sum(c.rows)
                from jidu.delivery_count c join %s d on d.delivery_id = c.delivery_id
                where c.stage = 'rejected'
                group by 1, 2, 3""".formatted(DeliveryRelations.LOADED_OF_REVISION);
    }

    /** @param counts SQL that gives code, source, area and count */
    private List<CodeCount> counts(String counts, Object... parameters) {
        return db.query(
                """
                select * from (%s) counted (code, source, area_code, found)
                order by code collate "C", source collate "C", area_code collate "C"
                """.formatted(counts),
                (row, i) -> new CodeCount(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)),
                parameters);
    }

    private List<ReceivedFile> deliveries() {
        return new DeliveryTable(db).listOfRevision(revision.id());
    }

    private static boolean somethingArrived(String area, List<SourceCompleteness> completeness) {
        return completeness.stream()
                .anyMatch(c -> c.area().equals(area) && c.state() != SourceCompleteness.CompletenessState.MISSING);
    }
}
