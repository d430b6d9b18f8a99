package cn.jidu.report.workbook;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.data.ReportException;
import cn.jidu.report.view.TextCell;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The looks of a workbook's cells, as its template has them; each variant is made once. */
final class WorkbookStyles {
    /** What the template must have, by the name that its first cell has. */
    enum Look {
        TITLE("标题"),
        LABEL("提示"),
        WARNING("草稿提示"),
        HEADING("表名"),
        PARAGRAPH("正文"),
        NOTE("表下说明"),
        OVER("上级表头"),
        COLUMN("表头"),
        GROUP("分组行"),
        WORDS("文字"),
        MARK("标记"),
        NUMBER("数字"),
        LINK("链接"),
        /** Its fill is that of every second row. */
        BAND("隔行底色");

        private final String title;

        Look(String title) {
            this.title = title;
        }
    }

    private final XSSFWorkbook book;
    private final Map<Look, XSSFCellStyle> looks = new EnumMap<>(Look.class);
    private final Map<String, XSSFCellStyle> made = new HashMap<>();

    /**
     * Takes the styles' sheet out of the workbook.
     *
     * @throws ReportException where the template lacks one
     */
    WorkbookStyles(XSSFWorkbook book) {
        this.book = book;
        XSSFSheet sheet = book.getSheetAt(0);
        Map<String, XSSFCellStyle> named = new HashMap<>();
        for (Row row : sheet) {
            if (row.getCell(0) != null) {
                named.put(row.getCell(0).toString().strip(), (XSSFCellStyle)
                        row.getCell(0).getCellStyle());
            }
        }
        for (Look look : Look.values()) {
            XSSFCellStyle style = named.get(look.title);
            if (style == null) {
                throw new ReportException(
                        PackageTexts.chinese(WorkbookStyles.class).get("noStyle", look.title));
            }
            looks.put(look, style);
        }
        book.removeSheetAt(0);
    }

    CellStyle of(Look look) {
        return style(look);
    }

    /** @param banded whether the row is one of every second */
    CellStyle of(Look look, boolean banded) {
        return banded
                ? variant(look + "/band", look, s -> {
                    s.setFillForegroundColor(style(Look.BAND).getFillForegroundColorColor());
                    s.setFillPattern(FillPatternType.SOLID_FOREGROUND);
                })
                : style(look);
    }

    /** Words that stand among numbers. */
    CellStyle figure(boolean banded) {
        return variant("figure" + banded, Look.WORDS, s -> {
            s.cloneStyleFrom(of(Look.WORDS, banded));
            s.setAlignment(HorizontalAlignment.RIGHT);
        });
    }

    /** A number with its decimals and whatever the page prints around it (≤, 约, *). */
    CellStyle number(TextCell cell, NumberPlaces places, String column, boolean banded) {
        BigDecimal number = cell.number().orElseThrow();
        String text = cell.text();
        String digits = number.toPlainString();
        int at = text.indexOf(digits);
        String before = at < 0 ? "" : text.substring(0, at);
        String after = at < 0 ? "" : text.substring(at + digits.length());
        String format = literal(before)
                + "#,##0"
                + (number.scale() > 0 ? "." + "0".repeat(number.scale()) : "")
                + literal(after)
                + places.free(column, cell);
        XSSFCellStyle base = (XSSFCellStyle) of(Look.NUMBER, banded);
        return made.computeIfAbsent(format + banded, k -> {
            XSSFCellStyle s = book.createCellStyle();
            s.cloneStyleFrom(base);
            s.setDataFormat(book.createDataFormat().getFormat(format));
            return s;
        });
    }

    private static String literal(String text) {
        return text.isEmpty() ? "" : '"' + text + '"';
    }

    private XSSFCellStyle style(Look look) {
        return java.util.Objects.requireNonNull(looks.get(look));
    }

    private XSSFCellStyle variant(String key, Look look, Consumer<XSSFCellStyle> change) {
        return made.computeIfAbsent(key, k -> {
            XSSFCellStyle s = book.createCellStyle();
            s.cloneStyleFrom(style(look));
            change.accept(s);
            return s;
        });
    }
}
