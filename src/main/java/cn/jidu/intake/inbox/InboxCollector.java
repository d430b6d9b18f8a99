package cn.jidu.intake.inbox;

import cn.jidu.definition.Definitions;
import cn.jidu.intake.text.CodePoints;
import cn.jidu.intake.text.ShownText;
import cn.jidu.store.Archive;
import cn.jidu.store.Database;
import cn.jidu.store.SiteHome;
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
public final class InboxCollector {
    private final Database database;
    private final Archive archive;
    private final Definitions definitions;
    private final QuietTime quiet;
    private final Path work;
    private final ZipUnpacking unpacking;

    /** @param home temporary copies of zips lie in its work folder */
    public InboxCollector(Database database, Archive archive, Definitions definitions, SiteHome home, QuietTime quiet) {
        this.database = database;
        this.archive = archive;
        this.definitions = definitions;
        this.quiet = quiet;
        this.work = home.work();
        this.unpacking = new ZipUnpacking(archive, definitions, home.work());
    }

    /**
     * Looks through an inbox and its subfolders. A file is new when its name or its bytes were not there the last time;
     * the files in a new zip are new with it. Files that nobody's contract recognises are recorded too, with the reason.
     *
     * @param when recorded as the time of collection
     * @throws StoreException when a file that can be read cannot be archived; nothing is recorded then
     */
    public CollectedBatch collect(Path inbox, BatchBringer by, Instant when) {
        Path folder = InboxFolder.at(inbox);
        String key = folder.toString();
        InboxNow now = new InboxNow(folder, Transaction.run(database.owner(), c -> new ArrivalLedger(c).inbox(key)));
        now.look(new FileGathering(archive), quiet);
        Map<String, List<ArrivedFile>> news = new TreeMap<>(CodePoints.ORDER);
        now.news().forEach((name, received) -> news.put(name, arrivals(name, received, DeclaredFile.NOTHING)));
        now.untaken().forEach((name, why) -> news.put(name, List.of(ArrivedFile.untaken(name, why))));
        Optional<Long> batch = Transaction.run(database.owner(), c -> {
            ArrivalLedger ledger = new ArrivalLedger(c);
            ledger.lock();
            Map<String, LyingFile> known = ledger.inbox(key);
            List<ArrivedFile> arrivals = new ArrayList<>();
            news.forEach((name, arrived) -> {
                if (!now.isKnown(name, known)) {
                    arrivals.addAll(arrived);
                }
            });
            ledger.replaceInbox(key, known, now.lying());
            ledger.replaceWaiting(key, now.waiting(), when);
            return record(c, key, by, arrivals, when);
        });
        return new CollectedBatch(batch, now.waiting());
    }

    /** As the other, of files that speak for themselves. */
    public CollectedBatch collect(List<Path> files, BatchBringer by, Instant when) {
        return collect(files, DeclaredFile.NOTHING, by, when);
    }

    /**
     * Takes these files as arrived, whether they were seen before or not, with the control files beside them.
     *
     * @param declared what is said of each of them; the files in a zip speak for themselves
     * @throws StoreException when one that can be read cannot be archived; nothing is recorded then
     */
    public CollectedBatch collect(List<Path> files, DeclaredFile declared, BatchBringer by, Instant when) {
        FileGathering gathering = new FileGathering(archive);
        gathering.take(counted(files), quiet);
        List<ArrivedFile> arrivals = new ArrayList<>();
        gathering
                .received()
                .forEach((file, received) -> arrivals.addAll(
                        arrivals(ShownText.text(String.valueOf(file.getFileName())), received, declared)));
        gathering.unreadable().forEach((file, why) -> {
            String name = ShownText.text(String.valueOf(file.getFileName()));
            arrivals.add(ArrivedFile.untaken(name, FileName.unread(name, why)));
        });
        return new CollectedBatch(
                recordAlone(by, arrivals, when),
                gathering.waiting().stream()
                        .map(f -> ShownText.text(f.toString()))
                        .toList());
    }

    /**
     * Takes a file as arrived once more that lies in the archive already, the newest of this name: one of which nobody knew
     * what it was, in a zip or gone from the inbox since. Of several of this name it is the one whose rows are of the area and
     * quarter that are said. Empty where none of this name has arrived.
     *
     * @throws SeveralNamedException where it is not sure which one is meant
     */
    public Optional<CollectedBatch> collectAgain(
            String fileName, DeclaredFile declared, BatchBringer by, Instant when) {
        List<ReceivedBytes> named = Transaction.run(database.reader(), c -> new ArrivalLedger(c).named(fileName));
        FileRecognition recognition = new FileRecognition(archive, definitions, work);
        List<ReceivedBytes> meant = named.size() < 2
                ? named
                : named.stream()
                        .filter(file -> recognition.isMeant(fileName, file, declared))
                        .toList();
        if (meant.size() != 1 && named.size() > 1) {
            throw new SeveralNamedException(FileName.TEXTS.get("name.several", fileName, named.size()));
        }
        return meant.stream()
                .findFirst()
                .map(received -> arrivals(fileName, received, declared))
                .map(arrivals -> new CollectedBatch(recordAlone(by, arrivals, when), List.of()));
    }

    private Optional<Long> recordAlone(BatchBringer by, List<ArrivedFile> arrivals, Instant when) {
        return Transaction.run(database.owner(), c -> {
            new ArrivalLedger(c).lock();
            return record(c, "", by, arrivals, when);
        });
    }

    private Optional<Long> record(
            Connection connection, String inbox, BatchBringer by, List<ArrivedFile> found, Instant now)
            throws SQLException {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ArrivalLedger ledger = new ArrivalLedger(connection);
        NameStanding standing = new NameStanding(connection, definitions.areas());
        List<ArrivedFile> arrivals = new ArrayList<>(found);
        arrivals.sort(ArrivedFile.ORDER);
        long batch = ledger.newBatch(inbox, by, now);
        for (int i = 0; i < arrivals.size(); i++) {
            ArrivedFile arrival = arrivals.get(i);
            boolean same = arrival.name() instanceof FileName.Known known
                    && standing.acknowledges(arrival, known, arrivals.subList(i + 1, arrivals.size()));
            Optional<NameStanding.HeldName> heldAs = arrival.name() instanceof FileName.Known known
                    ? standing.heldAs(arrival, known)
                    : Optional.<NameStanding.HeldName>empty();
            ledger.record(batch, i + 1, arrival, same, heldAs, arrival.zip().map(zip -> arrivals.indexOf(zip) + 1));
        }
        return Optional.of(batch);
    }

    /** A control file is a part of its data file's delivery; without one it is listed by itself. */
    static List<Path> counted(List<Path> files) {
        Set<Path> all = Set.copyOf(files);
        return files.stream().filter(f -> !isBesideItsFile(f, all)).toList();
    }

    private static boolean isBesideItsFile(Path file, Set<Path> all) {
        String name = String.valueOf(file.getFileName());
        return ReceivedBytes.isControl(name)
                && name.indexOf(FileName.UNREADABLE) < 0
                && !FileName.isZip(ReceivedBytes.controlled(name))
                && all.contains(file.resolveSibling(ReceivedBytes.controlled(name)));
    }

    private List<ArrivedFile> arrivals(String inboxName, ReceivedBytes file, DeclaredFile declared) {
        String fileName = inboxName.substring(inboxName.lastIndexOf('/') + 1);
        FileRecognition recognition = new FileRecognition(archive, definitions, work);
        FileName name = recognition.of(fileName, file, declared);
        return name instanceof FileName.Zip
                ? unpacking.arrivals(inboxName, fileName, file, recognition)
                : List.of(new ArrivedFile(inboxName, fileName, file, name, Optional.empty()));
    }
}
