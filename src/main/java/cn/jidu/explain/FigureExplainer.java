package cn.jidu.explain;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator.Aggregate;
import cn.jidu.definition.Quarter;
import cn.jidu.explain.ExplainedPart.CountOf;
import cn.jidu.measure.Measure;
import cn.jidu.measure.Measurement;
import cn.jidu.reconcile.StreamedRows;
import cn.jidu.reconcile.revision.BalanceLine;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.store.Database;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Opens a published figure: counts its parts again, by the predicates that it was counted by, and lists their rows. What it
 * read of a revision it does not read again: one of these is for the questions of one command.
 */
public final class FigureExplainer {
    /** The stage of the panel's rows in the area: reconciliation ends before it. */
    public static final String PANEL = "panel";

    private static final String EXCLUDED = "excluded";
    private static final String COUNTED = "counted";
    /** Reason of a row whose enterprise, or what else is counted once, is counted with another row. */
    private static final String REPEATED = "REPEATED";

    /** In the order in which rows pass them. */
    private static final List<String> STAGES = List.of(
            "read",
            "rejected",
            "duplicate",
            "loaded",
            "superseded",
            "carried",
            "in-force",
            "unmatched",
            "matched",
            "moved");

    private static final MathContext EXACT = new MathContext(34, RoundingMode.HALF_UP);

    private final Definitions definitions;
    private final Measure measure;
    private final JdbcTemplate db;

    /** By revision and plan. */
    private final Map<List<Object>, List<Measurement>> published = new HashMap<>();

    /** By revision, those that it sums. */
    private final Map<Long, SortedMap<Quarter, Revision>> summed = new HashMap<>();

    /** By revision and area. */
    private final Map<List<Object>, KeptFigures> kept = new HashMap<>();

    private final ReturnedCells returned;
    private final Optional<Instant> before;

    /** By what is counted. */
    private final Map<List<Object>, ExplainedPart> counted = new HashMap<>();

    /** Only reads. */
    public FigureExplainer(Database database, Definitions definitions) {
        this(database, definitions, Optional.empty());
    }

    /** @param before explains the newest revisions that were made before; empty: of all */
    public FigureExplainer(Database database, Definitions definitions, Optional<Instant> before) {
        this.before = before;
        this.definitions = definitions;
        this.measure = new Measure(database, definitions);
        this.db = new JdbcTemplate(database.reader());
        this.returned = new ReturnedCells(db, definitions);
    }

    /**
     * Of the quarter's newest revision.
     *
     * @return nothing where the quarter was not measured, or has no such figure
     * @throws OpenedOtherwiseException where the rows do not give what was published
     */
    public Optional<FigureExplanation> explain(FigureQuestion asked) {
        Revisions revisions = new Revisions(db);
        Optional<Revision> revision = before.map(end -> revisions.findNewest(asked.quarter(), end))
                .orElseGet(() -> revisions.findNewest(asked.quarter()));
        return revision.flatMap(r -> figure(asked, r).map(figure -> explain(asked, r, figure)));
    }

    private Optional<Measurement> figure(FigureQuestion asked, Revision revision) {
        return published
                .computeIfAbsent(
                        List.of(revision.id(), asked.planKey()),
                        k -> measure.measurements(revision, asked.plan(), new Revisions(db).areas(revision)))
                .stream()
                .filter(asked::isAnsweredBy)
                .findFirst();
    }

    private FigureExplanation explain(FigureQuestion asked, Revision revision, Measurement figure) {
        SortedMap<Quarter, Revision> revisions =
                summed.computeIfAbsent(revision.id(), k -> new Revisions(db).upTo(revision));
        KeptFigures ofArea = kept.computeIfAbsent(
                List.of(revision.id(), asked.area().code()),
                k -> KeptFigures.of(
                        db,
                        revisions.values(),
                        definitions.areas().withParts(asked.area().code())));
        List<ExplainedPart> parts = new FigureParts(definitions, revisions, ofArea)
                .of(asked).stream().map(this::count).toList();
        parts.forEach(p -> check(p, ofArea));
        return new FigureExplanation(
                asked, revision, figure, parts, returned.of(asked, new ArrayList<>(revisions.values())));
    }

    /** A part that is a figure by itself must give the one that was kept. */
    private void check(ExplainedPart explained, KeptFigures kept) {
        FigurePart part = explained.part();
        boolean isFigure = part.role() == PartRole.FLOW || part.role() == PartRole.STOCK;
        kept.find(part)
                .filter(k -> isFigure && k.compareTo(explained.value()) != 0)
                .ifPresent(k -> {
                    throw new OpenedOtherwiseException(part, k, explained.value());
                });
    }

    /** Several figures may have the same part, by other names: it is counted once. */
    private ExplainedPart count(FigurePart part) {
        return counted.computeIfAbsent(part.counted(), k -> countNow(part)).as(part);
    }

    private ExplainedPart countNow(FigurePart part) {
        PartSql sql = new PartSql(part, definitions.areas());
        Aggregate aggregate = part.aggregate();
        BigDecimal[] sum = {BigDecimal.ZERO};
        long[] lines = {0};
        db.query(sql.value(), row -> {
            sum[0] = Optional.ofNullable(row.getBigDecimal(1)).orElse(BigDecimal.ZERO);
            lines[0] = row.getLong(2);
        });
        List<FileCount> counts = db.query(
                sql.reasons(),
                (row, i) -> new FileCount(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)));
        return new ExplainedPart(
                part,
                sum[0].divide(aggregate.divisor(), EXACT),
                lines[0],
                sql.value(),
                steps(part, counts, lines[0]),
                counts.stream()
                        .filter(FileCount::isCounted)
                        .map(c -> new CountOf(c.file, c.rows))
                        .toList(),
                db.query(sql.findings(), (row, i) -> new CountOf(row.getString(1), row.getLong(2))));
    }

    /**
     * How many of a part's rows a file has.
     *
     * @param reason why they are not counted; empty where they are
     */
    private record FileCount(String file, String source, String reason, long rows) {
        boolean isCounted() {
            return reason.isEmpty();
        }
    }

    private List<PartStep> steps(FigurePart part, List<FileCount> counts, long counted) {
        List<PartStep> steps = new ArrayList<>();
        List<BalanceLine> balance =
                new Revisions(db).balance(part.revision(), part.area().code());
        counts.stream()
                .map(FileCount::source)
                .distinct()
                .sorted()
                .forEach(source -> STAGES.forEach(stage -> balance.stream()
                        .filter(l -> l.source().equals(source) && l.stage().equals(stage))
                        .forEach(l -> steps.add(new PartStep(source, stage, l.reason(), l.rows())))));
        SortedMap<String, Long> reasons = new TreeMap<>();
        counts.forEach(c -> reasons.merge(c.reason, c.rows, Long::sum));
        steps.add(new PartStep(
                "", PANEL, "", reasons.values().stream().mapToLong(n -> n).sum()));
        long repeated = Optional.ofNullable(reasons.remove("")).orElse(0L) - counted;
        reasons.forEach((reason, rows) -> steps.add(new PartStep("", EXCLUDED, reason, rows)));
        if (repeated != 0) {
            steps.add(new PartStep("", EXCLUDED, REPEATED, repeated));
        }
        steps.add(new PartStep("", COUNTED, "", counted));
        return steps;
    }

    /** The lines of the part's list, as {@link PartSql#counted}, one by one. */
    public void counted(FigurePart part, RowCallbackHandler each) {
        StreamedRows.each(db, new PartSql(part, definitions.areas()).counted(), each);
    }

    /** The area's rows that the part leaves out, as {@link PartSql#excluded}, one by one. */
    public void excluded(FigurePart part, RowCallbackHandler each) {
        StreamedRows.each(db, new PartSql(part, definitions.areas()).excluded(), each);
    }
}
