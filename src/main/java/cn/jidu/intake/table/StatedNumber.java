package cn.jidu.intake.table;

import cn.jidu.intake.text.TextFold;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number with its own unit behind it, as people and number formats write it: {@code 85.6%}, {@code 123.4万元}.
 *
 * @param number the text before the unit
 * @param unit the unit, folded; perhaps only 万 or 亿
 */
public record StatedNumber(String number, String unit) {
    private static final Pattern AREA = Pattern.compile("㎡|[mM]²");

    /** Empty where no known unit stands behind the digits. */
    public static Optional<StatedNumber> of(String raw) {
        if (raw.isEmpty() || isEnd(raw.charAt(raw.length() - 1))) {
            return Optional.empty();
        }
        String spelled = AREA.matcher(raw).replaceAll("平方米");
        if (TextFold.hasNoteMark(spelled)) {
            return Optional.empty();
        }
        String text = TextFold.trim(TextFold.width(spelled));
        int end = text.length();
        while (end > 0 && !isEnd(text.charAt(end - 1))) {
            end--;
        }
        String unit = TextFold.tight(text.substring(end));
        return end > 0 && !unit.isEmpty() && (HeadingUnits.isUnit(unit) || HeadingUnits.isUnit(unit + "元"))
                ? Optional.of(new StatedNumber(text.substring(0, end), unit))
                : Optional.empty();
    }

    private static boolean isEnd(char c) {
        return (c >= '0' && c <= '9') || c == ')';
    }

    /**
     * What the number is multiplied by to count in {@code wanted}; empty where that is not known exactly.
     *
     * @param otherwise what a number without a unit would be multiplied by: 万 alone is taken only where it means the same
     */
    public Optional<BigDecimal> factor(String wanted, BigDecimal otherwise) {
        String to = TextFold.tight(wanted);
        String whole = to.replaceFirst("^[千百万亿]+(?=.)", "");
        return HeadingUnits.factor(unit, to)
                .or(() -> HeadingUnits.factor(unit + whole, to).filter(f -> f.compareTo(otherwise) == 0));
    }

    /** Whether the number counts in this unit, as the row itself names it. */
    public boolean isIn(String named) {
        return TextFold.tight(named).equals(unit);
    }

    /** Whether it counts persons or things one by one, which needs no saying. */
    public boolean isPlainCount() {
        return HeadingUnits.factor(unit, "家")
                .or(() -> HeadingUnits.factor(unit, "人"))
                .filter(BigDecimal.ONE::equals)
                .isPresent();
    }
}
