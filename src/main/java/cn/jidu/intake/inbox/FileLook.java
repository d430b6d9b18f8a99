package cn.jidu.intake.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file as it looked at one moment, with the control file beside it: as long as it looks the same nobody writes it.
 *
 * @param changed when the newer of the two was last written, as whoever wrote it says
 * @param bytes of both
 * @param touched when anything about them changed, as the system says: a copy that keeps times changes this too; nothing
 *     where the system does not say
 */
record FileLook(Instant changed, long bytes, List<Object> touched) {
    /** Empty where it has gone. */
    static Optional<FileLook> at(Path file) {
        return alone(file)
                .map(l -> ReceivedBytes.beside(file)
                        .flatMap(FileLook::alone)
                        .map(l::with)
                        .orElse(l));
    }

    private static Optional<FileLook> alone(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(
                    new FileLook(attributes.lastModifiedTime().toInstant(), attributes.size(), touched(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Object> touched(Path file) throws IOException {
        try {
            return List.of(Files.getAttribute(file, "unix:ctime"));
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return List.of();
        }
    }

    private FileLook with(FileLook other) {
        return new FileLook(
                changed.isAfter(other.changed) ? changed : other.changed,
                bytes + other.bytes,
                Stream.concat(touched.stream(), other.touched.stream()).toList());
    }
}
