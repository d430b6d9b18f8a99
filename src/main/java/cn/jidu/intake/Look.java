package cn.jidu.intake;

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
record Look(Instant changed, long bytes) {
    /** Empty where it has gone. */
    static Optional<Look> at(Path file) {
        return alone(file)
                .map(l ->
                        Received.beside(file).flatMap(Look::alone).map(l::with).orElse(l));
    }

    private static Optional<Look> alone(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new Look(attributes.lastModifiedTime().toInstant(), attributes.size()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Look with(Look other) {
        return new Look(changed.isAfter(other.changed) ? changed : other.changed, bytes + other.bytes);
    }
}
