package cn.jidu.report.workbook;

import cn.jidu.definition.text.FormulaGuard;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import cn.jidu.report.workbook.WorkbookStyles.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.util.Units;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;

/** Writes parts onto one sheet, from the top. */
final class SheetWriter {
    private static final int LINE_POINTS = 14;
    private static final int PARAGRAPH_POINTS = 16;
    private static final int TITLE_LINE_POINTS = 24;
    private static final int UNITS_PER_CHARACTER = 256;
    /** What stands where numbers do: a figure with its quarter, or that there is none. */
    private static final Pattern FIGURE = Pattern.compile("[<>≤≥约]?-?[\\d,.]+(（\\d{4}Q[1-4]）)?|—");

    private final Sheet sheet;
    private final WorkbookStyles styles;
    private final ColumnWidths widths;
    private int next;

    SheetWriter(Sheet sheet, WorkbookStyles styles, ColumnWidths widths) {
        this.sheet = sheet;
        this.styles = styles;
        this.widths = widths;
        for (int i = 0; i < widths.count(); i++) {
            sheet.setColumnWidth(i, widths.of(i) * UNITS_PER_CHARACTER);
        }
    }

    /**
     * Where a table stands, in rows from 0.
     *
     * @param heading what it is called
     * @param top the first row of the head
     * @param head its last row: that of the columns' titles
     * @param last the last row of figures; the head itself where there is none
     * @param end the last row of its notes, or of figures where it has none
     * @param groups the rows that are headings of those below
     */
    record TablePlace(int heading, int top, int head, int last, int end, List<Integer> groups) {
        TablePlace {
            groups = List.copyOf(groups);
        }
    }

    Sheet sheet() {
        return sheet;
    }

    /** Leaves rows free. */
    void skip(int rows) {
        next += rows;
    }

    /** On the first row, and on the foot of every printed page: a word of warning, and what the sheet belongs to. */
    void label(String warning, String text) {
        across(row(), warning + text, styles.of(warning.isEmpty() ? Look.LABEL : Look.WARNING));
        sheet.getFooter().setLeft(text);
        sheet.getHeader().setRight(warning);
    }

    /** A square picture in a row of its own. */
    void picture(byte[] png, int points) {
        Row row = row();
        row.setHeightInPoints(points);
        int side = Units.toEMU(points - 4);
        ClientAnchor anchor = new XSSFClientAnchor(0, 0, side, side, 0, row.getRowNum(), 0, row.getRowNum());
        anchor.setAnchorType(ClientAnchor.AnchorType.MOVE_DONT_RESIZE);
        int picture = sheet.getWorkbook().addPicture(png, Workbook.PICTURE_TYPE_PNG);
        sheet.createDrawingPatriarch().createPicture(anchor, picture);
    }

    /** On one line if it has room; else what the book is stands on a line of its own, not parted where the name's line ends. */
    void title(String name, String book) {
        int width = widths.of(0) / 2;
        String text = ColumnWidths.lines(name + book, width) == 1 ? name + book : name + "\n" + book;
        Row row = row();
        cell(row, 0, text, styles.of(Look.TITLE));
        row.setHeightInPoints(TITLE_LINE_POINTS * ColumnWidths.lines(text, width) + 6);
    }

    void heading(String text) {
        if (firstOwn() == 0) {
            across(row(), text, styles.of(Look.HEADING));
        } else {
            cell(row(), 0, text, styles.of(Look.HEADING));
        }
    }

    void paragraph(String text) {
        if (!text.isEmpty()) {
            Row row = row();
            cell(row, 0, text, styles.of(Look.PARAGRAPH));
            row.setHeightInPoints(PARAGRAPH_POINTS * ColumnWidths.lines(text, widths.of(0) * 9 / 10) + 5);
        }
    }

    /** A line that leads to a sheet of the workbook. */
    void link(String sheetName, String words, Hyperlink to) {
        Row row = row();
        Cell link = cell(row, 0, sheetName, styles.of(Look.LINK));
        to.setAddress("'" + sheetName + "'!A1");
        link.setHyperlink(to);
        cell(row, 1, words, styles.of(Look.WORDS));
    }

    /** A table without rows is its heading and notes: a head over nothing says nothing. */
    TablePlace table(ReportPart part) {
        heading(part.heading());
        int heading = next - 1;
        boolean isTable = !part.rows().isEmpty() || part.notes().isEmpty();
        int top = isTable ? next : heading;
        if (isTable) {
            head(part.columns());
        }
        int head = next - 1;
        List<Integer> groups = rows(part);
        int last = next - 1;
        part.notes().forEach(this::note);
        int end = next - 1;
        next++;
        return new TablePlace(heading, top, head, last, end, groups);
    }

    private void head(List<ReportPart.PartColumn> columns) {
        if (columns.stream().anyMatch(c -> !c.over().isEmpty())) {
            over(columns);
        }
        Row titles = row();
        int high = 1;
        for (int i = 0; i < columns.size(); i++) {
            String title = widths.title(columns.get(i).title(), i, i + 1);
            cell(titles, i, title, styles.of(Look.COLUMN));
            high = Math.max(high, ColumnWidths.lines(title, widths.of(i)));
        }
        titles.setHeightInPoints(LINE_POINTS * high + 6);
    }

    /** What columns have in common stands once above them; a column by itself has its title from top to bottom. */
    private void over(List<ReportPart.PartColumn> columns) {
        Row row = row();
        int high = 1;
        for (int from = 0; from < columns.size(); ) {
            int end = PageSetup.groupEnd(columns, from);
            String over = widths.title(columns.get(from).over(), from, end);
            for (int i = from; i < end; i++) {
                cell(row, i, i == from ? over : "", styles.of(Look.OVER));
            }
            if (end - from > 1) {
                sheet.addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), from, end - 1));
            }
            high = Math.max(high, ColumnWidths.lines(over, widths.sum(from, end)));
            from = end;
        }
        row.setHeightInPoints(LINE_POINTS * high + 4);
    }

    private List<Integer> rows(ReportPart part) {
        TableBody body = new TableBody(part, new LiveSums(part, next), NumberPlaces.of(part));
        List<Integer> groups = new ArrayList<>();
        String group = "";
        int inGroup = 0;
        int number = 0;
        for (ReportPart.PartRow r : part.rows()) {
            if (!r.group().equals(group)) {
                group = r.group();
                groups.add(next);
                group(group, part.columns().size());
                inGroup = 0;
            }
            cells(body, number++, inGroup++ % 2 == 1);
        }
        return groups;
    }

    private void group(String group, int columns) {
        Row row = row();
        for (int i = 0; i < columns; i++) {
            cell(row, i, i == 0 ? group : "", styles.of(Look.GROUP));
        }
    }

    /** As wide as the columns that a page has room for, so that no printed page cuts it. */
    private void note(String text) {
        Row row = row();
        int wide = across(row, text, styles.of(Look.NOTE));
        row.setHeightInPoints(LINE_POINTS * ColumnWidths.lines(text, wide));
    }

    /** In as many cells as a page shows: what goes on beyond the last cell that is used is not printed. Says how many characters. */
    private int across(Row row, String text, CellStyle style) {
        int from = firstOwn();
        cell(row, from, text, style);
        int end = from == 0 ? widths.count() : Math.max(from + 1, widths.within(PageSetup.CHARACTERS));
        int wide = widths.sum(from, end);
        for (int more = sheet.getDefaultColumnWidth(); from == 0 && wide + more <= ColumnWidths.READ; wide += more) {
            end++;
        }
        if (end - from > 1) {
            sheet.addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), from, end - 1));
        }
        return wide;
    }

    /** Where long texts begin: what goes on over the edge of a column that every page repeats is cut off on the others. */
    private int firstOwn() {
        return widths.count() > 1 && PageSetup.goesAcross(widths) ? 1 : 0;
    }

    /** What a table shows, which of it are sums, and where its numbers stand. */
    private record TableBody(ReportPart part, LiveSums sums, NumberPlaces places) {}

    private void cells(TableBody body, int number, boolean banded) {
        Row row = row();
        int high = 1;
        List<ReportPart.PartColumn> columns = body.part().columns();
        for (int i = 0; i < columns.size(); i++) {
            String key = columns.get(i).key();
            TextCell c = body.part().rows().get(number).cell(key);
            if (c.number().isPresent()) {
                Cell made = row.createCell(i);
                body.sums().of(c, number).ifPresent(made::setCellFormula);
                // a workbook knows only binary numbers; this is the nearest to the rounded decimal
                made.setCellValue(c.number().get().doubleValue());
                made.setCellStyle(styles.number(c, body.places(), key, banded));
            } else {
                cell(row, i, c.text(), words(c.text(), banded));
            }
            high = Math.max(high, ColumnWidths.lines(c.text(), widths.of(i)));
        }
        row.setHeightInPoints(LINE_POINTS * high + 3);
    }

    private CellStyle words(String text, boolean banded) {
        if (FIGURE.matcher(text).matches()) {
            return styles.figure(banded);
        }
        return styles.of(isMark(text) ? Look.MARK : Look.WORDS, banded);
    }

    /** One sign; a word of one character, as units have it, begins where longer ones do. */
    private static boolean isMark(String text) {
        return text.length() == 1 && !Character.isIdeographic(text.charAt(0)) && !FormulaGuard.isRisky(text);
    }

    private static Cell cell(Row row, int column, String text, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellValue(FormulaGuard.neutralised(text));
        cell.setCellStyle(style);
        return cell;
    }

    private Row row() {
        return sheet.createRow(next++);
    }
}
