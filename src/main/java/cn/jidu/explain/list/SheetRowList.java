package cn.jidu.explain.list;

import cn.jidu.definition.Panel;
import cn.jidu.definition.text.FormulaGuard;
import cn.jidu.explain.list.RowLists.ListedPart;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** A workbook with what the columns mean above their names; a full sheet is followed by another. */
final class SheetRowList implements RowListFile {
    private static final int ROWS_IN_MEMORY = 100;
    private static final int HEAD_ROWS = 2;
    /** Part, file, sheet and row stay in sight. */
    private static final int PLACE_COLUMNS = 4;

    private static final int CHARACTER = 256;
    private static final int COLUMN_WIDTH = 16;
    private static final Map<String, Integer> WIDTHS =
            Map.of("PART", 20, "FILE", 42, "SHEET", 10, "ROW", 9, "COUNTED", 14, "ALSO", 30, "REASON", 30, "name", 34);

    private static final int[] ABOUT_WIDTHS = {30, 90};
    private static final float LINE_POINTS = 15;
    private static final int MOST_LINES = 8;

    private final OutputStream out;
    private final RowListColumns columns;
    private final SXSSFWorkbook book = new SXSSFWorkbook(ROWS_IN_MEMORY);
    private final CellStyle head;
    private final CellStyle dated;
    private SXSSFSheet sheet;
    private int next;

    /** @param about what the parts are, by their names: it stands on a sheet before the rows */
    SheetRowList(OutputStream out, RowListColumns columns, Map<String, ListedPart> about) {
        this.out = out;
        this.columns = columns;
        book.setCompressTempFiles(true);
        head = book.createCellStyle();
        Font bold = book.createFont();
        bold.setBold(true);
        head.setFont(bold);
        head.setWrapText(true);
        head.setVerticalAlignment(VerticalAlignment.TOP);
        dated = book.createCellStyle();
        dated.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
        about(about);
        sheet = begin();
    }

    private void about(Map<String, ListedPart> parts) {
        SXSSFSheet said = book.createSheet(RowListWords.meaning("about"));
        Row heads = said.createRow(0);
        text(heads, 0, RowListWords.meaning("PART"));
        text(heads, 1, RowListWords.meaning("partAbout"));
        said.setColumnWidth(0, ABOUT_WIDTHS[0] * CHARACTER);
        said.setColumnWidth(1, ABOUT_WIDTHS[1] * CHARACTER);
        int at = 1;
        for (Map.Entry<String, ListedPart> part : parts.entrySet()) {
            Row row = said.createRow(at++);
            row.createCell(0).setCellValue(part.getKey());
            row.createCell(1).setCellValue(part.getValue().about());
        }
        said.createRow(at + 1).createCell(0).setCellValue(RowListWords.meaning("inHouse"));
    }

    private SXSSFSheet begin() {
        SXSSFSheet begun = book.createSheet("明细" + (book.getNumberOfSheets() == 1 ? "" : book.getNumberOfSheets()));
        Row meanings = begun.createRow(0);
        Row names = begun.createRow(1);
        List<String> all = columns.names();
        for (int i = 0; i < all.size(); i++) {
            text(meanings, i, meaning(all.get(i)));
            text(names, i, all.get(i));
            begun.setColumnWidth(i, width(all.get(i)) * CHARACTER);
        }
        meanings.setHeightInPoints(LINE_POINTS * lines(all));
        begun.createFreezePane(PLACE_COLUMNS, HEAD_ROWS);
        begun.setAutoFilter(new CellRangeAddress(1, SpreadsheetVersion.EXCEL2007.getLastRowIndex(), 0, all.size() - 1));
        next = HEAD_ROWS;
        return begun;
    }

    private static int width(String name) {
        return WIDTHS.getOrDefault(name, COLUMN_WIDTH);
    }

    /** What the longest meaning needs; a Chinese character is as wide as two. */
    private int lines(List<String> names) {
        int lines = names.stream()
                .mapToInt(n -> (2 * meaning(n).length() + width(n) - 1) / width(n))
                .max()
                .orElse(1);
        return Math.min(lines, MOST_LINES);
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
            } else if (value instanceof java.sql.Date day) {
                Cell cell = row.createCell(i);
                cell.setCellValue(day.toLocalDate());
                cell.setCellStyle(dated);
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
