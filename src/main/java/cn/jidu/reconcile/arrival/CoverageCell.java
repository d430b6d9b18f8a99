package cn.jidu.reconcile.arrival;

import cn.jidu.definition.Quarter;
import cn.jidu.store.rows.CopyWriter;
import java.util.List;

/**
 * A part of one delivery: its rows of one own area and one replace value. Cells are what is in force or not.
 *
 * @param from the quarter of the delivery
 * @param carried the rows stand in for an area that delivered nothing for the quarter
 */
public record CoverageCell(
        String source, Quarter from, long deliveryId, String area, String replaceValue, boolean carried) {

    /** As tables of cells name what one is. */
    public static final List<String> COLUMNS =
            List.of("source", "from_quarter", "delivery_id", "area_code", "replace_value", "carried");

    /** Gives a row its {@link #COLUMNS}. */
    public void write(CopyWriter row) {
        row.text(source);
        row.text(from.toString());
        row.number(deliveryId);
        row.text(area);
        row.text(replaceValue);
        row.bool(carried);
    }

    /** The same in a later quarter. */
    CoverageCell asCarried() {
        return new CoverageCell(source, from, deliveryId, area, replaceValue, true);
    }
}
