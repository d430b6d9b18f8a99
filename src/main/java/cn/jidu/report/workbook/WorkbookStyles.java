package cn.jidu.report.workbook;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The looks of a workbook's cells; each is made once. */
final class WorkbookStyles {
    private static final String FACE = "宋体";
    private final XSSFWorkbook book;
    private final Map<String, XSSFCellStyle> made = new HashMap<>();

    WorkbookStyles(XSSFWorkbook book) {
        this.book = book;
    }

    CellStyle title() {
        return style("title", s -> {
            s.setFont(font(14, true));
            s.setWrapText(true);
        });
    }

    CellStyle heading() {
        return style("heading", s -> s.setFont(font(12, true)));
    }

    CellStyle paragraph() {
        return style("paragraph", s -> s.setWrapText(true));
    }

    CellStyle label() {
        return style("label", s -> s.setFont(font(9, false)));
    }

    CellStyle warning() {
        return style("warning", s -> {
            XSSFFont red = font(9, true);
            red.setColor(IndexedColors.DARK_RED.getIndex());
            s.setFont(red);
        });
    }

    CellStyle note() {
        return style("note", s -> {
            s.setFont(font(9, false));
            s.setWrapText(true);
        });
    }

    CellStyle column() {
        return style("column", s -> {
            s.setFont(font(10, true));
            s.setWrapText(true);
            s.setAlignment(HorizontalAlignment.CENTER);
            s.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
            s.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            boxed(s);
        });
    }

    CellStyle group() {
        return style("group", s -> s.setFont(font(10, true)));
    }

    CellStyle words() {
        return style("words", s -> {
            s.setWrapText(true);
            boxed(s);
        });
    }

    /** A mark in a column of its own, or what stands in the place of a figure. */
    CellStyle mark() {
        return style("mark", s -> {
            s.setAlignment(HorizontalAlignment.CENTER);
            boxed(s);
        });
    }

    /** A number with its decimals and whatever the page prints around it (≤, 约, *). */
    CellStyle number(String text, BigDecimal number) {
        String digits = number.toPlainString();
        int at = text.indexOf(digits);
        String before = at < 0 ? "" : text.substring(0, at);
        String after = at < 0 ? "" : text.substring(at + digits.length());
        String format = "0" + (number.scale() > 0 ? "." + "0".repeat(number.scale()) : "");
        String whole = literal(before) + format + literal(after);
        return style("number" + whole, s -> {
            s.setDataFormat(book.createDataFormat().getFormat(whole));
            s.setAlignment(HorizontalAlignment.RIGHT);
            s.setIndention((short) 1);
            boxed(s);
        });
    }

    private static String literal(String text) {
        return text.isEmpty() ? "" : '"' + text + '"';
    }

    private static void boxed(XSSFCellStyle s) {
        s.setBorderTop(BorderStyle.THIN);
        s.setBorderBottom(BorderStyle.THIN);
        s.setBorderLeft(BorderStyle.THIN);
        s.setBorderRight(BorderStyle.THIN);
    }

    private XSSFCellStyle style(String key, Consumer<XSSFCellStyle> look) {
        return made.computeIfAbsent(key, k -> {
            XSSFCellStyle s = book.createCellStyle();
            s.setFont(font(10, false));
            s.setVerticalAlignment(VerticalAlignment.CENTER);
            look.accept(s);
            return s;
        });
    }

    private XSSFFont font(int points, boolean bold) {
        XSSFFont known = book.findFont(
                bold,
                IndexedColors.BLACK.getIndex(),
                (short) (points * 20),
                FACE,
                false,
                false,
                org.apache.poi.ss.usermodel.Font.SS_NONE,
                org.apache.poi.ss.usermodel.Font.U_NONE);
        if (known != null) {
            return known;
        }
        XSSFFont font = book.createFont();
        font.setFontName(FACE);
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        font.setColor(IndexedColors.BLACK.getIndex());
        return font;
    }
}
