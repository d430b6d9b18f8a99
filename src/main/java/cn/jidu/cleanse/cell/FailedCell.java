package cn.jidu.cleanse.cell;

import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.text.TextFold;
import java.util.regex.Pattern;

/** What stands in a cell in place of its value: the error of a formula, the formula itself, or that it is as above. */
final class FailedCell {
    /** As spreadsheets write them, of today and to come; LibreOffice has numbers for its own. */
    private static final Pattern ERROR =
            Pattern.compile("#(?:N/A|GETTING_DATA|[A-Z][A-Z0-9/_]*[!?])|ERR:[0-9]{3}", Pattern.CASE_INSENSITIVE);

    /** A formula that was sent as its text: a function, or a reference to a cell. */
    private static final Pattern FORMULA = Pattern.compile(
            "=[-+]?(?:[A-Z][A-Z0-9.]*\\(.*|(?:.*!)?\\$?[A-Z]{1,3}\\$?[0-9]{1,7}(?:[-+*/&:,].*)?)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern AS_ABOVE = Pattern.compile("同[上前左]|〃|′′|[\"”]");

    private FailedCell() {}

    /** Whether a formula has no value. */
    static boolean isError(String raw) {
        if (raw.isEmpty() || !mayBeError(raw.charAt(0))) {
            return false;
        }
        String text = TextFold.trim(TextFold.width(raw));
        return text.equals(FileRow.NOT_CALCULATED)
                || ERROR.matcher(text).matches()
                || FORMULA.matcher(text).matches();
    }

    private static boolean mayBeError(char first) {
        return first == '#' || first == '=' || first == 'E' || first == 'e' || first > 0xFF00 || first <= ' ';
    }

    /** Whether it refers to another row: what that one says is not said here. */
    static boolean isAsAbove(String raw) {
        return raw.length() <= 4 && AS_ABOVE.matcher(TextFold.tight(raw)).matches();
    }
}
