package cn.jidu.report;

/**
 * Text that a spreadsheet would take for a formula. In CSV it gets one leading apostrophe, and so does text that begins
 * with an apostrophe itself: whoever reads a text column takes one leading apostrophe away and has the original. Numbers
 * are never touched.
 */
final class Formulas {
    /** With their full-width forms, which East Asian spreadsheets fold. */
    private static final String STARTS = "=+-@\t\r\n＝＋－＠";

    private static final char APOSTROPHE = '\'';

    private Formulas() {}

    static boolean isRisky(String text) {
        return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0;
    }

    static String neutralised(String text) {
        boolean marked = isRisky(text) || (!text.isEmpty() && text.charAt(0) == APOSTROPHE);
        return marked ? APOSTROPHE + text : text;
    }
}
