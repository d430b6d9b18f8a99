package cn.jidu.cli;

import java.util.List;
import java.util.function.Function;

/** Prints what a list command found: a line each, or one JSON array of the records. */
final class FoundLines {
    private FoundLines() {}

    /** @param none the key of what is said where nothing was found */
    static <T> void print(List<T> found, boolean json, String none, Function<T, String> line) {
        if (json) {
            System.out.println(JsonText.of(found));
        } else if (found.isEmpty()) {
            System.out.println(Terminal.texts().get(none));
        } else {
            found.forEach(v -> System.out.println(line.apply(v)));
        }
    }
}
