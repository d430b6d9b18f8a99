package cn.jidu.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A folder and a database that several tests begin with. They are made once in a process, and each test has a {@link Copy}
 * of both, the folder at the very place where it lay, and may do with them what it likes.
 *
 * @param <T> what making them gave
 */
public final class KeptSite<T> {
    private static final Path PLACE = Path.of("target", "kept-site-" + System.getProperty("jidu.fork", "alone"))
            .toAbsolutePath();

    private final Path present;
    private final Path kept;
    private final @Nullable KeptSite<?> before;
    private final Maker<T> maker;
    private @Nullable Made<T> made;

    /** @param name no other's */
    public KeptSite(String name, Maker<T> maker) {
        this(PLACE.resolve(name).resolve("present"), PLACE.resolve(name).resolve("kept"), null, maker);
    }

    private KeptSite(Path present, Path kept, @Nullable KeptSite<?> before, Maker<T> maker) {
        this.present = present;
        this.kept = kept;
        this.before = before;
        this.maker = maker;
    }

    /**
     * What becomes of this one, made from a copy of it; a test has a copy of the one or the other.
     *
     * @param name no other's that is made of this one
     */
    public <U> KeptSite<U> then(String name, Maker<U> more) {
        return new KeptSite<>(present, kept.resolveSibling("kept-" + name), this, more);
    }

    /**
     * What makes them; it need not close the database.
     *
     * @param <T> what that gives
     */
    public interface Maker<T> {
        T make(Path folder, Database database) throws IOException;
    }

    private record Made<T>(Database kept, T result) {}

    /**
     * One test's own.
     *
     * @param result what making them gave
     * @param <T> of what kind that is
     */
    public record Copy<T>(Path folder, Database database, T result) implements AutoCloseable {
        @Override
        public void close() {
            database.close();
        }
    }

    /** The caller closes it before the next asks for one. */
    public Copy<T> copy() {
        try {
            Made<T> all = made();
            FolderTree.delete(present);
            copy(kept, present);
            return new Copy<>(present, TestDatabase.copy(all.kept), all.result);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Made<T> made() throws IOException {
        if (made == null) {
            made = make();
        }
        return made;
    }

    /** The folder at its place and a database: both empty, or as they were before. */
    private Database begin() throws IOException {
        KeptSite<?> first = before;
        Database database = first == null ? TestDatabase.kept() : TestDatabase.kept(first.made().kept);
        FolderTree.delete(present);
        FolderTree.delete(kept);
        if (first == null) {
            Files.createDirectories(present);
        } else {
            copy(first.kept, present);
        }
        return database;
    }

    private Made<T> make() throws IOException {
        Database database = begin();
        try (database) {
            T result = maker.make(present, database);
            copy(present, kept);
            return new Made<>(database, result);
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
}
