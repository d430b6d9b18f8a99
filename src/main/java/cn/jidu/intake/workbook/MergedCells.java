package cn.jidu.intake.workbook;

import cn.jidu.definition.FileLimit;
import cn.jidu.definition.FileLimits;
import cn.jidu.intake.table.FileDamage;
import cn.jidu.intake.table.LimitExcess;
import cn.jidu.intake.table.RefusedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The merged cells of a sheet: in each only the first cell has a value, and it is shown for all. */
public final class MergedCells {
    private static final Pattern REFERENCE = Pattern.compile("\\$?([A-Z]{1,3})\\$?([0-9]{1,7})");

    private final String fileName;
    private final String place;
    private final FileLimits limits;
    private final List<Block> blocks = new ArrayList<>();

    /** @param place the sheet, for the user */
    public MergedCells(String fileName, String place, FileLimits limits) {
        this.fileName = fileName;
        this.place = place;
        this.limits = limits;
    }

    /** Cells that are shown as one: rows from 1 and columns from 0, the last included. */
    record Block(int firstRow, int lastRow, int firstColumn, int lastColumn) {
        /** {@code B2:B7}. */
        @Override
        public String toString() {
            return name(firstRow, firstColumn) + ":" + name(lastRow, lastColumn);
        }

        /** Of one cell: {@code B2}. */
        static String name(int row, int column) {
            StringBuilder letters = new StringBuilder();
            for (int c = column; c >= 0; c = c / 26 - 1) {
                letters.insert(0, (char) ('A' + c % 26));
            }
            return letters.append(row).toString();
        }
    }

    /** @throws RefusedException TOO_LARGE */
    public void add(int firstRow, int lastRow, int firstColumn, int lastColumn) throws RefusedException {
        if (blocks.size() >= limits.of(FileLimit.MERGED_CELLS)) {
            throw RefusedException.tooLarge(LimitExcess.of(limits, FileLimit.MERGED_CELLS), fileName, place);
        }
        blocks.add(new Block(
                Math.min(firstRow, lastRow),
                Math.max(firstRow, lastRow),
                Math.min(firstColumn, lastColumn),
                Math.max(firstColumn, lastColumn)));
    }

    /**
     * As the newer format writes them.
     *
     * @throws RefusedException TOO_LARGE, or UNREADABLE where it is none
     */
    public void add(String reference) throws RefusedException {
        String[] corners = reference.strip().split(":", -1);
        Matcher first = REFERENCE.matcher(corners[0]);
        Matcher last = REFERENCE.matcher(corners[corners.length - 1]);
        if (corners.length > 2 || !first.matches() || !last.matches()) {
            throw new FileDamage(fileName, () -> place).refusal();
        }
        add(
                Integer.parseInt(first.group(2)),
                Integer.parseInt(last.group(2)),
                column(first.group(1)),
                column(last.group(1)));
    }

    private static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = 26 * column + letters.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }

    /** How many there may be. */
    int most() {
        return limits.count(FileLimit.MERGED_CELLS);
    }

    /** The first that reaches over several rows of one of the columns, from 0: {@code B2:B7}. */
    public Optional<String> acrossRows(Set<Integer> columns) {
        return blocks.stream()
                .filter(b -> b.firstRow < b.lastRow
                        && columns.stream().anyMatch(c -> b.firstColumn <= c && c <= b.lastColumn))
                .map(Block::toString)
                .findFirst();
    }

    /** Those that begin below a row and left of a column, in the order of their rows. */
    public List<Block> within(int row, int width) {
        return blocks.stream()
                .filter(b -> b.firstRow > row && b.firstColumn < width)
                .sorted(Comparator.comparingInt(Block::firstRow).thenComparingInt(Block::firstColumn))
                .toList();
    }
}
