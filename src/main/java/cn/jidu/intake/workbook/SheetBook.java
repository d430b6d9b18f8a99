package cn.jidu.intake.workbook;

import cn.jidu.intake.table.FileRows;
import cn.jidu.intake.table.NamedUnits;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.text.ShownText;
import java.io.Closeable;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;

/** A workbook's sheets, whichever of the formats it has. Memory does not grow with it. */
public interface SheetBook extends Closeable {

    /**
     * A sheet of cells; charts and macros are none.
     *
     * @param number its position among all sheets, from 1
     */
    record Sheet(int number, String name, boolean visible) {
        /** Longer than Excel allows. */
        private static final int NAME = 40;

        /** The name is kept as it may be shown. */
        public Sheet {
            name = ShownText.text(name, NAME);
        }
    }

    /** In the order of the workbook. */
    List<Sheet> sheets();

    /**
     * The rows of a sheet under its own row numbers; a row ends with its last cell that holds anything. Rows that the
     * file leaves out are blank and not given. The caller closes them.
     *
     * @param days the columns, from 0, where only days are written: a number in them is one whatever its format
     * @throws RefusedException UNREADABLE
     */
    SheetRows open(Sheet sheet, BitSet days) throws IOException, RefusedException;

    /**
     * The cells of a sheet that are merged, read without its rows.
     *
     * @throws RefusedException TOO_LARGE or UNREADABLE
     */
    MergedCells merged(Sheet sheet) throws IOException, RefusedException;

    /**
     * The units that boxes of text and comments over a sheet name, where they lie apart from its rows.
     *
     * @throws RefusedException TOO_LARGE or UNREADABLE
     */
    NamedUnits unitsBeside(Sheet sheet) throws IOException, RefusedException;

    /** The rows of one sheet, and what is to be told of them once they have been read. */
    interface SheetRows extends FileRows {
        HiddenParts hidden();

        /** The units that its printed pages name, and what lies among its rows; complete after the last row. */
        NamedUnits around();
    }
}
