package cn.jidu.intake.workbook;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The texts in the older kind of drawing, which holds the labels and buttons of forms. It looks like XML and need not be
 * any: Excel itself leaves line breaks in it open.
 */
final class VmlText {
    private static final Pattern BOX = Pattern.compile("(?s)<(?:\\w+:)?textbox\\b[^>]*>(.*?)</(?:\\w+:)?textbox>");
    private static final Pattern LINE_END = Pattern.compile("(?i)<br\\s*/?>|</(?:div|p)>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern NUMBERED = Pattern.compile("&#(x?)([0-9A-Fa-f]{1,6});");

    private VmlText() {}

    /** Of each box that holds any. */
    static List<String> in(String drawing) {
        return BOX.matcher(drawing)
                .results()
                .map(box -> plain(box.group(1)))
                .filter(text -> !text.isBlank())
                .toList();
    }

    private static String plain(String marked) {
        String lines = LINE_END.matcher(marked.replaceAll("[\\r\\n]+\\s*", "")).replaceAll("\n");
        return NUMBERED.matcher(TAG.matcher(lines).replaceAll(""))
                .replaceAll(VmlText::character)
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .strip();
    }

    private static String character(MatchResult found) {
        int code = Integer.parseInt(found.group(2), found.group(1).isEmpty() ? 10 : 16);
        return Character.isValidCodePoint(code)
                ? java.util.regex.Matcher.quoteReplacement(Character.toString(code))
                : "";
    }
}
