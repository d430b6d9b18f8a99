package cn.jidu.measure;

import cn.jidu.definition.Target.Basis;
import cn.jidu.measure.count.MeasureScope;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One indicator of one area for one quarter alone: its flow, or its level or rate at the quarter's end; exact.
 *
 * @param universe key of its {@link MeasureScope}; empty for returned figures
 * @param value empty exactly when the status is M
 */
record Figure(
        Basis basis, String universe, String indicator, String area, Optional<BigDecimal> value, FigureStatus status) {
    /** Another value of the same status. */
    Figure withValue(BigDecimal other) {
        return new Figure(basis, universe, indicator, area, Optional.of(other), status);
    }
}
