package cn.jidu.measure;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Change;
import cn.jidu.definition.Indicator.Growth;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target.Basis;
import cn.jidu.measure.count.MeasureScope;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The figures of one area over all measured quarters, put together over time. */
final class QuarterSeries {
    private final Map<List<Object>, Figure> figures;

    /** In the place of those of the same key. */
    private final Map<List<Object>, Figure> others;

    private QuarterSeries(Map<List<Object>, Figure> figures, Map<List<Object>, Figure> others) {
        this.figures = figures;
        this.others = others;
    }

    static QuarterSeries of(Map<Quarter, List<Figure>> figures) {
        return new QuarterSeries(
                figures.entrySet().stream()
                        .flatMap(e -> e.getValue().stream().map(f -> Map.entry(key(e.getKey(), f), f)))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                Map.of());
    }

    /** The same with other figures of a quarter in the place of some. */
    QuarterSeries with(Quarter quarter, List<Figure> others) {
        return new QuarterSeries(
                figures, others.stream().collect(Collectors.toMap(f -> key(quarter, f), Function.identity())));
    }

    private static List<Object> key(Quarter quarter, Figure f) {
        return List.of(quarter, f.basis(), f.universe(), f.indicator(), f.area());
    }

    /** @param status M exactly when there is no value */
    record Value(Optional<BigDecimal> number, FigureStatus status) {
        static final Value MISSING = new Value(Optional.empty(), FigureStatus.M);

        static Value of(BigDecimal number, FigureStatus status) {
            return new Value(Optional.of(number), status);
        }
    }

    /**
     * What is looked at: an indicator on one basis over one universe in one area.
     *
     * @param universe key of the {@link MeasureScope}
     */
    record SeriesLine(Indicator indicator, Basis basis, String universe, String area) {
        private SeriesLine level(String of, Map<String, Indicator> indicators) {
            Indicator level = indicator.findOwnLevel().orElseGet(() -> Objects.requireNonNull(indicators.get(of), of));
            return new SeriesLine(level, basis, universe, area);
        }
    }

    /** The quarter's own flow, level or rate. A growth has none of its own. */
    Value own(SeriesLine line, Quarter quarter, Map<String, Indicator> indicators) {
        if (line.basis() == Basis.COMPUTED && line.indicator().computation() instanceof Change change) {
            return since(line, change, quarter.previous(), quarter, indicators);
        }
        if (line.basis() == Basis.COMPUTED && line.indicator().computation() instanceof Growth) {
            return Value.MISSING;
        }
        return stored(line, quarter);
    }

    /** Since the plan began: the sum from its first quarter; of a change, the level less that of the base quarter. */
    Value cumulative(SeriesLine line, Plan plan, Quarter quarter, Map<String, Indicator> indicators) {
        if (line.basis() == Basis.COMPUTED && line.indicator().computation() instanceof Change change) {
            return since(line, change, plan.base(), quarter, indicators);
        }
        return sum(line, plan.first(), quarter, indicators);
    }

    /** The sum over the quarters from first to last; of a change, the level at last less the level before first. */
    Value sum(SeriesLine line, Quarter first, Quarter last, Map<String, Indicator> indicators) {
        if (line.basis() == Basis.COMPUTED && line.indicator().computation() instanceof Change change) {
            return since(line, change, first.previous(), last, indicators);
        }
        List<Value> values = IntStream.rangeClosed(0, last.since(first))
                .mapToObj(i -> stored(line, first.plus(i)))
                .toList();
        if (values.get(values.size() - 1).number().isEmpty()) {
            return Value.MISSING;
        }
        BigDecimal sum = values.stream().flatMap(v -> v.number().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
        FigureStatus worst = values.stream()
                .map(v -> v.status() == FigureStatus.M ? FigureStatus.P : v.status())
                .reduce(FigureStatus.A, FigureInputs::worse);
        return Value.of(sum, worst);
    }

    /** Of a plan: a level or rate at the quarter's end; a growth from rows is one since the plan's base. */
    Value atEnd(SeriesLine line, Plan plan, Quarter quarter, Map<String, Indicator> indicators) {
        return line.indicator().computation() instanceof Growth && line.basis() == Basis.COMPUTED
                ? growth(line, plan.base(), quarter, indicators)
                : own(line, quarter, indicators);
    }

    /** What the plan starts from: the level or rate of its base quarter; of a growth from rows, its level's. */
    Value base(SeriesLine line, Plan plan, Map<String, Indicator> indicators) {
        return line.basis() == Basis.COMPUTED && line.indicator().computation() instanceof Growth growth
                ? stored(line.level(growth.of(), indicators), plan.base())
                : own(line, plan.base(), indicators);
    }

    /** How far a ratio has moved since the plan's base quarter. */
    Value points(SeriesLine line, Plan plan, Quarter quarter, Map<String, Indicator> indicators) {
        Value now = own(line, quarter, indicators);
        Value then = own(line, plan.base(), indicators);
        return now.number().isEmpty() || then.number().isEmpty()
                ? Value.MISSING
                : Value.of(
                        now.number().get().subtract(then.number().get()),
                        FigureInputs.worse(now.status(), then.status()));
    }

    /** Average yearly growth since the base quarter. */
    Value growth(SeriesLine line, Quarter base, Quarter quarter, Map<String, Indicator> indicators) {
        Growth growth = (Growth) line.indicator().computation();
        SeriesLine level = line.level(growth.of(), indicators);
        Value now = stored(level, quarter);
        Value then = stored(level, base);
        if (now.number().isEmpty()
                || then.number().filter(n -> n.signum() > 0).isEmpty()
                || quarter.compareTo(base) <= 0) {
            return Value.MISSING;
        }
        return Value.of(
                ExactDecimals.yearlyGrowth(now.number().get(), then.number().get(), quarter.since(base)),
                FigureInputs.worse(now.status(), then.status()));
    }

    /** Missing where either level is, and where the change of the last quarter itself is kept as missing. */
    private Value since(SeriesLine line, Change change, Quarter from, Quarter to, Map<String, Indicator> indicators) {
        SeriesLine level = line.level(change.of(), indicators);
        Value now = stored(level, to);
        Value then = stored(level, from);
        if (now.number().isEmpty() || then.number().isEmpty() || find(line, to).isPresent()) {
            return Value.MISSING;
        }
        return Value.of(
                now.number().get().subtract(then.number().get()), FigureInputs.worse(now.status(), then.status()));
    }

    private Value stored(SeriesLine line, Quarter quarter) {
        return find(line, quarter).map(f -> new Value(f.value(), f.status())).orElse(Value.MISSING);
    }

    private Optional<Figure> find(SeriesLine line, Quarter quarter) {
        List<Object> key = List.of(
                quarter,
                line.basis(),
                line.basis() == Basis.RETURNED ? "" : line.universe(),
                line.indicator().key(),
                line.area());
        return Optional.ofNullable(others.get(key)).or(() -> Optional.ofNullable(figures.get(key)));
    }
}
