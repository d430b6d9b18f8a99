package cn.jidu.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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

    /** The names of files that the commands bring themselves, so that the first run must not find them. */
    Set<String> later() {
        return done.stream()
                .filter(l -> !l.isSaid())
                .flatMap(l -> Stream.of(l.text().split(" +")))
                .filter(w -> w.startsWith(SENT))
                .map(w -> w.substring(SENT.length()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
