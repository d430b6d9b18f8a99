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
 * The hand-made world as its first run leaves it: 2018Q2 with one area's report. The run is made once in a process; each
 * test has a copy of its database, home and inbox, at the very place where they lay, and may do with them what it likes.
 */
final class HandmadeRun implements AutoCloseable {
    static final String QUARTER = "2018Q2";
    /** One area's report: printing is what takes time here. */
    static final Set<String> PRINTED = Set.of("331082");

    private static final Path HERE = Path.of("target", "handmade-run-" + System.getProperty("jidu.fork", "alone"))
            .toAbsolutePath();
    private static final Path PRESENT = HERE.resolve("present");
    private static final Path KEPT = HERE.resolve("kept");
    private static @Nullable Made made;

    final World world;
    final Path home = PRESENT.resolve("home");
    final Path inbox = PRESENT.resolve("inbox");
    /** What the first run gave. */
    final RunResult result;

    private HandmadeRun(World world, RunResult result) {
        this.world = world;
        this.result = result;
    }

    private record Made(Database closed, RunResult result) {}

    /** A copy, which the caller closes before the next asks for one. */
    static HandmadeRun copy() {
        try {
            Made one = made == null ? make() : made;
            made = one;
            delete(PRESENT);
            copy(KEPT, PRESENT);
            World world = new World(PRESENT.resolve("home"), World.DEFINITIONS, TestDatabase.copy(one.closed));
            return new HandmadeRun(world, one.result);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Made make() throws IOException {
        delete(HERE);
        Files.createDirectories(PRESENT);
        copy(Program.INBOX, PRESENT.resolve("inbox"));
        Database database = TestDatabase.fresh();
        try (World world = new World(PRESENT.resolve("home"), World.DEFINITIONS, database)) {
            RunResult result = world.run(QUARTER, PRESENT.resolve("inbox"), PRINTED);
            copy(PRESENT, KEPT);
            return new Made(database, result);
        }
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

    @Override
    public void close() {
        world.close();
    }
}
