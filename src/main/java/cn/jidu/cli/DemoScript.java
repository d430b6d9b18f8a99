package cn.jidu.cli;

import cn.jidu.definition.Quarter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The commands of the demo ({@code sample-data/demo.txt}), a line each. A line that begins with {@code #} is said before
 * the command below it. Behind the line {@code ---} stands what a visitor may try next.
 *
 * @param done what the demo does
 * @param next what to try when it is done
 */
record DemoScript(List<DemoLine> done, List<DemoLine> next) {
    private static final String END = "---";
    /** Where the files of departments lie. */
    private static final String SENT = "{sample}/inbox/";

    /** One line. */
    record DemoLine(String text) {
        /** Whether it is words for the reader, and no command. */
        boolean isSaid() {
            return text.startsWith("#");
        }

        /** The words for the reader. */
        String said() {
            return text.substring(1).strip();
        }

        /** The words of the command, with folders in the place of their names in braces. */
        List<String> words(UnaryOperator<String> places) {
            return Arrays.stream(text.split(" +")).map(places).toList();
        }
    }

    /** @throws UncheckedIOException where it cannot be read */
    static DemoScript read(Path file) {
        try {
            List<DemoLine> lines = Files.readAllLines(file).stream()
                    .filter(l -> !l.isBlank())
                    .map(DemoLine::new)
                    .toList();
            int end = lines.indexOf(new DemoLine(END));
            return new DemoScript(lines.subList(0, end), lines.subList(end + 1, lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the first run finds the file: it is not brought by a command, and not of a quarter that has not begun. */
    boolean isThere(String fileName) {
        return !fileName.contains("_" + measured().plus(1))
                && commands().flatMap(List::stream).noneMatch((SENT + fileName)::equals);
    }

    private Quarter measured() {
        return commands()
                .filter(c -> c.get(0).equals("run"))
                .map(c -> Quarter.of(c.get(1)))
                .findFirst()
                .orElseThrow();
    }

    private Stream<List<String>> commands() {
        return done.stream().filter(l -> !l.isSaid()).map(l -> l.words(UnaryOperator.identity()));
    }
}
