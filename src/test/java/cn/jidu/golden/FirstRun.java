package cn.jidu.golden;

import cn.jidu.run.RunResult;
import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A first run that several tests begin with. It is made once in a process, and each test has a {@link Copy} of its database,
 * home and inbox, at the very place where they lay, and may do with them what it likes.
 */
final class FirstRun {
    private static final Path PLACE = Path.of("target", "first-run-" + System.getProperty("jidu.fork", "alone"))
            .toAbsolutePath();

    /** The hand-made world in 2018Q2, with one area's report: printing is what takes time here. */
    static final FirstRun HANDMADE =
            new FirstRun("handmade", "2018Q2", Set.of("331082"), inbox -> copy(Program.INBOX, inbox));

    final String quarter;
    final Set<String> printed;
    private final Path present;
    private final Path kept;
    private final Inbox inbox;
    private @Nullable Made made;

    /**
     * @param name no other's
     * @param printed areas whose reports are printed
     * @param inbox puts the files there
     */
    FirstRun(String name, String quarter, Set<String> printed, Inbox inbox) {
        this.quarter = quarter;
        this.printed = printed;
        this.present = PLACE.resolve(name).resolve("present");
        this.kept = PLACE.resolve(name).resolve("kept");
        this.inbox = inbox;
    }

    /** What makes an inbox and fills it. */
    interface Inbox {
        void fill(Path folder) throws IOException;
    }

    private record Made(Database kept, RunResult result) {}

    /**
     * One test's own.
     *
     * @param result what the first run gave
     */
    record Copy(World world, Path home, Path inbox, RunResult result) implements AutoCloseable {
        @Override
        public void close() {
            world.close();
        }
    }

    /** The caller closes it before the next asks for one. */
    Copy copy() {
        try {
            if (made == null) {
                made = make();
            }
            delete(present);
            copy(kept, present);
            World world = new World(home(), World.DEFINITIONS, TestDatabase.copy(made.kept));
            return new Copy(world, home(), inbox(), made.result);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Made make() throws IOException {
        delete(present);
        delete(kept);
        Files.createDirectories(present);
        inbox.fill(inbox());
        Database database = TestDatabase.kept();
        try (World world = new World(home(), World.DEFINITIONS, database)) {
            RunResult result = world.run(quarter, inbox(), printed);
            copy(present, kept);
            return new Made(database, result);
        }
    }

    private Path home() {
        return present.resolve("home");
    }

    private Path inbox() {
        return present.resolve("inbox");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                return copied(folder);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                return copied(file);
            }

            private FileVisitResult copied(Path path) throws IOException {
                Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
    }
}
