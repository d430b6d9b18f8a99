package cn.jidu.intake.workbook;

import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.RowBounds;
import cn.jidu.intake.text.TextFold;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Gathers the cells of one row after another; what is beyond the bound is cut. */
public final class SheetCells {

    static final int COLUMNS = 1 << 14;

    private final int sheetNo;
    private final String sheet;
    private final RowBounds bounds;
    private @Nullable String[] cells = new String[32];
    private int rowNo;
    private long characters;

    /** @param bounds on what one row may hold */
    public SheetCells(SheetBook.Sheet sheet, RowBounds bounds) {
        this.sheetNo = sheet.number();
        this.sheet = sheet.name();
        this.bounds = bounds;
    }

    /** Of the row that was begun last; 0 before the first. */
    public int rowNo() {
        return rowNo;
    }

    /** False where no such row can follow. */
    public boolean begin(int number) {
        if (number <= rowNo || number > RowBounds.LAST_ROW) {
            return false;
        }
        rowNo = number;
        characters = 0;
        Arrays.fill(cells, null);
        return true;
    }

    /** True where a cell of this column, from 0, can be put. */
    public boolean isFree(int column) {
        return column >= 0 && column < COLUMNS && (column >= cells.length || cells[column] == null);
    }

    /** @param column from 0 */
    public void put(int column, String text) {
        if (column >= cells.length) {
            cells = Arrays.copyOf(cells, Math.min(COLUMNS, Math.max(2 * cells.length, column + 1)));
        }
        int room = (int) Math.max(0, bounds.rowCharacters() - characters);
        cells[column] = text.length() <= room ? text : text.substring(0, room);
        characters += text.length();
    }

    /** The row that is complete. */
    public FileRow row() {
        int width = cells.length;
        while (width > 0 && isBlank(cells[width - 1])) {
            width--;
        }
        String[] filled = new String[width];
        for (int i = 0; i < width; i++) {
            String cell = cells[i];
            filled[i] = cell == null ? "" : cell;
        }
        return new FileRow(sheetNo, sheet, rowNo, filled, bounds.excess(filled, characters));
    }

    private static boolean isBlank(@Nullable String cell) {
        return cell == null || TextFold.isBlank(cell);
    }
}
