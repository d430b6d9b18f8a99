package cn.jidu.intake.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people put around a code so that a spreadsheet keeps it as text: {@code ="9133…"}, {@code '9133…}, a backtick. It
 * is no part of the value. Marks around a name are its own.
 */
public final class TextGuard {
    /** {@code ="…"}, with {@code T()} around it too: a formula whose result is the text. */
    private static final Pattern FORMULA = Pattern.compile("=\\s*(?:[Tt]\\()?[\"“”]([^\"“”]*)[\"“”]\\)?");

    private static final String MARKS = "='`\"‘’“”＇＝｀＂´";

    private TextGuard() {}

    /** The text itself where it has none, as nearly every one. */
    public static String without(String cell) {
        String text = TextFold.trim(cell);
        if (text.isEmpty() || (!isMark(text.charAt(0)) && !isMark(text.charAt(text.length() - 1)))) {
            return cell;
        }
        Matcher formula = FORMULA.matcher(text);
        if (formula.matches()) {
            return formula.group(1);
        }
        String bare = bare(text);
        return isPlain(bare) ? bare : cell;
    }

    private static boolean isMark(char c) {
        return MARKS.indexOf(c) >= 0;
    }

    private static String bare(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && (isMark(text.charAt(from)) || TextFold.isSpace(text.charAt(from)))) {
            from++;
        }
        while (to > from && (isMark(text.charAt(to - 1)) || TextFold.isSpace(text.charAt(to - 1)))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** Letters and digits, as codes and numbers are: no mark around these means anything. */
    private static boolean isPlain(String text) {
        return !text.isEmpty()
                && TextFold.width(text)
                        .chars()
                        .allMatch(c -> (c >= '0' && c <= '9')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= 'a' && c <= 'z')
                                || c == '-'
                                || c == '.'
                                || c == ','
                                || c == '/'
                                || c == '%');
    }
}
