package cn.jidu.definition.text;

import java.util.regex.Pattern;

/**
 * Text that a spreadsheet would take for a formula. In every CSV and workbook that Jidu writes it gets one leading
 * apostrophe, and so does text that begins with an apostrophe itself: whoever reads a text takes one leading apostrophe
 * away and has the original. Numbers are never touched, nor is text that is nothing but a number ({@code -12.5}).
 */
public final class FormulaGuard {
    /** Says, as a custom property of a workbook or a member of a field of a data package, that the rule was applied. */
    public static final String DECLARATION = "jidu:escape";

    /** The value of {@link #DECLARATION}. */
    public static final String RULE = "leading-apostrophe";

    /** With their full-width forms, which East Asian spreadsheets fold. */
    private static final String STARTS = "=+-@\t\r\n＝＋－＠";

    private static final Pattern NUMBER = Pattern.compile("[+-]([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\\.[0-9]+)?%?");
    private static final char APOSTROPHE = '\'';

    private FormulaGuard() {}

    /** True for text that a spreadsheet could take for a formula. */
    public static boolean isRisky(String text) {
        return !text.isEmpty()
                && STARTS.indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
    }

    /** The text as it is written; {@link #original} gives it back. */
    public static String neutralised(String text) {
        return isRisky(text) || isMarked(text) ? APOSTROPHE + text : text;
    }

    /** What {@link #neutralised} was made from. */
    public static String original(String written) {
        return isMarked(written) ? written.substring(1) : written;
    }

    private static boolean isMarked(String text) {
        return !text.isEmpty() && text.charAt(0) == APOSTROPHE;
    }
}
