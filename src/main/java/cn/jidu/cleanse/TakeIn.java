package cn.jidu.cleanse;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.FileLimits;
import cn.jidu.definition.source.Source;
import cn.jidu.delivery.DeliveryRecords;
import cn.jidu.delivery.DeliveryState;
import cn.jidu.delivery.ReceivedFile;
import cn.jidu.intake.ExtractReader;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.table.ScratchFile;
import cn.jidu.intake.text.ShownText;
import cn.jidu.store.Archive;
import cn.jidu.store.Database;
import cn.jidu.store.KeyedHash;
import cn.jidu.store.SiteHome;
import cn.jidu.store.Transaction;
import cn.jidu.store.rows.RowTables;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes collected deliveries in: one file is one COPY in one transaction, wholly in or wholly absent. Memory grows
 * neither with the file nor with what is wrong in it.
 */
public final class TakeIn {
    private final Database database;
    private final Archive archive;
    private final Definitions definitions;
    private final KeyedHash hash;
    private final SiteHome home;
    private final FileLimits limits;

    /** @param hash the key that a citizen's number stands under */
    public TakeIn(Database database, Archive archive, Definitions definitions, KeyedHash hash, SiteHome home) {
        this.database = database;
        this.archive = archive;
        this.definitions = definitions;
        this.hash = hash;
        this.home = home;
        this.limits = definitions.limits();
    }

    /**
     * Removes temporary files of a killed run. Call it while no other run is at work.
     *
     * @throws UncheckedIOException when one cannot be removed
     */
    public void clearLeftovers() {
        try {
            ScratchFile.clear(home.work());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The deliveries that wait to be taken in, in the order in which they must be taken. */
    public List<Long> pending() {
        return Transaction.run(database.owner(), c -> new DeliveryRecords(c).listCollected());
    }

    /**
     * Takes a delivery in. One that has been decided already is left alone, and its outcome told again. Where it had been
     * refused before and is loaded now, the files after it that were acknowledged as if it would be refused again are
     * taken in after it, so that none of them is lost under it; if that is interrupted, they are {@link #pending()}.
     *
     * @throws IllegalStateException when rows read, rejected, duplicate and loaded do not balance; nothing is kept
     * @throws UncheckedIOException when the original or a temporary file cannot be read or written; nothing is kept
     */
    public TakeInOutcome take(long delivery, TakeInProgress progress) {
        List<Long> recalled = new ArrayList<>();
        TakeInOutcome outcome = Transaction.run(database.owner(), c -> take(c, delivery, progress, recalled));
        recalled.forEach(after -> take(after, progress));
        return outcome;
    }

    private TakeInOutcome take(Connection connection, long id, TakeInProgress progress, List<Long> recalled)
            throws SQLException {
        DeliveryRecords deliveries = new DeliveryRecords(connection);
        ReceivedFile file = deliveries.lock(id);
        if (file.fate() == DeliveryState.COLLECTED) {
            Savepoint before = connection.setSavepoint();
            try {
                load(connection, new CollectedDelivery(file, contract(file)), progress);
                recalled.addAll(deliveries.recallAcknowledged(id));
            } catch (RefusedException e) {
                connection.rollback(before);
                deliveries.refused(id, e.refusal().name(), e.message());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return TakeInOutcome.of(deliveries.get(id));
    }

    private Source contract(ReceivedFile file) {
        Source source = definitions.sources().get(file.source());
        if (source == null) {
            throw new IllegalStateException(
                    "delivery " + file.id() + " is of source " + file.source() + ", which has no contract");
        }
        return source;
    }

    private void load(Connection connection, CollectedDelivery delivery, TakeInProgress progress)
            throws SQLException, IOException, RefusedException {
        OriginalFile original = new OriginalFile(
                delivery.fileName(),
                delivery.file().bytes(),
                () -> archive.open(delivery.file().sha256()));
        ControlFile control = control(delivery);
        try (ExtractReader extract = ExtractReader.open(original, delivery.source(), limits, home.work());
                FileSpools spools = new FileSpools(home.work())) {
            FileLoad load = new FileLoad(delivery, control, extract, definitions, hash::hash, spools);
            RowTables.prepare(connection, delivery.source(), delivery.quarter());
            load.run(connection, progress);
            load.rejects().copyTo(connection);
            load.findings().copyTo(connection);
            settle(connection, delivery, load);
            new DeliveryRecords(connection).loaded(delivery.id(), extract.format(), notes(load));
        }
    }

    private static Optional<String> notes(FileLoad load) {
        return Optional.of(load.notes())
                .filter(notes -> !notes.isEmpty())
                .map(notes -> RowSpool.cut(ShownText.text(String.join("", notes))));
    }

    private ControlFile control(CollectedDelivery delivery) throws IOException, RefusedException {
        Optional<String> sha256 = delivery.file().controlSha256();
        if (sha256.isEmpty()) {
            return ControlFile.NONE;
        }
        try (InputStream in = archive.open(sha256.get())) {
            return ControlFile.read(in, delivery.fileName(), limits);
        }
    }

    /** Duplicates, counts, and the check that every row read is in one of them. */
    private static void settle(Connection connection, CollectedDelivery delivery, FileLoad load)
            throws SQLException, IOException {
        LoadedRows rows = new LoadedRows(connection, delivery);
        long duplicates = 0;
        if (load.repeated().rows() > 0) {
            rows.createRepeatedKeys();
            load.repeated().copyTo(connection);
            duplicates = rows.markDuplicates();
            rows.listDuplicates();
        }
        load.tally().write(connection, delivery.id());
        load.sheets().write(connection, delivery.id());
        rows.count(load.cells(), duplicates > 0);
        rows.addNil(load.nilValues());
        List<String> imbalances = rows.imbalances();
        if (!imbalances.isEmpty() || load.tally().sum("read") != load.read()) {
            throw new IllegalStateException("delivery " + delivery.id() + " does not balance: " + imbalances);
        }
    }
}
