package cn.jidu.cleanse;

import cn.jidu.cleanse.cell.CellFault;
import cn.jidu.cleanse.cell.ValueBounds;
import cn.jidu.intake.table.FileRow;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as typed values, or the faults for which it is not loaded.
 *
 * @param origin as it was written
 * @param values in the order of the source's fields: text, BigDecimal, Long, LocalDate, Boolean, CodeCell or null
 * @param key null where it has none; of a faulty row also where a field of the key is at fault
 * @param ownArea where it is known, of a faulty row too; else the file's
 * @param faults in the order of the fields; empty where it is loaded
 * @param breaches where the values of a row that is loaded are not plausible
 * @param shortened it lacks cells at its end, all of them of columns that may be empty
 * @param outside it states an area or a quarter that is not the file's
 */
record CleanedRow(
        FileRow origin,
        List<@Nullable Object> values,
        @Nullable String key,
        String ownArea,
        List<CellFault> faults,
        List<ValueBounds.Breach> breaches,
        boolean shortened,
        boolean outside) {

    /** One of which no value is believed. */
    static CleanedRow unbelieved(FileRow origin, int fields, String fileArea, List<CellFault> faults) {
        List<@Nullable Object> nothing = Collections.nCopies(fields, null);
        return new CleanedRow(origin, nothing, null, fileArea, faults, List.of(), false, false);
    }

    /** The value of a field of the source. */
    @Nullable
    Object value(int field) {
        return values.get(field);
    }

    boolean isLoaded() {
        return faults.isEmpty();
    }
}
