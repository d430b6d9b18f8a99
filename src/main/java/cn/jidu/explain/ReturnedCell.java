package cn.jidu.explain;

import cn.jidu.definition.Quarter;
import java.math.BigDecimal;

/**
 * Where a department's own figure stands.
 *
 * @param area the one that it was returned for: the figure's, or one directly under it
 * @param sheet its name, or its number where it has none
 */
public record ReturnedCell(
        Quarter quarter,
        String area,
        String reportingUnit,
        BigDecimal value,
        String file,
        String sheet,
        int row,
        String indicator) {}
