package cn.jidu.measure;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Behaviour;
import cn.jidu.definition.Indicator.Growth;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import cn.jidu.definition.Target.Basis;
import cn.jidu.definition.area.AreaHistory;
import cn.jidu.measure.QuarterSeries.SeriesLine;
import cn.jidu.measure.QuarterSeries.Value;
import cn.jidu.measure.count.MeasureScope;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Figures to measurements: cumulated, compared with a year before and with the targets, ranked. */
final class Measurements {
    private static final int COVERAGE_DECIMALS = 2;

    private final Definitions definitions;
    private final QuarterSeries series;
    private final List<String> areas;
    private final Map<String, Indicator> indicators;
    private final AreaHistory history;

    /** @param areas those that are reported; the others are left out */
    Measurements(Definitions definitions, QuarterSeries series, List<String> areas) {
        this.definitions = definitions;
        this.series = series;
        this.areas = areas;
        this.indicators = definitions.indicators();
        this.history = definitions.areas().history();
    }

    /** The plan's targets in the quarter and what it monitors, by area. */
    List<Measurement> ofPlan(Plan plan, Quarter quarter) {
        List<Measurement> all = new ArrayList<>();
        for (Target target : plan.targets()) {
            all.addAll(ranked(
                    plan.area(),
                    decimals(target.indicator()),
                    TargetProgress.isUpperBound(target) ? Comparator.naturalOrder() : Comparator.reverseOrder(),
                    area -> measure(plan, target, area, quarter)));
        }
        for (String key : plan.monitored()) {
            all.addAll(ranked(
                    plan.area(),
                    decimals(key),
                    Comparator.reverseOrder(),
                    area -> measure(plan, indicator(key), area, quarter)));
        }
        return all;
    }

    /** Every indicator that rows drive and that is not of plans alone, over the universe of figures outside plans. */
    List<Measurement> outsidePlans(String universe, Quarter quarter) {
        List<Measurement> all = new ArrayList<>();
        for (Indicator indicator : indicators.values()) {
            if (indicator.isReturned()
                    || indicator.shown() == Indicator.Shown.IN_PLANS
                    || indicator.computation() instanceof Growth
                    || indicator.isOnlyInPlans()) {
                continue;
            }
            areas.forEach(area -> all.add(measure(indicator, universe, area, quarter)));
        }
        return all;
    }

    private Measurement measure(Plan plan, Target target, String area, Quarter quarter) {
        SeriesLine line = line(plan, indicator(target.indicator()), target.basis(), area);
        boolean adds = line.indicator().behaviour() == Behaviour.FLOW;
        Value cumulative = adds ? series.cumulative(line, plan, quarter, indicators) : Value.MISSING;
        Value ytd = adds ? ytd(line, quarter) : Value.MISSING;
        Value compared =
                switch (target.kind()) {
                    case CUMULATIVE -> cumulative;
                    case YEARLY -> ytd;
                    case POINTS -> series.points(line, plan, quarter, indicators);
                    case COVERAGE ->
                        area.equals(plan.area()) ? coverage(plan, target, quarter) : reached(line, plan, quarter);
                    default -> series.atEnd(line, plan, quarter, indicators);
                };
        Optional<BigDecimal> goal = area.equals(plan.area())
                ? Optional.of(target.valueIn(quarter))
                : Optional.ofNullable(target.quotas().get(area)).or(target::each);
        Optional<BigDecimal> base = target.baseValue()
                .filter(b -> area.equals(plan.area()))
                .or(() -> series.base(line, plan, indicators).number())
                .filter(b -> startsFromBase(target));
        Optional<BigDecimal> time = goal.flatMap(g -> TargetProgress.time(plan, target, quarter));
        YearBefore before = yearBefore(line, quarter);
        Optional<BigDecimal> progress =
                goal.flatMap(g -> compared.number().flatMap(v -> TargetProgress.done(target, v, g, base)));
        return new Measurement(
                plan.key(),
                target.id(),
                target.indicator(),
                area,
                quarter,
                unit(plan, target, line),
                target.basis(),
                compared.number(),
                adds ? series.own(line, quarter, indicators).number() : Optional.empty(),
                cumulative.number(),
                ytd.number(),
                yoy(line, quarter, before),
                before,
                goal,
                progress,
                time,
                TargetProgress.pace(target, progress, time),
                goal.flatMap(g -> compared.number().map(v -> v.subtract(g))),
                goal.flatMap(g ->
                        compared.number().map(v -> TargetProgress.met(target, v, g, decimals(plan, target, area)))),
                Optional.empty(),
                returned(line, quarter),
                base,
                compared.status(),
                Optional.empty());
    }

    private static boolean startsFromBase(Target target) {
        return switch (target.kind()) {
            case LEVEL, GROWTH, POINTS -> true;
            default -> false;
        };
    }

    private static String unit(Plan plan, Target target, SeriesLine line) {
        return switch (target.kind()) {
            case POINTS -> Target.POINTS_UNIT;
            case COVERAGE ->
                line.area().equals(plan.area())
                        ? Target.COVERAGE_UNIT
                        : line.indicator().unit();
            default -> line.indicator().unit();
        };
    }

    /** A share of areas is told apart from the whole, whatever its indicator shows. */
    private int decimals(Plan plan, Target target, String area) {
        return target.kind() == Target.TargetKind.COVERAGE && area.equals(plan.area())
                ? COVERAGE_DECIMALS
                : decimals(target.indicator());
    }

    /** What an area is covered by: of what adds up the sum since the year's first quarter, else the figure at the end. */
    private Value reached(SeriesLine line, Plan plan, Quarter quarter) {
        return line.indicator().behaviour() == Behaviour.FLOW
                ? ytd(line, quarter)
                : series.atEnd(line, plan, quarter, indicators);
    }

    /** The areas directly under the plan's own that have reached what each has to, in percent of all of them. */
    private Value coverage(Plan plan, Target target, Quarter quarter) {
        BigDecimal each = target.each().orElseThrow();
        Indicator indicator = indicator(target.indicator());
        List<Value> parts = definitions.areas().children(plan.area()).stream()
                .map(part -> reached(line(plan, indicator, target.basis(), part.code()), plan, quarter))
                .toList();
        if (parts.stream().allMatch(v -> v.number().isEmpty())) {
            return Value.MISSING;
        }
        long covered = parts.stream()
                .flatMap(v -> v.number().stream())
                .filter(n -> Rounding.round(n, indicator.decimals()).compareTo(each) >= 0)
                .count();
        return Value.of(
                ExactDecimals.percent(BigDecimal.valueOf(covered), BigDecimal.valueOf(parts.size())),
                parts.stream()
                        .map(v -> v.status() == FigureStatus.M ? FigureStatus.P : v.status())
                        .reduce(FigureStatus.A, FigureInputs::worse));
    }

    /** An indicator that the plan names without a target: as a target's row, but nothing to compare with. */
    private Measurement measure(Plan plan, Indicator indicator, String area, Quarter quarter) {
        Basis basis = indicator.isReturned() ? Basis.RETURNED : Basis.COMPUTED;
        SeriesLine line = line(plan, indicator, basis, area);
        boolean adds = indicator.behaviour() == Behaviour.FLOW;
        Value cumulative = adds ? series.cumulative(line, plan, quarter, indicators) : Value.MISSING;
        Value value = adds ? cumulative : series.atEnd(line, plan, quarter, indicators);
        return withoutTarget(
                plan.key(),
                line,
                quarter,
                value,
                adds ? series.own(line, quarter, indicators) : Value.MISSING,
                cumulative);
    }

    private static SeriesLine line(Plan plan, Indicator indicator, Basis basis, String area) {
        return new SeriesLine(indicator, basis, MeasureScope.keyOf(plan, indicator), area);
    }

    private Measurement measure(Indicator indicator, String universe, String area, Quarter quarter) {
        SeriesLine line = new SeriesLine(indicator, Basis.COMPUTED, universe, area);
        boolean adds = indicator.behaviour() == Behaviour.FLOW;
        Value own = series.own(line, quarter, indicators);
        return withoutTarget(Measurement.NONE, line, quarter, own, adds ? own : Value.MISSING, Value.MISSING);
    }

    private Measurement withoutTarget(
            String plan, SeriesLine line, Quarter quarter, Value value, Value flow, Value cumulative) {
        boolean adds = line.indicator().behaviour() == Behaviour.FLOW;
        YearBefore before = yearBefore(line, quarter);
        return new Measurement(
                plan,
                Measurement.NONE,
                line.indicator().key(),
                line.area(),
                quarter,
                line.indicator().unit(),
                line.basis(),
                value.number(),
                flow.number(),
                cumulative.number(),
                adds ? ytd(line, quarter).number() : Optional.empty(),
                yoy(line, quarter, before),
                before,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                returned(line, quarter),
                Optional.empty(),
                value.status(),
                Optional.empty());
    }

    private Value ytd(SeriesLine line, Quarter quarter) {
        return series.sum(line, new Quarter(quarter.year(), 1), quarter, indicators);
    }

    private Optional<BigDecimal> yoy(SeriesLine line, Quarter quarter, YearBefore before) {
        Optional<BigDecimal> now = series.own(line, quarter, indicators).number();
        Optional<BigDecimal> then = before.value();
        return now.flatMap(
                n -> then.flatMap(t -> ExactDecimals.change(line.indicator().behaviour(), n, t)));
    }

    /** None across a break: the area's figures of a year before are of another extent. */
    private YearBefore yearBefore(SeriesLine line, Quarter quarter) {
        Quarter then = quarter.plus(-4);
        return history.breaks(line.area(), then.lastDay(), quarter.lastDay()).isEmpty()
                ? new YearBefore(series.own(line, then, indicators).number(), returned(line, then))
                : YearBefore.NONE;
    }

    private Optional<BigDecimal> returned(SeriesLine line, Quarter quarter) {
        return series.own(
                        new SeriesLine(line.indicator(), Basis.RETURNED, line.universe(), line.area()),
                        quarter,
                        indicators)
                .number();
    }

    /**
     * The root and the areas directly under it; those are ranked by the value as it is shown.
     *
     * @param best what comes first
     */
    private List<Measurement> ranked(
            String root, int decimals, Comparator<BigDecimal> best, Function<String, Measurement> measure) {
        List<Measurement> measured = areas.stream()
                .filter(a -> definitions.areas().isWholeOrPart(a, root))
                .map(measure)
                .toList();
        List<BigDecimal> shown = measured.stream()
                .filter(m -> !m.area().equals(root))
                .flatMap(m -> m.value().stream())
                .map(v -> Rounding.round(v, decimals))
                .sorted(best)
                .toList();
        return measured.stream()
                .map(m -> m.area().equals(root)
                        ? m
                        : m.ranked(m.value().map(v -> 1 + shown.indexOf(Rounding.round(v, decimals)))))
                .toList();
    }

    private Indicator indicator(String key) {
        return java.util.Objects.requireNonNull(indicators.get(key), key);
    }

    private int decimals(String indicator) {
        return indicator(indicator).decimals();
    }
}
