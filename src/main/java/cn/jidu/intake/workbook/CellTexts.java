package cn.jidu.intake.workbook;

import cn.jidu.definition.text.FormulaGuard;
import cn.jidu.intake.table.FileDamage;
import cn.jidu.intake.table.RefusedException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the cells of an {@code .xlsx} sheet say, as the same row would say it in a text file. */
final class CellTexts {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]{1,40}(?:\\.[0-9]{0,40})?|\\.[0-9]{1,40})(?:[Ee][+-]?[0-9]{1,3})?");
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private final SharedTexts texts;
    private final CellStyles styles;
    private final CellNumbers numbers;
    private final boolean neutralised;

    /** @param neutralised the workbook declares that its texts are written as {@link FormulaGuard} does */
    CellTexts(SharedTexts texts, CellStyles styles, CellNumbers numbers, boolean neutralised) {
        this.texts = texts;
        this.styles = styles;
        this.numbers = numbers;
        this.neutralised = neutralised;
    }

    /**
     * @param type the cell's {@code t}
     * @param style the cell's {@code s}
     * @param value its {@code v}
     * @param day the cell stands where only days are written
     * @throws RefusedException where it is of a kind that nobody knows, or refers to a text that the workbook does not have
     */
    String of(String type, Optional<String> style, String value, boolean day, FileDamage damage)
            throws IOException, RefusedException {
        return switch (type) {
            case "s" -> text(texts.get(value).orElseThrow(damage::refusal), style, day);
            case "str", "inlineStr" -> text(unescaped(value), style, day);
            case "b" -> truth(value.strip(), damage);
            case "e", "d" -> value;
            case "n" -> number(value, styles.of(style), day);
            default -> throw damage.refusal();
        };
    }

    /** Whether the format of this number, of cells that meet a condition, shows other numbers than their own. */
    boolean isChanging(String format) {
        return styles.isChanging(format);
    }

    private String text(String held, Optional<String> style, boolean day) {
        String text = styles.of(style).text(neutralised ? FormulaGuard.original(held) : held);
        return day ? numbers.textOfDay(text) : text;
    }

    private static String truth(String value, FileDamage damage) throws RefusedException {
        return switch (value) {
            case "1", "true" -> "true";
            case "0", "false" -> "false";
            default -> throw damage.refusal();
        };
    }

    /** Whatever is no number stays as it is, to be rejected with what it says. */
    private String number(String value, CellFormat format, boolean day) {
        String text = value.strip();
        if (!NUMBER.matcher(text).matches()) {
            return value;
        }
        BigDecimal number = new BigDecimal(text);
        return day ? numbers.textOfDay(number, format) : numbers.text(number, format);
    }

    /** The format writes what XML cannot hold as {@code _x000D_}; only what a text may have is put back. */
    static String unescaped(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        Matcher m = ESCAPE.matcher(text);
        return m.replaceAll(r -> {
            char c = (char) Integer.parseInt(r.group(1), 16);
            boolean allowed = c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && !Character.isSurrogate(c));
            return Matcher.quoteReplacement(allowed ? String.valueOf(c) : r.group());
        });
    }
}
