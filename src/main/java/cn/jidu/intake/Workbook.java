package cn.jidu.intake;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A workbook's sheets, whichever of the formats it has. Memory does not grow with it. */
interface Workbook extends Closeable {

    /**
     * A sheet of cells; charts and macros are none.
     *
     * @param number its position among all sheets, from 1
     */
    record Sheet(int number, String name, boolean visible) {}

    /** In the order of the workbook. */
    List<Sheet> sheets();

    /**
     * The rows of a sheet under its own row numbers; a row ends with its last cell that holds anything. Rows that the
     * file leaves out are blank and not given. The caller closes them.
     *
     * @throws RefusedException UNREADABLE
     */
    SheetRows open(Sheet sheet) throws IOException, RefusedException;

    /** The rows of one sheet, and what is to be told of them once they have been read. */
    interface SheetRows extends Rows {
        Hidden hidden();
    }
}
