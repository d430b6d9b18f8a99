package cn.jidu.intake.workbook;

import java.util.BitSet;

/** Rows and columns of a sheet that its reader does not see, by a filter or a hand. They are data all the same. */
public final class HiddenParts {
    private final BitSet columns = new BitSet();
    private int rows;

    /** Columns from 0, the last included. */
    public void columns(int first, int last) {
        if (first >= 0 && first <= last && last < SheetCells.COLUMNS) {
            columns.set(first, last + 1);
        }
    }

    /** Counts one more hidden row. */
    public void row() {
        rows++;
    }

    /** How many rows that hold anything. */
    public int rows() {
        return rows;
    }

    /** How many of the first columns. */
    public int columnsBelow(int width) {
        return columns.get(0, width).cardinality();
    }
}
