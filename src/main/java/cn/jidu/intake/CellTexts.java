package cn.jidu.intake;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the cells of a sheet say, as the same row would say it in a text file. */
final class CellTexts {
    /** A spreadsheet shows fifteen digits, and from the sixteenth on what it holds is no longer what was typed. */
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);

    /** How a longer number is shown: the last digits are lost, the others no business of a list of faults. */
    private static final MathContext ROUNDED = new MathContext(6, RoundingMode.HALF_UP);

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?([Ee][+-]?[0-9]{1,3})?");
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);
    /** 29 February 1900, a day that spreadsheets have and no calendar. */
    private static final long NO_DAY = 60;

    private static final long LAST_DAY = 2_958_465;

    private final SharedTexts texts;
    private final CellStyles styles;
    private final boolean since1904;

    CellTexts(SharedTexts texts, CellStyles styles, boolean since1904) {
        this.texts = texts;
        this.styles = styles;
        this.since1904 = since1904;
    }

    /**
     * @param type the cell's {@code t}
     * @param style the cell's {@code s}
     * @param value its {@code v}
     * @throws RefusedException where it refers to a text that the workbook does not have
     */
    String of(String type, Optional<String> style, String value, Damage damage) throws IOException, RefusedException {
        return switch (type) {
            case "s" -> texts.get(value).orElseThrow(damage::refusal);
            case "str", "inlineStr" -> unescaped(value);
            case "b" -> value.equals("1") ? "true" : "false";
            case "e", "d" -> value;
            default -> number(value, styles.of(style));
        };
    }

    /** Whatever is no number stays as it is, to be rejected with what it says. */
    private String number(String value, CellStyles.Meaning meaning) {
        String text = value.strip();
        if (!NUMBER.matcher(text).matches()) {
            return value;
        }
        BigDecimal number = new BigDecimal(text);
        return switch (meaning) {
            case DAY -> day(number).map(LocalDate::toString).orElseGet(() -> shown(number));
            case PERCENT -> shown(number.movePointRight(2)) + "%";
            case NUMBER -> shown(number);
        };
    }

    private static String shown(BigDecimal number) {
        BigDecimal shown = number.round(SHOWN).stripTrailingZeros();
        if (shown.signum() == 0) {
            return "0";
        }
        int digitsBeforePoint = shown.precision() - shown.scale();
        return digitsBeforePoint > SHOWN.getPrecision() ? scientific(number) : shown.toPlainString();
    }

    /** {@code 9.13E+17}. */
    private static String scientific(BigDecimal number) {
        BigDecimal rounded = number.round(ROUNDED).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "E+" + exponent;
    }

    /** The day of a serial number; a time of day behind it is left off. Empty where there is no such day. */
    private Optional<LocalDate> day(BigDecimal serial) {
        BigDecimal whole = serial.setScale(0, RoundingMode.FLOOR);
        if (whole.signum() < 0 || whole.compareTo(BigDecimal.valueOf(LAST_DAY)) > 0) {
            return Optional.empty();
        }
        long days = whole.longValueExact();
        if (since1904) {
            return Optional.of(DAY_ZERO_1904.plusDays(days));
        }
        if (days == 0 || days == NO_DAY) {
            return Optional.empty();
        }
        return Optional.of(DAY_ZERO.plusDays(days < NO_DAY ? days + 1 : days));
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
