package cn.jidu.intake;

import cn.jidu.definition.Definitions;
import cn.jidu.store.Archive;
import cn.jidu.store.Database;
import cn.jidu.store.Home;
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
    private final Quiet quiet;
    private final Unpacking unpacking;

    /** @param home temporary copies of zips lie in its work folder */
    public Collector(Database database, Archive archive, Definitions definitions, Home home, Quiet quiet) {
        this.database = database;
        this.archive = archive;
        this.definitions = definitions;
        this.quiet = quiet;
        this.unpacking = new Unpacking(archive, definitions, home.work());
    }

    /**
     * Looks through an inbox and its subfolders. A file is new when its name or its bytes were not there the last time;
     * the files in a new zip are new with it. Files that nobody's contract recognises are recorded too, with the reason.
     *
     * @param now recorded as the time of collection
     * @throws StoreException when a file cannot be archived; nothing is recorded then
     */
    public Collected collect(Path inbox, Bringer by, Instant now) {
        Path folder = InboxFolder.at(inbox);
        String key = folder.toString();
        Gathering gathering = gather(InboxFolder.files(folder));
        Map<String, Received> present = new TreeMap<>(CodePoints.ORDER);
        gathering.received().forEach((file, received) -> present.put(InboxFolder.relative(folder, file), received));
        List<String> waiting = gathering.waiting().stream()
                .map(f -> InboxFolder.relative(folder, f))
                .toList();
        Optional<Long> batch = Transaction.run(database.owner(), c -> {
            Ledger ledger = new Ledger(c);
            ledger.lock();
            Map<String, String> known = ledger.inbox(key);
            List<Arrival> arrivals = new ArrayList<>();
            present.forEach((name, received) -> {
                if (!received.fingerprint().equals(known.get(name))) {
                    arrivals.addAll(arrivals(name, received));
                }
            });
            ledger.replaceInbox(key, known, present);
            ledger.replaceWaiting(key, waiting, now);
            return record(c, key, by, arrivals, now);
        });
        return new Collected(batch, waiting);
    }

    /**
     * Takes these files as arrived, whether they were seen before or not, with the control files beside them.
     *
     * @throws StoreException when one cannot be archived; nothing is recorded then
     */
    public Collected collect(List<Path> files, Bringer by, Instant now) {
        Gathering gathering = gather(files);
        Optional<Long> batch = Transaction.run(database.owner(), c -> {
            new Ledger(c).lock();
            List<Arrival> arrivals = new ArrayList<>();
            gathering
                    .received()
                    .forEach((file, received) ->
                            arrivals.addAll(arrivals(String.valueOf(file.getFileName()), received)));
            return record(c, "", by, arrivals, now);
        });
        return new Collected(
                batch, gathering.waiting().stream().map(Path::toString).toList());
    }

    private Gathering gather(List<Path> files) {
        Gathering gathering = new Gathering(archive);
        gathering.take(counted(files), quiet);
        return gathering;
    }

    private Optional<Long> record(Connection connection, String inbox, Bringer by, List<Arrival> found, Instant now)
            throws SQLException {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Ledger ledger = new Ledger(connection);
        Standing standing = new Standing(connection, definitions.areas());
        List<Arrival> arrivals = new ArrayList<>(found);
        arrivals.sort(Arrival.ORDER);
        long batch = ledger.newBatch(inbox, by, now);
        for (int i = 0; i < arrivals.size(); i++) {
            Arrival arrival = arrivals.get(i);
            boolean same = arrival.name() instanceof FileName.Known known
                    && standing.acknowledges(arrival, known, arrivals.subList(i + 1, arrivals.size()));
            ledger.record(batch, i + 1, arrival, same, arrival.zip().map(zip -> arrivals.indexOf(zip) + 1));
        }
        return Optional.of(batch);
    }

    /** A control file is a part of its data file's delivery; without one it is listed by itself. */
    private static List<Path> counted(List<Path> files) {
        Set<Path> all = Set.copyOf(files);
        return files.stream().filter(f -> !isBesideItsFile(f, all)).toList();
    }

    private static boolean isBesideItsFile(Path file, Set<Path> all) {
        String name = String.valueOf(file.getFileName());
        return Received.isControl(name)
                && !FileName.isZip(Received.controlled(name))
                && all.contains(file.resolveSibling(Received.controlled(name)));
    }

    private List<Arrival> arrivals(String inboxName, Received file) {
        String fileName = inboxName.substring(inboxName.lastIndexOf('/') + 1);
        FileName name = FileName.of(fileName, definitions);
        return name instanceof FileName.Zip
                ? unpacking.arrivals(inboxName, fileName, file)
                : List.of(new Arrival(inboxName, fileName, file, name, Optional.empty()));
    }
}
