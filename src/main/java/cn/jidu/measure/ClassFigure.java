package cn.jidu.measure;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A figure of a {@link cn.jidu.definition.Breakdown}, exact.
 *
 * @param universe that it is counted over
 * @param className key of the class; {@link cn.jidu.definition.Breakdown#TOTAL} of all
 * @param value in the measure's unit; empty when missing
 */
public record ClassFigure(
        String universe,
        String breakdown,
        String className,
        String measure,
        String area,
        Optional<BigDecimal> value,
        FigureStatus status) {}
