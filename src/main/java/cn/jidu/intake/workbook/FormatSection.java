package cn.jidu.intake.workbook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One section of a number format, as far as it changes what a number says: its scale, its zeros in front, and the letters
 * around and within its digits. How many decimals it shows changes nothing: the number behind it is the exact one.
 *
 * @param condition of the numbers it is for; empty where its place among the sections tells
 * @param before what stands before the digits or the text, ¥ and padding left out; all of a day's format
 * @param behind what stands behind them, the percent sign too
 * @param shift by how many places the point moves to the left: 3 for a comma at the end, -2 for a percent sign
 * @param zeros the least digits before the point
 * @param decimals it shows what digits there are behind a point
 * @param within what stands between the digits before the point
 */
record FormatSection(
        Optional<Condition> condition,
        SectionKind kind,
        String before,
        String behind,
        int shift,
        int zeros,
        boolean decimals,
        List<Inset> within) {

    /** What it shows. */
    enum SectionKind {
        NUMBER,
        DAY,
        /** Letters instead of the number. */
        WORDS,
        /** A text as it is, and no number. */
        TEXT
    }

    /** Which numbers a section is for: {@code [>=10000]}. */
    record Condition(String operator, BigDecimal bound) {
        boolean holds(BigDecimal number) {
            int side = number.compareTo(bound);
            return switch (operator) {
                case "<" -> side < 0;
                case "<=" -> side <= 0;
                case ">" -> side > 0;
                case ">=" -> side >= 0;
                case "=" -> side == 0;
                default -> side != 0;
            };
        }
    }

    /**
     * Letters between digits.
     *
     * @param digits how many digits before the point stand behind it
     */
    record Inset(int digits, String text) {}

    static final FormatSection GENERAL = of(SectionKind.NUMBER);
    static final FormatSection DAY = of(SectionKind.DAY);

    FormatSection {
        within = List.copyOf(within);
    }

    private static FormatSection of(SectionKind kind) {
        return new FormatSection(Optional.empty(), kind, "", "", 0, 0, false, List.of());
    }

    /** Shows a number as the same number, whatever signs stand around it, or as a day. */
    boolean keepsNumbers() {
        boolean lettered = (before + behind).codePoints().anyMatch(Character::isLetterOrDigit);
        return kind == SectionKind.DAY
                || (kind == SectionKind.NUMBER && shift == 0 && zeros <= 1 && within.isEmpty() && !lettered);
    }

    /** Shows a number as it is. */
    boolean isPlain() {
        return kind == SectionKind.NUMBER
                && shift == 0
                && zeros <= 1
                && before.isEmpty()
                && behind.isEmpty()
                && within.isEmpty();
    }
}
