package cn.jidu.reconcile.revision;

import cn.jidu.definition.Quarter;
import java.time.LocalDate;

/**
 * One immutable state of a quarter's data.
 *
 * @param number from 1 within the quarter; the users' r1, r2 …
 * @param asOf the date printed on its reports
 * @param isNew made by this run; otherwise the inputs were unchanged and the present revision stands
 */
public record Revision(long id, Quarter quarter, int number, LocalDate asOf, String inputsHash, boolean isNew) {
    /** The ids of the slices of panels that it rests on, as a SELECT. */
    public String slicesSql() {
        return "select slice_id from jidu.revision_slice where revision_id = " + id;
    }
}
