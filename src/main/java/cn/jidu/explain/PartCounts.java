package cn.jidu.explain;

import cn.jidu.definition.area.AreaTree;
import cn.jidu.explain.ExplainedPart.CountOf;
import cn.jidu.reconcile.revision.BalanceLine;
import cn.jidu.reconcile.revision.Revisions;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Counts parts again, by the predicates that they were counted by: all parts that are counted of the rows of a panel at once. What several figures have, by whatever names, is counted once.
 */
final class PartCounts {
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

    private final JdbcTemplate db;
    private final AreaTree areas;

    /** By what is counted. */
    private final Map<List<Object>, ExplainedPart> counted = new HashMap<>();

    /** Only reads. */
    PartCounts(JdbcTemplate db, AreaTree areas) {
        this.db = db;
        this.areas = areas;
    }

    /** In the order of the parts. */
    List<ExplainedPart> of(List<FigurePart> parts) {
        Map<List<Object>, FigurePart> uncounted = new LinkedHashMap<>();
        parts.stream()
                .filter(p -> !counted.containsKey(p.counted()))
                .forEach(p -> uncounted.putIfAbsent(p.counted(), p));
        uncounted.values().stream()
                .collect(Collectors.groupingBy(FigurePart::passed, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(this::count);
        return parts.stream()
                .map(p -> Objects.requireNonNull(counted.get(p.counted())).as(p))
                .toList();
    }

    private void count(List<FigurePart> parts) {
        List<PartSql> asked = parts.stream().map(p -> new PartSql(p, areas)).toList();
        List<PassedPart> passed = new PassedPanel(db, parts.get(0), asked).parts();
        for (int i = 0; i < parts.size(); i++) {
            FigurePart part = parts.get(i);
            counted.put(part.counted(), explained(part, asked.get(i), passed.get(i)));
        }
    }

    private ExplainedPart explained(FigurePart part, PartSql sql, PassedPart passed) {
        List<PassedRows> in = passed.counted();
        BigDecimal sum = passed.once()
                .orElseGet(() -> in.stream().map(PassedRows::added).reduce(BigDecimal.ZERO, BigDecimal::add));
        long lines = passed.once()
                .map(BigDecimal::longValueExact)
                .orElseGet(() -> in.stream().mapToLong(PassedRows::rows).sum());
        return new ExplainedPart(
                part,
                sum.divide(part.aggregate().divisor(), EXACT),
                lines,
                sql.value(),
                steps(part, passed.rows(), lines),
                files(in),
                passed.findings(),
                decisions(sql, in));
    }

    /** Few files have any: then the rows need not be looked at. */
    private List<TyingDecision> decisions(PartSql sql, List<PassedRows> counted) {
        Set<Long> files = counted.stream().map(PassedRows::delivery).collect(Collectors.toSet());
        return Boolean.TRUE.equals(db.queryForObject(sql.isDecided(files), Boolean.class))
                ? db.query(sql.decisions(), (row, i) -> TyingDecision.of(row))
                : List.of();
    }

    private static List<CountOf> files(List<PassedRows> counted) {
        Map<Long, CountOf> files = new LinkedHashMap<>();
        counted.forEach(c -> files.merge(
                c.delivery(), new CountOf(c.file(), c.rows()), (a, b) -> new CountOf(a.name(), a.rows() + b.rows())));
        return List.copyOf(files.values());
    }

    private List<PartStep> steps(FigurePart part, Collection<PassedRows> passed, long counted) {
        SortedMap<String, Long> reasons = new TreeMap<>();
        passed.forEach(c -> reasons.merge(c.reason(), c.rows(), Long::sum));
        List<PartStep> steps = new ArrayList<>(reconciled(part, passed.stream().map(PassedRows::source)));
        steps.add(new PartStep(
                "",
                FigureExplainer.PANEL,
                "",
                reasons.values().stream().mapToLong(n -> n).sum()));
        long repeated = Optional.ofNullable(reasons.remove("")).orElse(0L) - counted;
        reasons.forEach((reason, rows) -> steps.add(new PartStep("", EXCLUDED, reason, rows)));
        if (repeated != 0) {
            steps.add(new PartStep("", EXCLUDED, REPEATED, repeated));
        }
        steps.add(new PartStep("", COUNTED, "", counted));
        return steps;
    }

    /** What the run kept of the way to the panel, of the sources that its rows are of. */
    private List<PartStep> reconciled(FigurePart part, Stream<String> sources) {
        List<BalanceLine> balance =
                new Revisions(db).balance(part.revision(), part.area().code());
        return sources.distinct()
                .sorted()
                .flatMap(source -> STAGES.stream()
                        .flatMap(stage -> balance.stream()
                                .filter(l ->
                                        l.source().equals(source) && l.stage().equals(stage))
                                .map(l -> new PartStep(source, stage, l.reason(), l.rows()))))
                .toList();
    }
}
