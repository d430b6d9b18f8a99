package cn.jidu.intake.table;

import cn.jidu.intake.text.TextFold;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell of a header row.
 *
 * @param text without white space and stars at its ends, half-width, without the unit at its end
 * @param unit what round brackets at its end hold; else the known unit that stands there in other brackets or behind a
 *     sign; empty where there is neither
 */
record HeadingName(String text, Optional<String> unit) {
    private static final Pattern OTHERWISE =
            Pattern.compile("(.+?)(?:[\\[{<【〔〖《〈](.+)[\\]}>】〕〗》〉]|[:/|_,、;-](?:单位:)?([^:/|_,、;-]+))");

    /** {@code 年利率%}: the sign is no part of a name. */
    private static final Pattern SHARE = Pattern.compile("\\p{IsHan}{1,40}[%‰]");

    /** Forms mark with them what must be filled in. */
    private static final Pattern STARS = Pattern.compile("^[*★☆]+|[*★☆]+$");

    /** No heading is longer that means a field. */
    private static final int LONGEST = 200;

    static HeadingName of(String cell) {
        String tight = STARS.matcher(TextFold.tight(cell)).replaceAll("");
        int open = tight.lastIndexOf('(');
        if (!tight.endsWith(")") || open <= 0) {
            return otherwise(tight);
        }
        String inside = tight.substring(open + 1, tight.length() - 1);
        return new HeadingName(tight.substring(0, open), Optional.of(HeadingUnits.name(inside)));
    }

    private static HeadingName otherwise(String tight) {
        if (SHARE.matcher(tight).matches()) {
            int last = tight.length() - 1;
            return new HeadingName(tight.substring(0, last), Optional.of(HeadingUnits.name(tight.substring(last))));
        }
        Matcher m = OTHERWISE.matcher(tight);
        if (tight.length() <= LONGEST && m.matches()) {
            String unit = HeadingUnits.name(m.group(2) == null ? m.group(3) : m.group(2));
            if (HeadingUnits.isMeasure(unit)) {
                return new HeadingName(m.group(1), Optional.of(unit));
            }
        }
        return new HeadingName(tight, Optional.empty());
    }

    /** The heading with what a line below it says of its unit; what its own brackets say stays. */
    static String withUnit(String heading, String unit) {
        return of(heading).unit().isPresent() ? heading : heading + "(" + HeadingUnits.name(unit) + ")";
    }
}
