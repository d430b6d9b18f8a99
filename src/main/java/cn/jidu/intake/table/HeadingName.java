package cn.jidu.intake.table;

import cn.jidu.intake.text.TextFold;
import java.util.Optional;

/**
 * A cell of a header row.
 *
 * @param text without white space, half-width, without the unit in brackets at its end
 * @param unit what those brackets hold; empty without brackets
 */
record HeadingName(String text, Optional<String> unit) {
    static HeadingName of(String cell) {
        String tight = TextFold.tight(cell);
        int open = tight.lastIndexOf('(');
        if (!tight.endsWith(")") || open <= 0) {
            return new HeadingName(tight, Optional.empty());
        }
        String inside = tight.substring(open + 1, tight.length() - 1);
        String unit = inside.startsWith("单位:") ? inside.substring(3) : inside;
        return new HeadingName(tight.substring(0, open), Optional.of(unit));
    }

    /** The heading with what a line below it says of its unit; what its own brackets say stays. */
    static String withUnit(String heading, String unit) {
        return of(heading).unit().isPresent() ? heading : heading + "(" + HeadingUnits.name(unit) + ")";
    }
}
