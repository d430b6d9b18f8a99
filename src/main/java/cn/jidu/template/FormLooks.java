package cn.jidu.template;

import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The looks of a form's cells; each is made once. */
final class FormLooks {
    /** Files write every colour with how opaque it is. */
    private static final byte OPAQUE = (byte) 0xFF;

    /** Of what must be filled in, and of what may be left: told apart in print without colour by the notes. */
    private static final byte[] NEEDED = {OPAQUE, (byte) 0xFD, (byte) 0xE9, (byte) 0xD9};

    private static final byte[] OPTIONAL = {OPAQUE, (byte) 0xF2, (byte) 0xF2, (byte) 0xF2};
    private static final byte[] RULE = {OPAQUE, (byte) 0xBF, (byte) 0xBF, (byte) 0xBF};
    private static final String FACE = "宋体";

    private final XSSFWorkbook book;
    final CellStyle title;
    final CellStyle line;
    final CellStyle answer;
    final CellStyle needed;
    final CellStyle optional;
    /** A text whatever is typed: no code loses its last digits. */
    final CellStyle text;

    final CellStyle day;
    /** As it is typed: a number is read as it is shown, and no format may round it. */
    final CellStyle number;

    final CellStyle words;

    FormLooks(XSSFWorkbook book) {
        this.book = book;
        title = style(14, true, s -> {});
        line = style(10, false, s -> {});
        answer = style(10, true, s -> {
            format(s, "@");
            filled(s, NEEDED);
        });
        needed = style(10, true, s -> heading(s, NEEDED));
        optional = style(10, true, s -> heading(s, OPTIONAL));
        text = style(10, false, s -> format(s, "@"));
        day = style(10, false, s -> {
            format(s, "yyyy-mm-dd");
            s.setAlignment(HorizontalAlignment.CENTER);
        });
        number = style(10, false, s -> s.setAlignment(HorizontalAlignment.RIGHT));
        words = style(10, false, s -> {
            s.setWrapText(true);
            ruled(s);
        });
    }

    private static void heading(XSSFCellStyle style, byte[] colour) {
        style.setWrapText(true);
        style.setAlignment(HorizontalAlignment.CENTER);
        filled(style, colour);
        ruled(style);
    }

    private static void filled(XSSFCellStyle style, byte[] colour) {
        style.setFillForegroundColor(new XSSFColor(colour, null));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    private static void ruled(XSSFCellStyle style) {
        XSSFColor grey = new XSSFColor(RULE, null);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBottomBorderColor(grey);
        style.setBorderTop(BorderStyle.THIN);
        style.setTopBorderColor(grey);
    }

    private void format(XSSFCellStyle style, String format) {
        style.setDataFormat(book.createDataFormat().getFormat(format));
    }

    private XSSFCellStyle style(int points, boolean bold, Consumer<XSSFCellStyle> look) {
        XSSFCellStyle style = book.createCellStyle();
        XSSFFont font = book.createFont();
        font.setFontName(FACE);
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        style.setFont(font);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        look.accept(style);
        return style;
    }
}
