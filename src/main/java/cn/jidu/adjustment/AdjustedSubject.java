package cn.jidu.adjustment;

import cn.jidu.definition.Quarter;

/**
 * The figure that is adjusted: of the quarter alone, as it is kept.
 *
 * @param universe key of the scope that it is counted over
 * @param indicator its key
 * @param area its code
 */
public record AdjustedSubject(Quarter quarter, String universe, String indicator, String area) {}
