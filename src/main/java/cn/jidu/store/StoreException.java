package cn.jidu.store;

import cn.jidu.definition.text.PackageTexts;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** The store could not do what was asked. The message is for the user, in Chinese: what failed and what to do. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    StoreException(String message) {
        super(message);
    }

    /** With the text of this package's messages under {@code key}. */
    public static StoreException of(String key, Object... arguments) {
        return new StoreException(text(key, arguments));
    }

    /**
     * As {@link #of}, with what brought it about: its own message is one more argument, the last. A full disk has words of
     * its own.
     */
    public static StoreException caused(Throwable cause, String key, Object... arguments) {
        Optional<String> full = FullDisk.in(cause);
        if (full.isPresent()) {
            return new StoreException(text("database.full", full.get()), cause);
        }
        Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = said(cause);
        return new StoreException(text(key, all), cause);
    }

    /** What a failure says, in words: Java tells most of what is wrong with a file by the class alone, and says but its path. */
    public static String said(Throwable failure) {
        Throwable cause = failure instanceof UncheckedIOException
                ? Objects.requireNonNullElse(failure.getCause(), failure)
                : failure;
        if (!(cause instanceof FileSystemException file) || file.getReason() != null) {
            return Objects.requireNonNullElse(cause.getMessage(), cause.toString());
        }
        return switch (FileTrouble.of(file, "")) {
            case DENIED -> text("file.denied", file.getFile());
            case MISSING -> text("file.missing", file.getFile());
            case IN_THE_WAY -> text("file.inTheWay", file.getFile());
            case READ_ONLY, OTHER -> cause.toString();
        };
    }

    /**
     * What stopped a piece of work, told as the loss of the database, or as its full disk, where it was that.
     *
     * @return empty where the database is not to blame
     */
    public static Optional<StoreException> ofLostDatabase(Throwable failure) {
        return LostReason.in(failure)
                .map(reason -> text("database.lost", reason.words(texts())))
                .or(() -> FullDisk.in(failure).map(said -> text("database.full", said)))
                .map(words -> new StoreException(words, failure));
    }

    private static String text(String key, Object... arguments) {
        return texts().get(key, arguments);
    }

    private static PackageTexts texts() {
        return PackageTexts.chinese(StoreException.class);
    }
}
