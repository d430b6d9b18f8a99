package cn.jidu.intake.inbox;

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
record ReceivedBytes(String sha256, long bytes, Optional<String> controlSha256) {
    /** In the place of what is never opened. */
    static final ReceivedBytes NOTHING =
            new ReceivedBytes("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", 0, Optional.empty());

    private static final String CONTROL = ".control.json";

    static boolean isControl(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(CONTROL);
    }

    /** The data file that a control file speaks of. */
    static String controlled(String control) {
        return control.substring(0, control.length() - CONTROL.length());
    }

    /** The control file that may lie beside a data file. */
    static String control(String name) {
        return name + CONTROL;
    }

    /** The control file beside a data file, if there is one; a name as long as can be leaves no room for its. */
    static Optional<Path> beside(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.indexOf(FileName.UNREADABLE) >= 0
                ? Optional.empty()
                : Optional.of(file.resolveSibling(control(name))).filter(Files::isRegularFile);
    }

    /**
     * Stores the file and its control file. Empty where the file has gone meanwhile: it is not in the inbox, and may come
     * back.
     *
     * @throws StoreException when one of them cannot be stored
     */
    static Optional<ReceivedBytes> store(Archive archive, Path file) {
        String name = String.valueOf(file.getFileName());
        Optional<String> beside = isControl(name) || FileName.isZip(name)
                ? Optional.empty()
                : beside(file).flatMap(c -> storeFile(archive, c)).map(Archive.Stored::sha256);
        return storeFile(archive, file).map(s -> new ReceivedBytes(s.sha256(), s.bytes(), beside));
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

    /** What an inbox is compared by. */
    String fingerprint() {
        return controlSha256.map(c -> sha256 + "+" + c).orElse(sha256);
    }
}
