package cn.jidu.intake;

import cn.jidu.store.Archive;
import cn.jidu.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A file that lies in the archive, with the control file that lay beside it: the two count as one.
 *
 * @param sha256 of the data file
 * @param controlSha256 of its control file
 */
record Received(String sha256, long bytes, Optional<String> controlSha256) {
    private static final String CONTROL = ".control.json";

    static boolean isControl(Path file) {
        return name(file).toLowerCase(Locale.ROOT).endsWith(CONTROL);
    }

    /** The data file that a control file speaks of. */
    static Path controlled(Path control) {
        String name = name(control);
        return control.resolveSibling(name.substring(0, name.length() - CONTROL.length()));
    }

    /**
     * Stores the file and its control file. Empty where the file has gone meanwhile: it is not in the inbox, and may come
     * back.
     *
     * @throws StoreException when one of them cannot be stored
     */
    static Optional<Received> store(Archive archive, Path file) {
        Path control = file.resolveSibling(name(file) + CONTROL);
        Optional<String> beside =
                isControl(file) ? Optional.empty() : storeFile(archive, control).map(Archive.Stored::sha256);
        return storeFile(archive, file).map(s -> new Received(s.sha256(), s.bytes(), beside));
    }

    private static Optional<Archive.Stored> storeFile(Archive archive, Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(archive.store(file));
        } catch (StoreException e) {
            if (Files.notExists(file)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** What an inbox is compared by. */
    String fingerprint() {
        return controlSha256.map(c -> sha256 + "+" + c).orElse(sha256);
    }
}
