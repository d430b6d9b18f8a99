package cn.jidu.cli.terminal;

import java.util.List;
import java.util.function.Function;

/** Prints what a list command finds as it is found: a line each, or one JSON array of the records. */
public final class FoundLines<T> {
    private final boolean json;
    private final String none;
    private final Function<T, String> line;
    private boolean any;

    /** @param none the key of what is said where nothing was found */
    public FoundLines(boolean json, String none, Function<T, String> line) {
        this.json = json;
        this.none = none;
        this.line = line;
    }

    /** All that was found. */
    public static <T> void print(List<T> found, boolean json, String none, Function<T, String> line) {
        FoundLines<T> lines = new FoundLines<>(json, none, line);
        found.forEach(lines::add);
        lines.end();
    }

    /** One more, printed at once. */
    public void add(T found) {
        if (json) {
            System.out.print((any ? "," : "[") + JsonText.of(found));
        } else {
            System.out.println(line.apply(found));
        }
        any = true;
    }

    /** Call it when everything was found: a list that broke off is none. */
    public void end() {
        if (json) {
            System.out.println(any ? "]" : "[]");
        } else if (!any) {
            System.out.println(TerminalTexts.texts().get(none));
        }
    }
}
