package cn.jidu.cli;

import cn.jidu.store.FolderTree;
import cn.jidu.store.SiteHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The folder that the demo works in: a home with definitions of its own and an inbox.
 *
 * @param root as {@link SiteHome#root}
 */
record DemoHome(Path root) {
    /** As {@link cn.jidu.store.HomeLock} names it. */
    static final String LOCK = "demo";

    private static final Path PLANS = Path.of("plans");

    /** Where departments' files lie before the first run. */
    Path inbox() {
        return root.resolve("inbox");
    }

    /**
     * Definitions and files, each made anew: those of the program with the sample's in their place, its plans instead of
     * all others.
     *
     * @param there tells by its name whether a file lies there from the beginning
     */
    void fill(Path program, Predicate<String> there) throws IOException {
        Path sample = program.resolve("sample-data");
        Path jobs = root.resolve("jobs");
        copy(program.resolve("jobs"), jobs, p -> !p.startsWith(PLANS));
        copy(sample.resolve("jobs"), jobs, p -> true);
        copy(sample.resolve("inbox"), inbox(), p -> there.test(p.toString()));
    }

    /** Whether the demo ever began here. */
    boolean isBegun() {
        return Files.exists(root.resolve("jobs"));
    }

    /** Whether it came to its end. */
    boolean isDone() {
        return Files.exists(end());
    }

    /** It came to its end. */
    void done() throws IOException {
        Files.createFile(end());
    }

    /** Takes away everything but the lock. No server may run on it. */
    void clear() throws IOException {
        try (Stream<Path> found = Files.list(root)) {
            for (Path path : found.filter(p -> !p.endsWith(LOCK + ".lock")).toList()) {
                FolderTree.delete(path);
            }
        }
    }

    private Path end() {
        return root.resolve("demo.done");
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
