package cn.jidu.sample.sent;

import cn.jidu.sample.city.EmergingTags;
import cn.jidu.sample.city.SampleColumn;
import cn.jidu.sample.city.SampleCounties;
import cn.jidu.sample.city.SampleIndustries;
import cn.jidu.sample.city.SampleRow;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * How one department writes its file: drawn once per file, so that a file is consistent in itself.
 *
 * @param workbook cells are numbers and dates, not only text
 * @param bom whether the file begins with a byte order mark
 * @param variant which of a column's headings it uses
 * @param title lines above the header
 * @param footer a total row and a note below the rows
 */
public record FileStyle(
        boolean workbook,
        Charset charset,
        boolean bom,
        char delimiter,
        int variant,
        boolean title,
        boolean footer,
        boolean extraColumn,
        boolean shuffled,
        int dateForm,
        int numberForm,
        int yesForm,
        int quarterForm,
        int areaForm,
        String missing) {
    private static final List<DateTimeFormatter> DATES = List.of(
            format("yyyy-MM-dd"), format("yyyy/M/d"), format("yyyyMMdd"), format("yyyy.M.d"), format("yyyy年M月d日"));
    /** Days from a workbook's day 0 to 1970-01-01. */
    private static final long EXCEL_EPOCH = 25_569;

    private static final String[][] YES = {{"是", "否"}, {"1", "0"}, {"Y", "N"}, {"有", "无"}, {"√", ""}};
    private static final String[] CHINESE = {"一", "二", "三", "四"};

    /** As plain as can be: for files that measure speed. */
    public static FileStyle plain() {
        return new FileStyle(
                false, StandardCharsets.UTF_8, false, ',', 0, false, false, false, false, 0, 0, 0, 0, 0, "");
    }

    public static FileStyle of(SentFile file, long seed) {
        SplittableRandom chance =
                new SplittableRandom(seed * 31 + file.fileName().hashCode());
        boolean text = file.fileName().endsWith(".txt");
        int encoding = chance.nextInt(10);
        boolean small = file.rows().size() < 120;
        Charset charset = encoding < 5
                ? Charset.forName("GB18030")
                : encoding < 6 && small ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
        boolean bom = charset.equals(StandardCharsets.UTF_16LE) || (encoding >= 8);
        char delimiter = text ? (chance.nextBoolean() ? '\t' : '|') : chance.nextInt(5) == 0 ? ';' : ',';
        return new FileStyle(
                file.isWorkbook(),
                charset,
                bom,
                delimiter,
                chance.nextInt(6),
                chance.nextInt(3) == 0,
                chance.nextInt(3) == 0,
                chance.nextInt(5) == 0,
                chance.nextInt(4) == 0,
                chance.nextInt(5),
                chance.nextInt(4),
                chance.nextInt(5),
                chance.nextInt(6),
                chance.nextInt(4),
                List.of("", "", "-", "—", "/", "NULL").get(chance.nextInt(6)));
    }

    SampleCell cell(SampleRow row, SampleColumn column, int line) {
        String written = row.written(column.key());
        if (written != null) {
            return new SampleCell(
                    written, workbook && written.contains("E+") ? SampleCell.Kind.NUMBER : SampleCell.Kind.TEXT);
        }
        @Nullable Object value = row.value(column.key());
        if (workbook && value instanceof LocalDate day && dateForm < 3) {
            return new SampleCell(
                    String.valueOf(day.toEpochDay() + EXCEL_EPOCH),
                    dateForm == 2 ? SampleCell.Kind.NUMBER : SampleCell.Kind.DATE);
        }
        if (workbook && value instanceof BigDecimal number && numberForm != 1) {
            return new SampleCell(inUnit(number, column).toPlainString(), SampleCell.Kind.NUMBER);
        }
        return SampleCell.text(text(row, column, value, line));
    }

    private String text(SampleRow row, SampleColumn column, @Nullable Object value, int line) {
        if (column.type() == SampleColumn.ColumnType.YES_NO) {
            return YES[yesForm][row.yes(column.key()) ? 0 : 1];
        }
        if (value == null) {
            return missing;
        }
        if (column.key().equals("emerging_tag") && value.equals(EmergingTags.NONE)) {
            return List.of("否", "", "无").get(line % 3);
        }
        return switch (column.type()) {
            case DATE -> DATES.get(dateForm).format((LocalDate) value);
            case NUMBER -> number((BigDecimal) value, column);
            case QUARTER -> quarter(value.toString());
            case AREA -> area(value.toString(), line);
            case INDUSTRY ->
                line % 9 == 0 ? SampleIndustries.section(value.toString()) + value.toString() : value.toString();
            default -> value.toString();
        };
    }

    /** A number in the unit that the file writes it in. */
    BigDecimal inUnit(BigDecimal value, SampleColumn column) {
        return value.divide(column.heading(variant).divisor()).stripTrailingZeros();
    }

    private String number(BigDecimal value, SampleColumn column) {
        BigDecimal shown = inUnit(value, column);
        String plain = shown.toPlainString();
        if (numberForm == 1) {
            return new java.text.DecimalFormat(
                            "#,##0.##########", java.text.DecimalFormatSymbols.getInstance(Locale.ROOT))
                    .format(shown);
        }
        return numberForm == 2 && column.key().equals("employees") ? fullWidth(plain) : plain;
    }

    static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append(c > ' ' && c < 127 ? (char) (c + 0xFEE0) : (char) c));
        return wide.toString();
    }

    private String quarter(String quarter) {
        String year = quarter.substring(0, 4);
        int number = quarter.charAt(5) - '0';
        return switch (quarterForm) {
            case 1 -> year + "-Q" + number;
            case 2 -> year + "年第" + CHINESE[number - 1] + "季度";
            case 3 -> year + "年" + CHINESE[number - 1] + "季度";
            case 4 -> year + "年" + number + "季度";
            case 5 -> String.format(Locale.ROOT, "%s%02d-%s%02d", year, number * 3 - 2, year, number * 3);
            default -> quarter;
        };
    }

    private String area(String code, int line) {
        boolean county = SampleCounties.NAMES.containsKey(code);
        if (county && areaForm == 1) {
            return code + "001000".substring(0, line % 2 == 0 ? 6 : 3);
        }
        if (county && areaForm == 2) {
            return SampleCounties.name(code);
        }
        return county && areaForm == 3 && code.equals("331083") && line % 2 == 0 ? SampleCounties.OLD_YUHUAN : code;
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }
}
