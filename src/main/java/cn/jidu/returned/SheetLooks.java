package cn.jidu.returned;

import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The looks of the cells of a returned workbook; each is made once. */
final class SheetLooks {
    /** Of what must be mended, and of what should be looked at: told apart in print without colour by the words beside. */
    private static final byte[] RED = {(byte) 0xFF, (byte) 0xFF, (byte) 0xC7, (byte) 0xCE};

    private static final byte[] YELLOW = {(byte) 0xFF, (byte) 0xFF, (byte) 0xF2, (byte) 0xCC};

    private final XSSFWorkbook book;
    private final short textFormat;
    final CellStyle title;
    final CellStyle heading;
    final CellStyle paragraph;
    final CellStyle column;
    final CellStyle words;
    final CellStyle count;
    final CellStyle redWords;
    final CellStyle yellowWords;
    /** Cells of the original: text, so that a spreadsheet rounds no code and turns no date. */
    final CellStyle original;

    final CellStyle header;
    final CellStyle faulty;
    final CellStyle reason;
    final CellStyle doubt;

    SheetLooks(XSSFWorkbook book) {
        this.book = book;
        this.textFormat = book.createDataFormat().getFormat("@");
        title = style(16, true, s -> s.setAlignment(HorizontalAlignment.CENTER));
        heading = style(12, true, s -> {});
        paragraph = style(11, false, s -> s.setWrapText(true));
        column = style(11, true, s -> {
            filled(s, null);
            boxed(s);
            s.setAlignment(HorizontalAlignment.CENTER);
        });
        words = style(11, false, SheetLooks::wrapped);
        count = style(11, false, s -> {
            boxed(s);
            s.setAlignment(HorizontalAlignment.CENTER);
        });
        redWords = style(11, true, s -> {
            wrapped(s);
            filled(s, RED);
        });
        yellowWords = style(11, true, s -> {
            wrapped(s);
            filled(s, YELLOW);
        });
        original = style(11, false, this::text);
        header = style(11, true, s -> {
            text(s);
            boxed(s);
            filled(s, null);
        });
        faulty = style(11, false, s -> {
            text(s);
            boxed(s);
            filled(s, RED);
        });
        reason = style(11, false, s -> {
            text(s);
            filled(s, RED);
        });
        doubt = style(11, false, s -> {
            text(s);
            filled(s, YELLOW);
        });
    }

    private void text(XSSFCellStyle style) {
        style.setDataFormat(textFormat);
    }

    private static void wrapped(XSSFCellStyle style) {
        style.setWrapText(true);
        boxed(style);
    }

    /** @param colour null for the grey of a header */
    private static void filled(XSSFCellStyle style, byte @org.jspecify.annotations.Nullable [] colour) {
        if (colour == null) {
            style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        } else {
            style.setFillForegroundColor(new XSSFColor(colour, null));
        }
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    private static void boxed(XSSFCellStyle style) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
    }

    private XSSFCellStyle style(int points, boolean bold, Consumer<XSSFCellStyle> look) {
        XSSFCellStyle style = book.createCellStyle();
        style.setFont(font(points, bold));
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        look.accept(style);
        return style;
    }

    private XSSFFont font(int points, boolean bold) {
        XSSFFont known = book.findFont(
                bold,
                IndexedColors.BLACK.getIndex(),
                (short) (points * 20),
                "宋体",
                false,
                false,
                Font.SS_NONE,
                Font.U_NONE);
        if (known != null) {
            return known;
        }
        XSSFFont font = book.createFont();
        font.setFontName("宋体");
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        font.setColor(IndexedColors.BLACK.getIndex());
        return font;
    }
}
