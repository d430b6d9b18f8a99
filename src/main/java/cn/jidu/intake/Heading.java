package cn.jidu.intake;

import java.util.Optional;

/**
 * A cell of a header row.
 *
 * @param text without white space, half-width, without the unit in brackets at its end
 * @param unit what those brackets hold; empty without brackets
 */
record Heading(String text, Optional<String> unit) {
    static Heading of(String cell) {
        String tight = Fold.tight(cell);
        int open = tight.lastIndexOf('(');
        if (!tight.endsWith(")") || open <= 0) {
            return new Heading(tight, Optional.empty());
        }
        String inside = tight.substring(open + 1, tight.length() - 1);
        String unit = inside.startsWith("单位:") ? inside.substring(3) : inside;
        return new Heading(tight.substring(0, open), Optional.of(unit));
    }
}
