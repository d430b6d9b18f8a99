package cn.jidu.intake;

import cn.jidu.store.Archive;
import cn.jidu.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copies files into the archive that nobody writes any more; those that somebody does are left for the next time. */
final class Gathering {
    private final Archive archive;
    private final List<Path> waiting = new ArrayList<>();
    private final Map<Path, Received> received = new LinkedHashMap<>();

    Gathering(Archive archive) {
        this.archive = archive;
    }

    /** @throws StoreException when one that nobody writes cannot be archived */
    void take(List<Path> files, Quiet quiet) {
        Map<Path, Look> looks = new LinkedHashMap<>();
        files.forEach(f -> Look.at(f).ifPresent(l -> looks.put(f, l)));
        quiet.await(looks.values());
        looks.forEach(this::take);
    }

    /** A file that has gone meanwhile is not in the inbox, and may come back. */
    private void take(Path file, Look look) {
        if (isBeingWritten(file, look)) {
            waiting.add(file);
            return;
        }
        try {
            Optional<Received> stored = Received.store(archive, file);
            if (isBeingWritten(file, look)) {
                waiting.add(file);
            } else {
                stored.ifPresent(r -> received.put(file, r));
            }
        } catch (StoreException e) {
            if (!isBeingWritten(file, look)) {
                throw e;
            }
            waiting.add(file);
        }
    }

    private static boolean isBeingWritten(Path file, Look look) {
        return Look.at(file).filter(now -> !now.equals(look)).isPresent();
    }

    Map<Path, Received> received() {
        return received;
    }

    List<Path> waiting() {
        return waiting;
    }
}
