package cn.jidu.intake.table;

import cn.jidu.intake.text.TextFold;
import cn.jidu.intake.text.TextGuard;
import java.util.Arrays;
import java.util.Optional;

/** One row of a sheet as it was written. */
public final class FileRow {
    /** A formula whose result a workbook does not hold; a faulty value, as the spreadsheet's own errors are. */
    public static final String NOT_CALCULATED = "#公式未计算";

    private final int sheetNo;
    private final String sheet;
    private final int rowNo;
    private final String[] cells;
    private final Optional<LimitExcess> excess;
    /** Of its cells that hold anything, those that have it from a cell they are merged with. */
    private final int merged;

    /**
     * @param sheetNo from 1
     * @param sheet the sheet's name; empty for a text file
     * @param rowNo the row's (first) line in the file, from 1, title and header rows counted
     * @param cells the raw cells, not copied
     * @param excess where the row is longer than it may be; it may be cut then
     */
    public FileRow(int sheetNo, String sheet, int rowNo, String[] cells, Optional<LimitExcess> excess) {
        this(sheetNo, sheet, rowNo, cells, excess, 0);
    }

    private FileRow(int sheetNo, String sheet, int rowNo, String[] cells, Optional<LimitExcess> excess, int merged) {
        this.sheetNo = sheetNo;
        this.sheet = sheet;
        this.rowNo = rowNo;
        this.cells = cells;
        this.excess = excess;
        this.merged = merged;
    }

    /** The sheet's number, from 1; of a text 1. */
    public int sheetNo() {
        return sheetNo;
    }

    /** The sheet's name; empty for a text. */
    public String sheet() {
        return sheet;
    }

    /** The row's number as a reader counts, from 1. */
    public int rowNo() {
        return rowNo;
    }

    /** What it has more of than a row may have; such a row is not read further. */
    public Optional<LimitExcess> excess() {
        return excess;
    }

    /** How many cells it has. */
    public int width() {
        return cells.length;
    }

    /** The raw text of a column from 0; empty where the row has no such cell. */
    public String cell(int column) {
        return column < cells.length ? cells[column] : "";
    }

    /** The memory it holds, in characters: those of its cells, and some thirty for each cell. */
    public long weight() {
        long weight = 32L * cells.length;
        for (String cell : cells) {
            weight += cell.length();
        }
        return weight;
    }

    /** With empty cells at its end, so that it has at least so many. */
    public FileRow widened(int width) {
        return cells.length >= width ? this : resized(width);
    }

    /** With so many cells: empty ones at its end, or without its last. */
    public FileRow resized(int width) {
        String[] others = Arrays.copyOf(cells, width);
        Arrays.fill(others, Math.min(cells.length, width), width, "");
        return new FileRow(sheetNo, sheet, rowNo, others, excess);
    }

    /** With these cells, so many of which have their value from a cell they are merged with. */
    public FileRow filled(String[] cells, int merged, Optional<LimitExcess> excess) {
        return new FileRow(sheetNo, sheet, rowNo, cells, excess, merged);
    }

    /**
     * This row as the lower line of a heading of several lines: where it is empty, the upper line's cell holds, and where
     * it is a unit, that cell with its unit.
     */
    FileRow under(FileRow upper) {
        boolean units = isUnits();
        String[] both = new String[Math.max(cells.length, upper.cells.length)];
        for (int i = 0; i < both.length; i++) {
            String own = units && !HeadingUnits.isUnit(cell(i)) ? "" : cell(i);
            both[i] = HeadingUnits.isUnit(own) && !TextFold.isBlank(upper.cell(i))
                    ? HeadingName.withUnit(upper.cell(i), own)
                    : TextFold.isBlank(own) ? upper.cell(i) : own;
        }
        return new FileRow(sheetNo, sheet, rowNo, both, excess.or(() -> upper.excess));
    }

    /** Without what keeps its values as text in a spreadsheet. */
    public FileRow unguarded() {
        String[] others = null;
        for (int i = 0; i < cells.length; i++) {
            String plain = TextGuard.without(cells[i]);
            if (!plain.equals(cells[i])) {
                others = others == null ? cells.clone() : others;
                others[i] = plain;
            }
        }
        return others == null ? this : new FileRow(sheetNo, sheet, rowNo, others, excess, merged);
    }

    /** With a unit in brackets behind what a cell holds. */
    public FileRow withUnit(int column, String unit) {
        String[] others = cells.clone();
        others[column] = TextFold.trim(others[column]) + "（" + unit + "）";
        return new FileRow(sheetNo, sheet, rowNo, others, excess);
    }

    /** Without the cells that hold what the other row holds in the same place. */
    FileRow without(FileRow other) {
        String[] others = cells.clone();
        for (int i = 0; i < others.length; i++) {
            others[i] = others[i].equals(other.cell(i)) ? "" : others[i];
        }
        return new FileRow(sheetNo, sheet, rowNo, others, excess);
    }

    /** True where every cell that holds anything holds a unit, and one does; some may say that there is none. */
    public boolean isUnits() {
        return Arrays.stream(cells).anyMatch(HeadingUnits::isUnit)
                && Arrays.stream(cells).allMatch(c -> HeadingUnits.isUnit(c) || HeadingUnits.isNoUnit(c));
    }

    /** How many cells hold anything of their own. */
    public int filled() {
        int n = -merged;
        for (String c : cells) {
            if (!TextFold.isBlank(c)) {
                n++;
            }
        }
        return n;
    }

    /** Whether no cell shows anything. */
    public boolean isBlank() {
        return firstCharacter() == 0;
    }

    /** The first character that shows; 0 in a blank row. */
    char firstCharacter() {
        for (String cell : cells) {
            for (int i = 0; i < cell.length(); i++) {
                if (!TextFold.isSpace(cell.charAt(i))) {
                    return cell.charAt(i);
                }
            }
        }
        return 0;
    }
}
