package cn.jidu.report.month;

import cn.jidu.definition.Indicator;
import cn.jidu.measure.ExactDecimals;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What was returned of one indicator for an area and month.
 *
 * @param value the month's own flow, or the level or rate at its end
 * @param before the same a year before
 * @param total of flows since January; else missing
 * @param totalBefore the same a year before
 */
record MonthFigure(Indicator indicator, MonthValue value, MonthValue before, MonthValue total, MonthValue totalBefore) {

    /** Against the same month a year before; only of figures that are whole. */
    Optional<BigDecimal> change() {
        return change(value, before);
    }

    /** Of the sum since January, likewise. */
    Optional<BigDecimal> totalChange() {
        return change(total, totalBefore);
    }

    private Optional<BigDecimal> change(MonthValue now, MonthValue then) {
        return now.whole().flatMap(n -> then.whole().flatMap(t -> ExactDecimals.change(indicator.behaviour(), n, t)));
    }

    boolean adds() {
        return indicator.behaviour() == Indicator.Behaviour.FLOW;
    }
}
