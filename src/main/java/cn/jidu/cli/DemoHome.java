package cn.jidu.cli;

import cn.jidu.store.SiteHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The folder that the demo works in: a home with definitions of its own, an inbox, and how far the demo has come.
 *
 * @param root as {@link SiteHome#root}
 */
record DemoHome(Path root) {
    private static final Path PLANS = Path.of("plans");

    /** Where departments' files lie before the first run. */
    Path inbox() {
        return root.resolve("inbox");
    }

    /**
     * Definitions and files, each made anew: those of the program with the sample's in their place, its plans instead of
     * all others.
     *
     * @param later the names of files that come later
     */
    void fill(Path program, Set<String> later) throws IOException {
        Path sample = program.resolve("sample-data");
        Path jobs = root.resolve("jobs");
        copy(program.resolve("jobs"), jobs, p -> !p.startsWith(PLANS));
        copy(sample.resolve("jobs"), jobs, p -> true);
        copy(sample.resolve("inbox"), inbox(), p -> !later.contains(p.toString()));
    }

    /** How many lines of the script are done. */
    int done() throws IOException {
        Path file = progress();
        return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
    }

    /** So many lines are done. */
    void done(int lines) throws IOException {
        Files.writeString(progress(), lines + "\n");
    }

    private Path progress() {
        return root.resolve("demo.progress");
    }

    private static void copy(Path from, Path to, Predicate<Path> taken) throws IOException {
        // a walk does not enter a folder that is given as a symbolic link
        Path source = from.toRealPath();
        try (Stream<Path> found = Files.walk(source)) {
            List<Path> files = found.filter(Files::isRegularFile)
                    .map(source::relativize)
                    .filter(taken)
                    .toList();
            for (Path file : files) {
                Path copied = to.resolve(file);
                Files.createDirectories(copied.getParent());
                Files.copy(
                        source.resolve(file),
                        copied,
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
