package cn.jidu.cli.terminal;

import java.util.regex.Pattern;

/** A sheet as it is told: by its name, or by its number where it has none. */
public final class ToldSheet {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    private ToldSheet() {}

    /** For people. */
    public static String of(String sheet) {
        return TerminalTexts.texts().get(NUMBER.matcher(sheet).matches() ? "sheet.number" : "sheet.name", sheet);
    }

    /** For programs: a number, or a text. */
    static Object value(String sheet) {
        return NUMBER.matcher(sheet).matches() ? (Object) Integer.valueOf(sheet) : sheet;
    }
}
