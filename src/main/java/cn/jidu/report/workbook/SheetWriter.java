package cn.jidu.report.workbook;

import cn.jidu.definition.text.FormulaGuard;
import cn.jidu.report.part.ReportPart;
import cn.jidu.report.part.TextCell;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.util.Units;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;

/** Writes parts onto one sheet, from the top. */
final class SheetWriter {
    private static final int LINE_POINTS = 14;
    private static final int TITLE_LINE_POINTS = 20;
    private static final int WIDEST = 60;
    /** Beside the text, and for the space between a number and the cell that follows. */
    private static final int MARGIN = 5;

    private static final int UNITS_PER_CHARACTER = 256;
    private final Sheet sheet;
    private final WorkbookStyles styles;
    private List<Integer> widths = List.of();
    private int next;
    private int header;

    SheetWriter(Sheet sheet, WorkbookStyles styles) {
        this.sheet = sheet;
        this.styles = styles;
    }

    /** Widths in characters of Latin text; a Chinese character takes two. */
    void widths(List<Integer> characters) {
        widths = characters;
        for (int i = 0; i < characters.size(); i++) {
            sheet.setColumnWidth(i, characters.get(i) * UNITS_PER_CHARACTER);
        }
    }

    /** Wide enough for every cell of the parts, up to a bound; what is longer wraps. */
    void fit(List<ReportPart> parts) {
        int columns = parts.stream().mapToInt(p -> p.columns().size()).max().orElse(0);
        int[] widest = new int[columns];
        parts.forEach(p -> widen(widest, p));
        widths(Arrays.stream(widest).mapToObj(w -> Math.min(WIDEST, w + MARGIN)).toList());
    }

    /** Reads the rows once, however many columns they have. */
    private static void widen(int[] widest, ReportPart part) {
        List<ReportPart.PartColumn> columns = part.columns();
        for (int i = 0; i < columns.size(); i++) {
            widest[i] = Math.max(widest[i], Math.min(16, length(columns.get(i).title())));
        }
        for (ReportPart.PartRow row : part.rows()) {
            for (int i = 0; i < columns.size(); i++) {
                widest[i] = Math.max(
                        widest[i], length(row.cell(columns.get(i).key()).text()));
            }
        }
    }

    /** On the first row, and on the foot of every printed page: a word of warning, and what the sheet belongs to. */
    void label(String warning, String text) {
        cell(row(), 0, warning + text, warning.isEmpty() ? styles.label() : styles.warning());
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

    void title(String text) {
        Row row = row();
        cell(row, 0, text, styles.title());
        row.setHeightInPoints(TITLE_LINE_POINTS * lines(text, widths.get(0) * 10 / 14) + 6);
    }

    void paragraph(String text) {
        if (!text.isEmpty()) {
            Row row = row();
            cell(row, 0, text, styles.paragraph());
            row.setHeightInPoints(LINE_POINTS * lines(text, widths.get(0)) + 4);
        }
    }

    void table(ReportPart part) {
        cell(row(), 0, part.heading(), styles.heading());
        Row titles = row();
        int high = 1;
        for (int i = 0; i < part.columns().size(); i++) {
            String title = part.columns().get(i).title();
            cell(titles, i, title, styles.column());
            high = Math.max(high, lines(title, widths.get(i)));
        }
        titles.setHeightInPoints(LINE_POINTS * high + 6);
        header = titles.getRowNum() + 1;
        String group = "";
        for (ReportPart.PartRow r : part.rows()) {
            if (!r.group().equals(group)) {
                group = r.group();
                cell(row(), 0, group, styles.group());
            }
            cells(part, r);
        }
        part.notes().forEach(n -> note(n, part.columns().size()));
        next++;
    }

    /** As wide as its table, so that no printed page cuts it. */
    private void note(String text, int columns) {
        Row row = row();
        cell(row, 0, text, styles.note());
        int width =
                widths.subList(0, columns).stream().mapToInt(Integer::intValue).sum();
        row.setHeightInPoints(LINE_POINTS * lines(text, width));
        if (columns > 1) {
            sheet.addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), 0, columns - 1));
        }
    }

    /** The title row of the one table stays in sight and heads every printed page. */
    void freeze() {
        sheet.createFreezePane(0, header);
        sheet.setRepeatingRows(new CellRangeAddress(header - 1, header - 1, -1, -1));
    }

    private void cells(ReportPart part, ReportPart.PartRow from) {
        Row row = row();
        int high = 1;
        for (int i = 0; i < part.columns().size(); i++) {
            TextCell c = from.cell(part.columns().get(i).key());
            if (c.number().isPresent()) {
                org.apache.poi.ss.usermodel.Cell made = row.createCell(i);
                // a workbook knows only binary numbers; this is the nearest to the rounded decimal
                made.setCellValue(c.number().get().doubleValue());
                made.setCellStyle(styles.number(c.text(), c.number().get()));
            } else {
                cell(row, i, c.text(), words(c.text()));
            }
            high = Math.max(high, lines(c.text(), widths.get(i)));
        }
        row.setHeightInPoints(LINE_POINTS * high + 2);
    }

    private CellStyle words(String text) {
        return text.length() == 1 && !FormulaGuard.isRisky(text) ? styles.mark() : styles.words();
    }

    private static void cell(Row row, int column, String text, CellStyle style) {
        org.apache.poi.ss.usermodel.Cell cell = row.createCell(column);
        cell.setCellValue(FormulaGuard.neutralised(text));
        cell.setCellStyle(style);
    }

    private Row row() {
        return sheet.createRow(next++);
    }

    private static int lines(String text, int width) {
        return Math.max(1, (length(text) + width - 2) / Math.max(1, width - 1));
    }

    private static int length(String text) {
        return text.codePoints().map(c -> c < 0x2000 ? 1 : 2).sum();
    }
}
