package cn.jidu.cleanse.cell;

import cn.jidu.intake.text.CitizenNumber;
import cn.jidu.intake.text.TextFold;
import java.math.BigDecimal;
import java.util.Optional;

/** Exact decimals as departments write them. */
public final class NumberText {
    /** More digits than any amount has; a longer run of digits is no number but a slip. */
    static final int LONGEST = 40;

    private NumberText() {}

    /**
     * The number of a text of either width: {@code 1234.5}, {@code 1,234.50} (groups of three), {@code (1,234.50)} and
     * {@code -1234.5} negative. Empty for anything else, {@code 1.2E+5} among it: a spreadsheet has rounded that; and
     * {@code 1234①}, which is a number and a mark.
     */
    public static Optional<BigDecimal> parse(String raw) {
        String text = TextFold.trim(TextFold.width(raw));
        if (text.isEmpty() || text.length() > LONGEST || TextFold.hasNoteMark(raw)) {
            return Optional.empty();
        }
        int from = 0;
        int to = text.length();
        boolean negative = false;
        char first = text.charAt(0);
        if (first == '(' && text.charAt(to - 1) == ')') {
            negative = true;
            from++;
            to--;
        } else if (first == '-' || first == 0x2212 || first == '+') {
            negative = first != '+';
            from++;
        }
        String digits = plain(text, from, to);
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(digits);
        return Optional.of(negative ? value.negate() : value);
    }

    /** The part from {@code from} to {@code to} without its separators of thousands; empty when it is not one number. */
    private static String plain(String text, int from, int to) {
        StringBuilder b = new StringBuilder(to - from);
        boolean grouped = false;
        int group = 0;
        int i = from;
        for (; i < to && text.charAt(i) != '.'; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                b.append(c);
                group++;
            } else if (c == ',' && group > 0 && (grouped ? group == 3 : group <= 3)) {
                grouped = true;
                group = 0;
            } else {
                return "";
            }
        }
        if (group == 0 || (grouped && group != 3)) {
            return "";
        }
        if (i < to) {
            if (i + 1 == to || !CitizenNumber.areDigits(text, i + 1, to)) {
                return "";
            }
            b.append(text, i, to);
        }
        return b.toString();
    }
}
