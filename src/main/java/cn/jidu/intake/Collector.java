package cn.jidu.intake;

import cn.jidu.definition.Definitions;
import cn.jidu.store.Archive;
import cn.jidu.store.Database;
import cn.jidu.store.StoreException;
import cn.jidu.store.Transaction;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds files that have arrived, keeps the originals in the archive and records them as one batch of deliveries. */
public final class Collector {
    private final Database database;
    private final Archive archive;
    private final Definitions definitions;

    public Collector(Database database, Archive archive, Definitions definitions) {
        this.database = database;
        this.archive = archive;
        this.definitions = definitions;
    }

    /**
     * Looks through an inbox and its subfolders. A file is new when its name or its bytes were not there the last time.
     * Files that nobody's contract recognises are recorded too, with the reason.
     *
     * @param now recorded as the time of collection
     * @return the batch; empty when nothing is new
     * @throws StoreException when a file cannot be archived; nothing is recorded then
     */
    public Optional<Long> collect(Path inbox, Instant now) {
        Path folder = InboxFolder.at(inbox);
        String key = folder.toString();
        Map<String, Received> present = new TreeMap<>(CodePoints.ORDER);
        for (Path file : counted(InboxFolder.files(folder))) {
            Received.store(archive, file).ifPresent(r -> present.put(InboxFolder.relative(folder, file), r));
        }
        return Transaction.run(database.owner(), c -> {
            Ledger ledger = new Ledger(c);
            ledger.lock();
            Map<String, String> known = ledger.inbox(key);
            List<Arrival> arrivals = new ArrayList<>();
            present.forEach((name, received) -> {
                if (!received.fingerprint().equals(known.get(name))) {
                    arrivals.add(arrival(name, received));
                }
            });
            ledger.replaceInbox(key, known, present);
            return record(c, key, arrivals, now);
        });
    }

    /**
     * Takes these files as arrived, whether they were seen before or not, with the control files beside them.
     *
     * @return the batch; empty without files
     * @throws StoreException when one cannot be archived; nothing is recorded then
     */
    public Optional<Long> collect(List<Path> files, Instant now) {
        List<Arrival> arrivals = new ArrayList<>();
        for (Path file : counted(files)) {
            Received.store(archive, file).ifPresent(r -> arrivals.add(arrival(String.valueOf(file.getFileName()), r)));
        }
        return Transaction.run(database.owner(), c -> {
            new Ledger(c).lock();
            return record(c, "", arrivals, now);
        });
    }

    private Optional<Long> record(Connection connection, String inbox, List<Arrival> found, Instant now)
            throws SQLException {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Ledger ledger = new Ledger(connection);
        Standing standing = new Standing(connection, definitions.areas());
        List<Arrival> arrivals = new ArrayList<>(found);
        arrivals.sort(Arrival.ORDER);
        long batch = ledger.newBatch(inbox, now);
        for (int i = 0; i < arrivals.size(); i++) {
            Arrival arrival = arrivals.get(i);
            boolean same = arrival.name() instanceof FileName.Known known
                    && standing.acknowledges(arrival, known, arrivals.subList(i + 1, arrivals.size()));
            ledger.record(batch, i + 1, arrival, same);
        }
        return Optional.of(batch);
    }

    /** A control file is a part of its data file's delivery; without one it is listed by itself. */
    private static List<Path> counted(List<Path> files) {
        Set<Path> all = Set.copyOf(files);
        return files.stream()
                .filter(f -> !(Received.isControl(f) && all.contains(Received.controlled(f))))
                .toList();
    }

    private Arrival arrival(String inboxName, Received file) {
        String fileName = inboxName.substring(inboxName.lastIndexOf('/') + 1);
        return new Arrival(inboxName, fileName, file, FileName.of(fileName, definitions));
    }
}
