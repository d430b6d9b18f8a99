package cn.jidu.measure;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Combine;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target.Basis;
import cn.jidu.measure.ReturnDifference.OtherFigure;
import cn.jidu.measure.count.MeasureScope;
import cn.jidu.measure.returns.DepartmentReturns;
import cn.jidu.measure.returns.DepartmentReturns.Own;
import cn.jidu.measure.returns.DepartmentReturns.ReturnLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * RETURN_DIFFERS: a department's own figure for the quarter against the one computed from rows, and a wider area's
 * against the sum of the areas directly under it, all as shown. What there is only one figure of is not compared.
 */
public final class ReturnCheck {
    /** What it finds. */
    public static final String CODE = "RETURN_DIFFERS";

    private final Definitions definitions;
    private final QuarterSeries series;
    private final Quarter quarter;

    ReturnCheck(Definitions definitions, QuarterSeries series, Quarter quarter) {
        this.definitions = definitions;
        this.series = series;
        this.quarter = quarter;
    }

    /** @param line the row it is told at */
    record Difference(ReturnLine line, String message) {}

    /** In order of indicator and area; what is computed before what the parts sum to. */
    List<Difference> of(DepartmentReturns returns) {
        return returns.groups().stream()
                .flatMap(lines -> Stream.concat(fromRows(lines, returns), fromParts(lines.get(0), returns)))
                .toList();
    }

    /** Where several units return parts, their sum is compared; otherwise each unit's figure for itself. */
    private Stream<Difference> fromRows(List<ReturnLine> lines, DepartmentReturns returns) {
        ReturnLine first = lines.get(0);
        Indicator indicator = returns.indicator(first);
        List<Own> given = indicator.returns() == Combine.SUM
                ? returns.findOwn(indicator, first.area()).stream().toList()
                : lines.stream().map(DepartmentReturns::own).toList();
        return computed(indicator, first.area())
                .flatMap(c -> given.stream().flatMap(own -> difference(indicator, own, OtherFigure.ROWS, c).stream()))
                .distinct();
    }

    /** Outside plans; of what has a figure only inside a plan, that of each plan of the area's that runs and names it. */
    private Stream<BigDecimal> computed(Indicator indicator, String area) {
        if (indicator.isReturned()) {
            return Stream.empty();
        }
        if (!indicator.isOnlyInPlans() && !(indicator.computation() instanceof Indicator.Growth)) {
            QuarterSeries.SeriesLine line =
                    new QuarterSeries.SeriesLine(indicator, Basis.COMPUTED, MeasureScope.OUTSIDE_PLANS, area);
            return series.own(line, quarter, definitions.indicators()).number().stream();
        }
        return definitions.plans().values().stream()
                .filter(p -> definitions.areas().isWithin(area, p.area()))
                .filter(p -> p.runsIn(quarter) && p.names(indicator.key()))
                .flatMap(p -> inPlan(p, indicator, area).stream());
    }

    private Optional<BigDecimal> inPlan(Plan plan, Indicator indicator, String area) {
        QuarterSeries.SeriesLine line =
                new QuarterSeries.SeriesLine(indicator, Basis.COMPUTED, MeasureScope.keyOf(plan, indicator), area);
        return series.atEnd(line, plan, quarter, definitions.indicators()).number();
    }

    /** Only where every area directly under it has a figure. */
    private static Stream<Difference> fromParts(ReturnLine line, DepartmentReturns returns) {
        Indicator indicator = returns.indicator(line);
        return returns
                .findParts(indicator, line.area())
                .filter(DepartmentReturns.Parts::complete)
                .flatMap(parts -> returns.findOwn(indicator, line.area())
                        .flatMap(own -> difference(indicator, own, OtherFigure.PARTS, parts.sum())))
                .stream();
    }

    private static Optional<Difference> difference(
            Indicator indicator, Own own, OtherFigure against, BigDecimal other) {
        ReturnDifference found = new ReturnDifference(
                indicator.title(),
                own.units(),
                Rounding.round(own.value(), indicator.decimals()),
                against,
                Rounding.round(other, indicator.decimals()),
                indicator.unit().equals("%") ? "个百分点" : indicator.unit());
        return found.difference().signum() == 0
                ? Optional.empty()
                : Optional.of(new Difference(own.line(), found.sentence()));
    }
}
