package cn.jidu.explain;

import cn.jidu.definition.Panel;
import cn.jidu.definition.text.FormulaGuard;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** A workbook with what the columns mean above their names; a full sheet is followed by another. */
final class SheetRowList implements RowListFile {
    private static final int ROWS_IN_MEMORY = 100;
    private static final int HEAD_ROWS = 2;
    private static final int COLUMN_WIDTH = 16 * 256;
    private static final int FIXED_WIDTH = 22 * 256;

    private final OutputStream out;
    private final RowListColumns columns;
    private final SXSSFWorkbook book = new SXSSFWorkbook(ROWS_IN_MEMORY);
    private final CellStyle head;
    private SXSSFSheet sheet;
    private int next;

    SheetRowList(OutputStream out, RowListColumns columns) {
        this.out = out;
        this.columns = columns;
        book.setCompressTempFiles(true);
        head = book.createCellStyle();
        Font bold = book.createFont();
        bold.setBold(true);
        head.setFont(bold);
        head.setWrapText(true);
        sheet = begin();
    }

    private SXSSFSheet begin() {
        SXSSFSheet begun = book.createSheet("明细" + (book.getNumberOfSheets() == 0 ? "" : book.getNumberOfSheets() + 1));
        Row meanings = begun.createRow(0);
        Row names = begun.createRow(1);
        List<String> all = columns.names();
        for (int i = 0; i < all.size(); i++) {
            text(meanings, i, meaning(all.get(i)));
            text(names, i, all.get(i));
            begun.setColumnWidth(i, i < RowListColumns.FIXED.size() ? FIXED_WIDTH : COLUMN_WIDTH);
        }
        begun.createFreezePane(0, HEAD_ROWS);
        next = HEAD_ROWS;
        return begun;
    }

    private String meaning(String name) {
        Panel.Column own = columns.own().get(name);
        return own == null ? RowListWords.meaning(name) : own.meaning();
    }

    private void text(Row row, int column, String text) {
        Cell cell = row.createCell(column);
        cell.setCellValue(text);
        cell.setCellStyle(head);
    }

    @Override
    public void line(List<@Nullable Object> values) {
        if (next == SpreadsheetVersion.EXCEL2007.getMaxRows()) {
            sheet = begin();
        }
        Row row = sheet.createRow(next++);
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value instanceof Number number) {
                row.createCell(i).setCellValue(number.doubleValue());
            } else if (value != null) {
                row.createCell(i).setCellValue(FormulaGuard.neutralised(value.toString()));
            }
        }
    }

    @Override
    public void finish() throws IOException {
        book.write(out);
    }

    @Override
    public void close() throws IOException {
        try (out) {
            book.close();
        }
    }
}
