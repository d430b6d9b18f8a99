package cn.jidu.cli;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.store.FileTrouble;
import cn.jidu.store.OwnerOnly;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file or folder that cannot be used: no fault of the program, and something its user can mend.
 *
 * @param path empty where the system did not say which
 * @param why the key of what is wrong with it
 * @param said what the system said, for what has no words here
 */
record UnusablePath(String path, String why, String said) {
    /** What stopped the program, if it was that. */
    static Optional<UnusablePath> in(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(IOException.class::isInstance)
                .map(e -> of((IOException) e))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<UnusablePath> of(IOException e) {
        String said = Objects.requireNonNullElse(
                e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : e.getMessage(), "");
        String path = e instanceof FileSystemException f && f.getFile() != null ? asked(f.getFile()) : "";
        if (said.contains("No space left") || said.contains("Disk quota exceeded")) {
            return Optional.of(new UnusablePath(path, "full", said));
        }
        if (!(e instanceof FileSystemException)) {
            return Optional.empty();
        }
        return Optional.of(new UnusablePath(path, why(e, said), said));
    }

    /** What is written under a name of the program's own cannot be written in the folder. */
    private static String asked(String path) {
        Path file = Path.of(path);
        Path folder = file.getParent();
        return folder != null && OwnerOnly.isTemporary(file) ? folder.toString() : path;
    }

    private static String why(IOException e, String said) {
        return switch (FileTrouble.of(e, said)) {
            case DENIED -> "denied";
            case READ_ONLY -> "readOnly";
            case IN_THE_WAY -> "noFolder";
            case MISSING -> "missing";
            case OTHER -> "other";
        };
    }

    String words(PackageTexts texts) {
        String reason = texts.get("path." + why, said);
        return path.isEmpty() ? texts.get("failed.disk", reason) : texts.get("failed.path", path, reason);
    }
}
