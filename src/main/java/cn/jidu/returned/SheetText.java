package cn.jidu.returned;

import cn.jidu.definition.text.FormulaGuard;
import java.util.regex.Pattern;
import org.apache.poi.ss.SpreadsheetVersion;

/**
 * A text as a cell of a workbook holds it, so that intake reads the same text again: no formula, and what XML cannot hold as
 * {@code _x0001_} (ECMA-376, 22.4.2.4).
 *
 * @param written what goes into the cell
 * @param isWhole false where a cell cannot hold it all
 */
record SheetText(String written, boolean isWhole) {
    /** How many characters a cell holds. */
    static final int LONGEST = SpreadsheetVersion.EXCEL2007.getMaxTextLength();

    private static final Pattern LIKE_ESCAPED = Pattern.compile("_(x[0-9A-Fa-f]{4}_)");

    static SheetText of(String text) {
        String escaped = escaped(FormulaGuard.neutralised(text));
        return escaped.length() <= LONGEST ? new SheetText(escaped, true) : new SheetText(cut(escaped), false);
    }

    private static String cut(String text) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    private static String escaped(String text) {
        String plain = text.contains("_x") ? LIKE_ESCAPED.matcher(text).replaceAll("_x005F_$1") : text;
        StringBuilder b = null;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean unwritable = (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c >= 0xFFFE;
            if (unwritable && b == null) {
                b = new StringBuilder(plain.substring(0, i));
            }
            if (b != null) {
                b.append(unwritable ? "_x%04X_".formatted((int) c) : String.valueOf(c));
            }
        }
        return b == null ? plain : b.toString();
    }
}
