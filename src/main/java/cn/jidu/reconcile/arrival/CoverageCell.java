package cn.jidu.reconcile.arrival;

import cn.jidu.definition.Quarter;

/**
 * A part of one delivery: its rows of one own area and one replace value. Cells are what is in force or not.
 *
 * @param from the quarter of the delivery
 * @param carried the rows stand in for an area that delivered nothing for the quarter
 */
public record CoverageCell(
        String source, Quarter from, long deliveryId, String area, String replaceValue, boolean carried) {

    /** The same in a later quarter. */
    CoverageCell asCarried() {
        return new CoverageCell(source, from, deliveryId, area, replaceValue, true);
    }
}
