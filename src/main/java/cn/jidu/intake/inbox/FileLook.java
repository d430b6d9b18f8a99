package cn.jidu.intake.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/**
 * A file as it looked at one moment, with the control file beside it: as long as it looks the same nobody writes it.
 *
 * @param changed when the newer of the two was last written
 * @param bytes of both
 */
record FileLook(Instant changed, long bytes) {
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
            return Optional.of(new FileLook(attributes.lastModifiedTime().toInstant(), attributes.size()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileLook with(FileLook other) {
        return new FileLook(changed.isAfter(other.changed) ? changed : other.changed, bytes + other.bytes);
    }
}
