package cn.jidu.explain;

import cn.jidu.definition.Month;
import cn.jidu.definition.Quarter;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Where a department's own figure stands.
 *
 * @param month of the quarter; empty: it is of the quarter itself
 * @param area the one that it was returned for: the figure's, or one directly under it
 * @param sheet its name, or its number where it has none
 */
public record ReturnedCell(
        Quarter quarter,
        Optional<Month> month,
        String area,
        String reportingUnit,
        BigDecimal value,
        String file,
        String sheet,
        int row,
        String indicator) {}
