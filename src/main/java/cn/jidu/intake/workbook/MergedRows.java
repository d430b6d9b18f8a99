package cn.jidu.intake.workbook;

import cn.jidu.definition.FileLimit;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.FileRows;
import cn.jidu.intake.table.LimitExcess;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.table.RowBounds;
import cn.jidu.intake.text.ShownText;
import cn.jidu.intake.text.TextFold;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows below a header with the value of merged cells in each of their rows and columns, as they are shown. A line across
 * the table, one cell alone in its row, stays one cell; a row without any value of its own stays blank.
 */
public final class MergedRows implements FileRows {
    private static final PackageTexts TEXTS = PackageTexts.chinese(MergedRows.class);

    private final FileRows rows;
    private final String place;
    private final int width;
    private final RowBounds bounds;
    private final List<MergedCells.Block> blocks;
    private final List<HeldBlock> held = new ArrayList<>();
    private int begun;
    private int used;

    /** A block whose rows are being read, and its value. */
    private static final class HeldBlock {
        private final MergedCells.Block block;
        private final String text;
        private final boolean tooLong;
        private boolean isUsed;

        HeldBlock(MergedCells.Block block, String text, boolean tooLong) {
            this.block = block;
            this.text = text;
            this.tooLong = tooLong;
        }
    }

    /**
     * @param place the file and the sheet, for the user
     * @param header the number of its last row
     * @param width how many columns it has: beyond them nothing is filled
     */
    public MergedRows(FileRows rows, MergedCells merged, String place, int header, int width, RowBounds bounds) {
        this.rows = rows;
        this.place = place;
        this.width = width;
        this.bounds = bounds;
        this.blocks = merged.within(header, width);
    }

    /** How many blocks gave their value to other cells. */
    public int used() {
        return used;
    }

    @Override
    public @Nullable FileRow next() throws IOException, RefusedException {
        FileRow row = rows.next();
        return row == null ? null : filled(row);
    }

    /** The row with what is shown in it; the rows come in their order. */
    public FileRow filled(FileRow row) throws RefusedException {
        if (begun == blocks.size() && held.isEmpty()) {
            return row;
        }
        held.removeIf(h -> h.block.lastRow() < row.rowNo());
        begin(row);
        if (held.isEmpty() || row.isBlank() || row.excess().isPresent()) {
            return row;
        }
        String[] cells = new String[Math.max(width, row.width())];
        for (int c = 0; c < cells.length; c++) {
            cells[c] = row.cell(c);
        }
        boolean across = row.filled() == 1;
        int filled = 0;
        boolean tooLong = false;
        for (HeldBlock h : held) {
            if (h.block.firstRow() == row.rowNo() && across) {
                continue;
            }
            int n = fill(h, row, cells);
            filled += n;
            tooLong |= h.tooLong && n > 0;
            if (n > 0 && !h.isUsed) {
                h.isUsed = true;
                used++;
            }
        }
        Optional<LimitExcess> excess = tooLong ? Optional.of(excess()) : bounds.excess(cells, 0);
        return filled == 0 ? row : row.filled(cells, filled, excess);
    }

    private LimitExcess excess() {
        return new LimitExcess(FileLimit.ROW_CHARACTERS, bounds.rowCharacters(), bounds.rowCharacters() + 1L);
    }

    /** Blocks that begin in this row, or in one before it that is blank. */
    private void begin(FileRow row) {
        for (; begun < blocks.size() && blocks.get(begun).firstRow() <= row.rowNo(); begun++) {
            MergedCells.Block block = blocks.get(begun);
            String text = row.cell(block.firstColumn());
            if (block.firstRow() == row.rowNo() && !TextFold.isBlank(text) && !overlaps(block)) {
                long before = held.stream().mapToLong(h -> h.text.length()).sum();
                boolean tooLong = before + text.length() > bounds.rowCharacters();
                held.add(new HeldBlock(block, tooLong ? "" : text, tooLong));
            }
        }
    }

    /** Programs repair such workbooks by leaving out the later one. */
    private boolean overlaps(MergedCells.Block block) {
        return held.stream()
                .map(h -> h.block)
                .anyMatch(b -> b.firstColumn() <= block.lastColumn() && block.firstColumn() <= b.lastColumn());
    }

    /** @return how many cells were filled */
    private int fill(HeldBlock from, FileRow row, String[] cells) throws RefusedException {
        MergedCells.Block block = from.block;
        int filled = 0;
        for (int c = block.firstColumn(); c <= Math.min(block.lastColumn(), width - 1); c++) {
            boolean first = c == block.firstColumn() && row.rowNo() == block.firstRow();
            if (!first && TextFold.isBlank(cells[c])) {
                cells[c] = from.text;
                filled++;
            } else if (!first && !from.tooLong && !cells[c].equals(from.text)) {
                throw new RefusedException(
                        RefusalCode.UNREADABLE,
                        TEXTS.get(
                                "workbook.merged",
                                place,
                                block,
                                MergedCells.Block.name(row.rowNo(), c),
                                ShownText.text(cells[c], 50),
                                ShownText.text(from.text, 50)));
            }
        }
        return filled;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
