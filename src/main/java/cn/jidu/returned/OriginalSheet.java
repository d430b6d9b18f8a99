package cn.jidu.returned;

import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.FileRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;

/** The rows of the file as they were sent, with what is wrong in colour, as comments and in a column of its own. */
final class OriginalSheet {
    /** Comments stay in memory until the workbook is written; the reasons stand in their column besides. */
    static final int COMMENTS = 2_000;

    private static final PackageTexts TEXTS = PackageTexts.chinese(OriginalSheet.class);
    private static final int NARROWEST = 8;
    private static final int WIDEST = 40;
    private static final int REASON_WIDTH = 60;
    private static final int COMMENT_COLUMNS = 3;
    private static final int COMMENT_ROWS = 5;

    private final SXSSFSheet sheet;
    private final SheetShape shape;
    private final Map<String, Integer> columns;
    private final SheetLooks looks;
    private final Drawing<?> drawing;
    private int comments;
    private int last;

    OriginalSheet(SXSSFSheet sheet, SheetShape shape, Source source, SheetLooks looks) {
        this.sheet = sheet;
        this.shape = shape;
        this.columns = columns(shape, source);
        this.looks = looks;
        this.drawing = sheet.createDrawingPatriarch();
        for (int c = 0; c < shape.widths().size(); c++) {
            width(
                    shape.column(c),
                    Math.max(NARROWEST, Math.min(WIDEST, shape.widths().get(c) + 2)),
                    looks.original);
        }
        width(shape.reasonColumn(), REASON_WIDTH, looks.original);
        int header = shape.header().rowNo();
        sheet.createFreezePane(0, header);
        sheet.setRepeatingRows(new CellRangeAddress(shape.titleRowNo() - 1, header - 1, -1, -1));
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setLandscape(true);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }

    private static Map<String, Integer> columns(SheetShape shape, Source source) {
        Map<String, Integer> columns = new TreeMap<>();
        List<SourceField> fields = source.fields();
        for (int i = 0; i < fields.size(); i++) {
            String title = fields.get(i).title();
            shape.header().columns().get(i).ifPresent(c -> columns.put(title, shape.column(c)));
        }
        return columns;
    }

    private void width(int column, int characters, CellStyle style) {
        sheet.setColumnWidth(column, WideColumns.units(characters));
        sheet.setDefaultColumnStyle(column, style);
    }

    /** A row above the data, at its own number. */
    void head(FileRow row) {
        boolean titles = row.rowNo() == shape.titleRowNo();
        SXSSFRow to = row(row.rowNo());
        for (int c = 0; c < row.width(); c++) {
            put(to, shape.column(c), row.cell(c), titles ? looks.header : looks.original);
        }
        if (titles) {
            put(to, shape.reasonColumn(), SheetShape.REASON_TITLE, looks.header);
        }
    }

    /**
     * A row at number {@code at}; the numbers ascend.
     *
     * @param remarks faults first
     */
    void row(int at, FileRow row, List<CellRemark> remarks) {
        SXSSFRow to = row(at);
        Map<Integer, String> faults = faults(row, remarks);
        boolean whole = shape.column(row.width()) <= lastColumn() + 1;
        for (int c = 0; c < row.width() && shape.column(c) <= lastColumn(); c++) {
            int column = shape.column(c);
            if (column != shape.reasonColumn()) {
                whole &= put(to, column, row.cell(c), faults.containsKey(column) ? looks.faulty : looks.original);
            }
        }
        List<String> reasons = new ArrayList<>();
        remarks.forEach(r -> reasons.add(said(r)));
        if (!whole) {
            String cut = TEXTS.get("cell.cut", SheetText.LONGEST);
            faults.merge(shape.beyond(), cut, (a, b) -> a + "\n" + b);
            reasons.add(0, cut);
        }
        faults.forEach((column, why) -> mark(to, column, why));
        if (!reasons.isEmpty()) {
            String said = String.join("；", reasons);
            String text = at == row.rowNo() ? said : TEXTS.get("reason.moved", row.rowNo(), said);
            put(to, shape.reasonColumn(), text, faults.isEmpty() ? looks.doubt : looks.reason);
        }
    }

    private static int lastColumn() {
        return SpreadsheetVersion.EXCEL2007.getLastColumnIndex();
    }

    /** What is wrong, by the column where it is shown. */
    private Map<Integer, String> faults(FileRow row, List<CellRemark> remarks) {
        Map<Integer, String> faults = new TreeMap<>();
        for (CellRemark remark : remarks) {
            if (remark.fault()) {
                String why = TEXTS.get("comment", remark.name(), remark.expected());
                Integer column = columns.get(remark.field());
                faults.merge(column == null ? 0 : column, why, (a, b) -> a + "\n" + b);
                if (remark.field().isEmpty()) {
                    beyond(row, why, faults);
                }
            }
        }
        return faults;
    }

    /**
     * A row of the wrong width has its surplus cells behind the reasons. One that is too short, or was cut, gets a mark
     * there: as a workbook it would pass, for there a row ends where its cells do.
     */
    private void beyond(FileRow row, String why, Map<Integer, String> faults) {
        for (int c = shape.header().width(); c < row.width() && shape.column(c) <= lastColumn(); c++) {
            faults.put(shape.column(c), why);
        }
        faults.putIfAbsent(shape.beyond(), why);
    }

    private void mark(SXSSFRow to, int column, String why) {
        Cell cell = to.getCell(column);
        if (cell == null) {
            cell = to.createCell(column);
            if (column >= shape.beyond()) {
                cell.setCellValue(TEXTS.get("cell.mark"));
            }
        }
        cell.setCellStyle(looks.faulty);
        if (comments < COMMENTS) {
            comments++;
            comment(cell, why);
        }
    }

    private void comment(Cell cell, String why) {
        int column = cell.getColumnIndex();
        int row = cell.getRowIndex();
        ClientAnchor anchor =
                drawing.createAnchor(0, 0, 0, 0, column + 1, row, column + 1 + COMMENT_COLUMNS, row + COMMENT_ROWS);
        Comment comment = drawing.createCellComment(anchor);
        comment.setAuthor("Jidu");
        comment.setString(new XSSFRichTextString(why));
        comment.setAddress(row, column);
    }

    private static String said(CellRemark remark) {
        if (!remark.fault()) {
            return TEXTS.get("reason.doubt", remark.name());
        }
        return remark.field().isEmpty()
                ? TEXTS.get("reason.row", remark.name(), remark.expected())
                : TEXTS.get("reason.field", remark.field(), remark.name(), remark.expected());
    }

    private SXSSFRow row(int number) {
        last = number;
        return sheet.createRow(number - 1);
    }

    /** False where the cell cannot hold all of the text. */
    private static boolean put(SXSSFRow to, int column, String text, CellStyle style) {
        if (text.isEmpty()) {
            return true;
        }
        SheetText cell = SheetText.of(text);
        Cell made = to.createCell(column);
        made.setCellValue(cell.written());
        made.setCellStyle(style);
        return cell.isWhole();
    }

    /** After the last row: the filter that shows only rows with a reason. */
    void close() {
        int from = shape.header().rowNo() - 1;
        sheet.setAutoFilter(new CellRangeAddress(from, Math.max(from, last - 1), 0, shape.reasonColumn()));
    }
}
