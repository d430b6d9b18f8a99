package cn.jidu.measure;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Aggregate;
import cn.jidu.definition.Indicator.Ratio;
import cn.jidu.definition.Panel;
import cn.jidu.definition.Target.Basis;
import cn.jidu.definition.area.Area;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** The figures that are counted from rows: one query per panel and scope gives all of them for all areas. */
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

    /** Figures of every computed aggregate and rate of the scope; changes and growth are taken from them later. */
    List<Figure> compute(long revisionId, String quarter, MeasureScope scope, FigureInputs inputs) {
        List<Indicator> counted = counted(scope);
        Map<Aggregate, Map<String, CountedFigure>> values = new HashMap<>();
        for (Panel panel : definitions.panels().values()) {
            List<Aggregate> ofPanel = counted.stream()
                    .flatMap(i -> i.aggregates().stream())
                    .filter(a -> a.panel().equals(panel.name()))
                    .distinct()
                    .toList();
            if (!ofPanel.isEmpty()) {
                count(panel, scope, ofPanel, revisionId, quarter, values);
            }
        }
        return Stream.concat(
                        counted.stream()
                                .flatMap(i -> areas.stream().map(area -> figure(i, scope, area, values, inputs))),
                        missingChanges(scope, inputs))
                .toList();
    }

    private List<Indicator> counted(MeasureScope scope) {
        return definitions.indicators().values().stream()
                .flatMap(i -> Stream.concat(Stream.of(i), i.findOwnLevel().stream()))
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

    /** @param sum of nothing is zero */
    private record CountedFigure(BigDecimal sum, boolean estimated) {
        static final CountedFigure NOTHING = new CountedFigure(BigDecimal.ZERO, false);
    }

    private void count(
            Panel panel,
            MeasureScope scope,
            List<Aggregate> aggregates,
            long revisionId,
            String quarter,
            Map<Aggregate, Map<String, CountedFigure>> values) {
        String rows = """
                (select * from %s where quarter = %s and slice_id in (
                    select slice_id from jidu.revision_slice where revision_id = %s)) p""".formatted(name("jidu.panel_" + panel.name()), literal(quarter), revisionId);
        List<String[]> within = areas.stream().flatMap(this::within).toList();
        db.query(
                FigureSql.of(panel, scope, aggregates, rows),
                row -> {
                    for (int i = 0; i < aggregates.size(); i++) {
                        BigDecimal sum = row.getBigDecimal("v" + i);
                        values.computeIfAbsent(aggregates.get(i), a -> new HashMap<>())
                                .put(
                                        row.getString(1),
                                        new CountedFigure(
                                                sum == null ? BigDecimal.ZERO : sum, row.getBoolean("e" + i)));
                    }
                },
                within.stream().map(w -> w[0]).toArray(String[]::new),
                within.stream().map(w -> w[1]).toArray(String[]::new));
    }

    private Stream<String[]> within(String ancestor) {
        return definitions.areas().all().stream()
                .map(Area::code)
                .filter(code -> definitions.areas().isWithin(code, ancestor))
                .map(code -> new String[] {code, ancestor});
    }

    private Figure figure(
            Indicator indicator,
            MeasureScope scope,
            String area,
            Map<Aggregate, Map<String, CountedFigure>> values,
            FigureInputs inputs) {
        boolean overUniverse = indicator.aggregates().stream().anyMatch(Aggregate::isOverUniverse);
        FigureStatus status = inputs.status(indicator, scope.universe(), area, overUniverse);
        Optional<BigDecimal> value =
                value(indicator, a -> counted(values, a, area).sum());
        List<Aggregate> counted =
                indicator.computation() instanceof Ratio ratio ? ratio.denominator() : indicator.aggregates();
        boolean estimated =
                counted.stream().anyMatch(a -> counted(values, a, area).estimated());
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
            BigDecimal whole =
                    ratio.denominator().stream().map(a -> inUnit(a, sums)).reduce(BigDecimal.ZERO, BigDecimal::add);
            return whole.signum() == 0
                    ? Optional.empty()
                    : Optional.of(inUnit(ratio.numerator(), sums)
                            .multiply(ratio.factor())
                            .divide(whole, ExactDecimals.PRECISION));
        }
        return Optional.of(inUnit((Aggregate) indicator.computation(), sums));
    }

    private static BigDecimal inUnit(Aggregate aggregate, Function<Aggregate, BigDecimal> sums) {
        return sums.apply(aggregate).divide(aggregate.divisor(), ExactDecimals.PRECISION);
    }

    private static CountedFigure counted(
            Map<Aggregate, Map<String, CountedFigure>> values, Aggregate aggregate, String area) {
        return values.getOrDefault(aggregate, Map.of()).getOrDefault(area, CountedFigure.NOTHING);
    }
}
