package cn.jidu.intake.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * By what a file is known without reading it: its place on the disk, length, and the times when it was written and when
 * anything about it changed; with those of its control file. {@code cp -p} keeps the length and the one time, but not the
 * other: the system sets it, and nobody can set it back.
 *
 * @param changed the newest of all these times
 */
record FileStamp(String text, Instant changed) {
    private static final String WANTED = "unix:dev,ino,size,lastModifiedTime,ctime";

    /** Empty where the file system tells no such things, or the file has gone: it is to be read. */
    static Optional<FileStamp> of(Path file) {
        Optional<Path> beside = ReceivedBytes.beside(file);
        Optional<FileStamp> own = alone(file);
        return beside.isEmpty()
                ? own
                : own.flatMap(a -> alone(beside.get()).map(b -> new FileStamp(a.text + "+" + b.text, later(a, b))));
    }

    private static Instant later(FileStamp a, FileStamp b) {
        return a.changed.isAfter(b.changed) ? a.changed : b.changed;
    }

    private static Optional<FileStamp> alone(Path file) {
        try {
            Map<String, Object> told = Files.readAttributes(file, WANTED, LinkOption.NOFOLLOW_LINKS);
            Instant written = time(told, "lastModifiedTime");
            Instant changed = time(told, "ctime");
            if (Long.valueOf(0).equals(told.get("ino"))) {
                return Optional.empty();
            }
            String text =
                    "%s:%s:%s:%s:%s".formatted(told.get("dev"), told.get("ino"), told.get("size"), written, changed);
            return Optional.of(new FileStamp(text, written.isAfter(changed) ? written : changed));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Instant time(Map<String, Object> told, String attribute) {
        return ((FileTime) Objects.requireNonNull(told.get(attribute))).toInstant();
    }
}
