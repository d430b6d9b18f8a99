package cn.jidu.report.code;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Which report a page belongs to, e.g. {@code jidu:1/taizhou-2018/331002/2018Q2/r1/3F7A-91C2-08BD}. Whoever can print can
 * print one: it says what to compare with, and proves nothing.
 *
 * @param plan key
 * @param area code
 * @param quarter e.g. {@code 2018Q2}
 * @param revision its number in the quarter
 * @param fingerprint of the data, short
 */
public record ReportCode(String plan, String area, String quarter, int revision, String fingerprint) {
    private static final Pattern FORM = Pattern.compile(
            "jidu:1/([a-z0-9-]{1,80})/([0-9]{6,12})/([0-9]{4}Q[1-4])/r([0-9]{1,6})/([0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4})");

    /** As it is printed. */
    public String text() {
        return String.join("/", "jidu:1", plan, area, quarter, "r" + revision, fingerprint);
    }

    /** The codes that stand in a text, whatever stands around them, each once, in order. */
    public static List<ReportCode> in(String text) {
        return FORM.matcher(text).results().map(ReportCode::of).distinct().toList();
    }

    /** The first of them. */
    public static Optional<ReportCode> find(String text) {
        return in(text).stream().findFirst();
    }

    private static ReportCode of(MatchResult m) {
        return new ReportCode(m.group(1), m.group(2), m.group(3), Integer.parseInt(m.group(4)), m.group(5));
    }
}
