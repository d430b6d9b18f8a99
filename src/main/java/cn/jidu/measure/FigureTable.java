package cn.jidu.measure;

import cn.jidu.definition.Breakdown.BreakdownFigure;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Aggregate;
import cn.jidu.definition.Indicator.Ratio;
import cn.jidu.definition.Panel;
import cn.jidu.definition.Target.Basis;
import cn.jidu.measure.count.AreaCount;
import cn.jidu.measure.count.CountSql;
import cn.jidu.measure.count.MeasureScope;
import cn.jidu.measure.count.PanelCounts;
import cn.jidu.measure.count.ReportedAreas;
import cn.jidu.reconcile.revision.Revision;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** The figures that are counted from rows: each panel is gone through once for all scopes. */
final class FigureTable {
    private final JdbcTemplate db;
    private final Definitions definitions;
    private final List<String> areas;

    /** @param areas the areas that figures are made for */
    FigureTable(JdbcTemplate db, Definitions definitions, List<String> areas) {
        this.db = db;
        this.definitions = definitions;
        this.areas = areas;
    }

    /**
     * Figures of every computed aggregate and rate of the scopes, and of every breakdown over their universes; changes and
     * growth are taken from them later.
     */
    MeasuredFigures compute(Revision revision, List<MeasureScope> scopes, FigureInputs inputs) {
        List<BreakdownFigure> ofClasses = ClassFigureTable.all(definitions);
        Map<CountSql, Map<String, AreaCount>> counts = count(revision, allCounts(scopes));
        List<Figure> figures = scopes.stream()
                .flatMap(scope -> figures(scope, ofScope(scope, counts), inputs))
                .toList();
        List<ClassFigure> classFigures = universes(scopes)
                .flatMap(scope -> ofClasses.stream().flatMap(f -> classFigures(f, scope, counts, inputs)))
                .toList();
        return new MeasuredFigures(figures, classFigures);
    }

    /** Everything that is counted for the scopes and for the breakdowns over their universes, by panel. */
    SortedMap<String, List<CountSql>> allCounts(List<MeasureScope> scopes) {
        Stream<CountSql> classCounts = universes(scopes)
                .flatMap(scope -> ClassFigureTable.all(definitions).stream()
                        .flatMap(f -> f.figure().aggregates().stream())
                        .map(a -> sql(a, scope)));
        return byPanel(Stream.concat(all(scopes), classCounts));
    }

    private static Stream<MeasureScope> universes(List<MeasureScope> scopes) {
        return scopes.stream().filter(s -> s.planFirstDay().isEmpty());
    }

    private Stream<ClassFigure> classFigures(
            BreakdownFigure of, MeasureScope scope, Map<CountSql, Map<String, AreaCount>> all, FigureInputs inputs) {
        Map<Aggregate, Map<String, AreaCount>> counts = of.figure().aggregates().stream()
                .distinct()
                .collect(Collectors.toMap(a -> a, a -> all.getOrDefault(sql(a, scope), Map.of())));
        return areas.stream()
                .map(area -> figure(of.figure(), scope, area, counts, inputs))
                .map(f -> new ClassFigure(
                        f.universe(), of.breakdown(), of.className(), of.measure(), f.area(), f.value(), f.status()));
    }

    private Stream<Figure> figures(
            MeasureScope scope, Map<Aggregate, Map<String, AreaCount>> counts, FigureInputs inputs) {
        return Stream.concat(
                counted(scope).stream()
                        .flatMap(i -> areas.stream().map(area -> figure(i, scope, area, counts, inputs))),
                missingChanges(scope, inputs));
    }

    private Map<Aggregate, Map<String, AreaCount>> ofScope(
            MeasureScope scope, Map<CountSql, Map<String, AreaCount>> counts) {
        return aggregates(scope).collect(Collectors.toMap(a -> a, a -> counts.getOrDefault(sql(a, scope), Map.of())));
    }

    /** Everything that is counted for the scopes, by panel. */
    SortedMap<String, List<CountSql>> counts(List<MeasureScope> scopes) {
        return byPanel(all(scopes));
    }

    private Stream<CountSql> all(List<MeasureScope> scopes) {
        return scopes.stream().flatMap(scope -> aggregates(scope).map(a -> sql(a, scope)));
    }

    private static SortedMap<String, List<CountSql>> byPanel(Stream<CountSql> counts) {
        return counts.distinct().collect(Collectors.groupingBy(CountSql::panel, TreeMap::new, Collectors.toList()));
    }

    Map<CountSql, Map<String, AreaCount>> count(Revision revision, List<MeasureScope> scopes) {
        return count(revision, counts(scopes));
    }

    private Map<CountSql, Map<String, AreaCount>> count(Revision revision, SortedMap<String, List<CountSql>> byPanel) {
        ReportedAreas reported = new ReportedAreas(definitions.areas(), areas);
        Map<CountSql, Map<String, AreaCount>> counts = new HashMap<>();
        byPanel.forEach((panel, ofPanel) -> counts.putAll(new PanelCounts(db, revision, panel, reported).of(ofPanel)));
        return counts;
    }

    private Stream<Aggregate> aggregates(MeasureScope scope) {
        return counted(scope).stream().flatMap(i -> i.aggregates().stream()).distinct();
    }

    CountSql sql(Aggregate aggregate, MeasureScope scope) {
        Panel panel = Objects.requireNonNull(definitions.panels().get(aggregate.panel()), aggregate.panel());
        return CountSql.of(panel, aggregate, scope);
    }

    List<Indicator> counted(MeasureScope scope) {
        return counted(definitions, scope);
    }

    /** What is counted over the scope, levels that a change is taken from among it. */
    static List<Indicator> counted(Definitions definitions, MeasureScope scope) {
        return definitions
                .countable()
                .filter(i -> !i.aggregates().isEmpty() && scope.holds(i))
                .toList();
    }

    /** A change is taken from two levels later; where it cannot be known, that is kept as a missing figure. */
    private Stream<Figure> missingChanges(MeasureScope scope, FigureInputs inputs) {
        return definitions.indicators().values().stream()
                .filter(i -> i.computation() instanceof Indicator.Change && scope.holds(i))
                .flatMap(i -> areas.stream()
                        .filter(area -> inputs.status(i, scope.universe(), area, true) == FigureStatus.M)
                        .map(area -> new Figure(
                                Basis.COMPUTED, scope.key(), i.key(), area, Optional.empty(), FigureStatus.M)));
    }

    Figure figure(
            Indicator indicator,
            MeasureScope scope,
            String area,
            Map<Aggregate, Map<String, AreaCount>> counts,
            FigureInputs inputs) {
        boolean overUniverse = indicator.aggregates().stream().anyMatch(Aggregate::isOverUniverse);
        FigureStatus status = inputs.status(indicator, scope.universe(), area, overUniverse);
        Optional<BigDecimal> value =
                value(indicator, a -> counted(counts, a, area).sum());
        List<Aggregate> counted =
                indicator.computation() instanceof Ratio ratio ? ratio.denominator() : indicator.aggregates();
        boolean estimated =
                counted.stream().anyMatch(a -> counted(counts, a, area).estimated());
        FigureStatus known = value.isEmpty()
                ? FigureStatus.M
                : FigureInputs.worse(status, estimated ? FigureStatus.E : FigureStatus.A);
        return new Figure(
                Basis.COMPUTED,
                scope.key(),
                indicator.key(),
                area,
                known == FigureStatus.M ? Optional.empty() : value,
                known);
    }

    /** A counted figure from its sums; a rate over nothing is empty. */
    static Optional<BigDecimal> value(Indicator indicator, Function<Aggregate, BigDecimal> sums) {
        if (indicator.computation() instanceof Ratio ratio) {
            return terms(indicator, sums)
                    .filter(t -> t.denominator().signum() != 0)
                    .map(t -> t.numerator().multiply(ratio.factor()).divide(t.denominator(), ExactDecimals.PRECISION));
        }
        return Optional.of(inUnit((Aggregate) indicator.computation(), sums));
    }

    /** What a rate is the quotient of; empty for what is none. */
    static Optional<RatioTerms> terms(Indicator indicator, Function<Aggregate, BigDecimal> sums) {
        return indicator.computation() instanceof Ratio ratio
                ? Optional.of(new RatioTerms(
                        inUnit(ratio.numerator(), sums),
                        ratio.denominator().stream()
                                .map(a -> inUnit(a, sums))
                                .reduce(BigDecimal.ZERO, BigDecimal::add)))
                : Optional.empty();
    }

    private static BigDecimal inUnit(Aggregate aggregate, Function<Aggregate, BigDecimal> sums) {
        return sums.apply(aggregate).divide(aggregate.divisor(), ExactDecimals.PRECISION);
    }

    private static AreaCount counted(Map<Aggregate, Map<String, AreaCount>> counts, Aggregate aggregate, String area) {
        return counts.getOrDefault(aggregate, Map.of()).getOrDefault(area, AreaCount.NOTHING);
    }
}
