package cn.jidu.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A folder that is seen whole or not at all: it is written under another name beside its place and renamed at the end.
 * What a killed process left is cleared at the next start.
 */
final class ReportFolder {
    private final Path place;
    private final Path unfinished;
    private final Path replaced;

    ReportFolder(Path place) {
        this.place = place.toAbsolutePath().normalize();
        String name = this.place.getFileName().toString();
        unfinished = this.place.resolveSibling("." + name + ".unfinished");
        replaced = this.place.resolveSibling("." + name + ".replaced");
    }

    /** Makes good what a killed process left; what was finished stands. */
    void recover() throws IOException {
        if (Files.exists(replaced) && !Files.exists(place)) {
            // killed between the two renames of finish: the old one is still the valid one
            Files.move(replaced, place, StandardCopyOption.ATOMIC_MOVE);
        }
        delete(replaced);
        delete(unfinished);
    }

    /** An empty folder to write into. */
    Path begin() throws IOException {
        recover();
        return Files.createDirectories(unfinished);
    }

    /**
     * Takes over what stands in the place, byte for byte and with its times.
     *
     * @param kept of the file names, relative to the place
     */
    void keep(Predicate<String> kept) throws IOException {
        if (!Files.exists(place)) {
            return;
        }
        List<Path> standing;
        try (Stream<Path> walk = Files.walk(place)) {
            standing = walk.filter(Files::isRegularFile)
                    .filter(p -> kept.test(place.relativize(p).toString().replace('\\', '/')))
                    .toList();
        }
        for (Path file : standing) {
            Path copy = unfinished.resolve(place.relativize(file));
            Files.createDirectories(Objects.requireNonNull(copy.getParent()));
            Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Puts what was written in its place; an earlier folder of that place is replaced. */
    void finish() throws IOException {
        if (Files.exists(place)) {
            Files.move(place, replaced, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
        delete(replaced);
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> walk = Files.walk(folder)) {
            deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException e) {
            return;
        }
        for (Path p : deepestFirst) {
            Files.delete(p);
        }
    }
}
