package cn.jidu.intake.text;

import cn.jidu.definition.text.InvisibleCharacters;
import java.util.regex.Pattern;

/**
 * What departments wrote, as messages, lists and logs may repeat it: citizens' numbers hidden, and characters that break a
 * line, turn the direction of writing or show as nothing spelled out (〔U+202E〕), so that no text passes for another.
 */
public final class ShownText {
    private static final Pattern SPELLED = Pattern.compile("〔U\\+([0-9A-F]{4,6})〕");

    private ShownText() {}

    /** The text itself where nothing is to be changed. */
    public static String text(String raw) {
        String text = CitizenNumber.hideIn(raw);
        return text.codePoints().noneMatch(ShownText::isHidden) ? text : spelled(text);
    }

    /** As {@link #text}, no longer than so many characters and a mark that there was more. */
    public static String text(String raw, int most) {
        return cut(text(raw), most);
    }

    /** No more than so many characters, of either plane, and a mark that there was more; the text itself where it is short. */
    public static String cut(String text, int most) {
        return text.length() <= most || text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
    }

    /** A shown text without the marks that have no width, which stand spelled out in it. */
    public static String withoutMarks(String shown) {
        return SPELLED.matcher(shown)
                .replaceAll(m -> InvisibleCharacters.haveNoWidth(Integer.parseInt(m.group(1), 16)) ? "" : m.group());
    }

    private static String spelled(String text) {
        StringBuilder b = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isHidden(c)) {
                b.append("〔U+%04X〕".formatted(c));
            } else {
                b.appendCodePoint(c);
            }
        });
        return b.toString();
    }

    /** Controls, marks of direction and joining and others without width, line ends of every kind, halves of pairs. */
    public static boolean isHidden(int c) {
        if (InvisibleCharacters.haveNoWidth(c)) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
