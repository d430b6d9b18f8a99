package cn.jidu.intake.inbox;

import cn.jidu.store.Archive;
import cn.jidu.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Copies files into the archive that nobody writes any more; those that somebody does are left for the next time. A file
 * that cannot be read is told by itself and keeps none of the others back.
 */
final class FileGathering {
    private final Archive archive;
    private final List<Path> waiting = new ArrayList<>();
    private final Map<Path, ReceivedBytes> received = new LinkedHashMap<>();
    private final Map<Path, IOException> unreadable = new LinkedHashMap<>();

    FileGathering(Archive archive) {
        this.archive = archive;
    }

    /** @throws StoreException when one that can be read, and that nobody writes, cannot be archived */
    void take(List<Path> files, QuietTime quiet) {
        Map<Path, FileLook> looks = new LinkedHashMap<>();
        for (Path file : files) {
            try {
                FileLook.at(file).ifPresent(l -> looks.put(file, l));
            } catch (UncheckedIOException e) {
                unreadable.put(file, e.getCause());
            }
        }
        quiet.await(looks.values());
        looks.forEach(this::takeReadable);
    }

    private void takeReadable(Path file, FileLook look) {
        try {
            take(file, look);
        } catch (UncheckedIOException e) {
            unreadable.put(file, e.getCause());
        }
    }

    /** A file that has gone meanwhile is not in the inbox, and may come back. */
    private void take(Path file, FileLook look) {
        if (isBeingWritten(file, look)) {
            waiting.add(file);
            return;
        }
        try {
            Optional<ReceivedBytes> stored = ReceivedBytes.store(archive, file);
            if (isBeingWritten(file, look)) {
                waiting.add(file);
            } else {
                stored.ifPresent(r -> received.put(file, r));
            }
        } catch (StoreException e) {
            if (isBeingWritten(file, look)) {
                waiting.add(file);
                return;
            }
            requireReadable(file);
            ReceivedBytes.beside(file).ifPresent(FileGathering::requireReadable);
            throw e;
        }
    }

    private static boolean isBeingWritten(Path file, FileLook look) {
        return FileLook.at(file).filter(now -> !now.equals(look)).isPresent();
    }

    /** Tells a file that is at fault from an archive that is. */
    private static void requireReadable(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<Path, ReceivedBytes> received() {
        return received;
    }

    List<Path> waiting() {
        return waiting;
    }

    /** With what the system said. */
    Map<Path, IOException> unreadable() {
        return unreadable;
    }
}
