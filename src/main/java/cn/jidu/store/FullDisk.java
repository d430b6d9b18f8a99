package cn.jidu.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells where it is for want of room on a disk that something failed, of which nothing tells the file. */
final class FullDisk {
    /** SQLSTATE disk_full. */
    private static final String STATE = "53100";

    /** As the system says it, in what the server's programs print too. */
    private static final String SYSTEM = "No space left on device";

    private FullDisk() {}

    /** What the server or the system said of it; one line. */
    static Optional<String> in(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .flatMap(e -> said(e).stream())
                .findFirst();
    }

    private static Optional<String> said(Throwable e) {
        String message = Objects.requireNonNullElse(e.getMessage(), "");
        boolean full = e instanceof SQLException sql && STATE.equals(sql.getSQLState())
                || e instanceof IOException && !(e instanceof FileSystemException) && message.contains(SYSTEM);
        return full
                ? Optional.of(message.lines()
                        .filter(line -> line.contains(SYSTEM))
                        .findFirst()
                        .orElse(SYSTEM)
                        .strip())
                : Optional.empty();
    }
}
