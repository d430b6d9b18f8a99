package cn.jidu.intake.xls;

import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.workbook.CellNumbers;
import cn.jidu.intake.workbook.CellStyles;
import cn.jidu.intake.workbook.SharedTexts;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Optional;
import org.apache.poi.hssf.record.RecordInputStream;
import org.apache.poi.ss.usermodel.FormulaError;

/** What the records of an {@code .xls} file's cells say, as the same cells would say it in a text file. */
public final class XlsCells {
    private static final int NO_NUMBER = 0xFFFF;
    /** The formula was to be calculated when the workbook is opened: a program wrote it that cannot calculate. */
    private static final int CALCULATE_ON_OPENING = 2;

    private final SharedTexts texts;
    private final CellStyles styles;
    private final CellNumbers numbers;
    private final BitSet days;

    /** @param days the columns where only days are written */
    XlsCells(SharedTexts texts, CellStyles styles, CellNumbers numbers, BitSet days) {
        this.texts = texts;
        this.styles = styles;
        this.numbers = numbers;
        this.days = days;
    }

    /** A number's style and its 64 bits. */
    String number(RecordInputStream data, int column) {
        int style = data.readUShort();
        return number(style, data.readLong(), column);
    }

    /** A number's style and its 30 bits: a whole number or the upper half of a binary one, perhaps a hundred times it. */
    String shortNumber(RecordInputStream data, int column) {
        int style = data.readUShort();
        int bits = data.readInt();
        boolean whole = (bits & 2) != 0;
        boolean hundredfold = (bits & 1) != 0;
        long upper = (bits & ~3L) << 32;
        if (!whole && !Double.isFinite(Double.longBitsToDouble(upper))) {
            return FormulaError.NUM.getString();
        }
        BigDecimal number =
                whole ? BigDecimal.valueOf((long) bits >> 2) : BigDecimal.valueOf(Double.longBitsToDouble(upper));
        return shown(hundredfold ? number.movePointLeft(2) : number, style, column);
    }

    /** By the style and number of a text that cells share; empty where the workbook has none of this number. */
    Optional<String> sharedText(RecordInputStream data, int column) throws IOException {
        int style = data.readUShort();
        return texts.get(data.readInt()).map(held -> shown(styles.text(style, held), column));
    }

    /** A text as a cell of this style shows it. */
    String text(int style, String held, int column) {
        return shown(styles.text(style, readable(held)), column);
    }

    private String shown(String text, int column) {
        return days.get(column) ? numbers.textOfDay(text) : text;
    }

    /** The style of a truth or an error, and which. */
    static String truthOrError(RecordInputStream data) {
        data.readUShort();
        int value = data.readUByte();
        return data.readUByte() == 0 ? truth(value) : error(value);
    }

    /** The result that a formula had when the workbook was saved; a text as result is in a record of its own. */
    String result(RecordInputStream data, int style, int column) {
        long result = data.readLong();
        int options = data.readUShort();
        if (result >>> 48 == NO_NUMBER) {
            int value = (int) (result >>> 16) & 0xFF;
            return switch ((int) result & 0xFF) {
                case 1 -> truth(value);
                case 2 -> error(value);
                case 3 -> "";
                default -> FileRow.NOT_CALCULATED;
            };
        }
        boolean calculated = result != 0 || (options & CALCULATE_ON_OPENING) == 0;
        return calculated ? number(style, result, column) : FileRow.NOT_CALCULATED;
    }

    private String number(int style, long bits, int column) {
        double number = Double.longBitsToDouble(bits);
        return Double.isFinite(number)
                ? shown(BigDecimal.valueOf(number), style, column)
                : FormulaError.NUM.getString();
    }

    private String shown(BigDecimal number, int style, int column) {
        return days.get(column) ? numbers.textOfDay(number, styles.of(style)) : numbers.text(number, styles.of(style));
    }

    private static String truth(int value) {
        return value == 0 ? "false" : "true";
    }

    private static String error(int code) {
        return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : FormulaError.NA.getString();
    }

    /** What no text can hold is spelled as the newer format spells it. */
    public static String readable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUnreadable(text, i)) {
                return spelled(text);
            }
        }
        return text;
    }

    private static String spelled(String text) {
        StringBuilder spelled = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isUnreadable(text, i)) {
                spelled.append("_x%04X_".formatted((int) c));
            } else {
                spelled.append(c);
            }
        }
        return spelled.toString();
    }

    private static boolean isUnreadable(String text, int i) {
        char c = text.charAt(i);
        if (!Character.isSurrogate(c)) {
            return c == 0 || c >= 0xFFFE;
        }
        return Character.isHighSurrogate(c)
                ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }
}
