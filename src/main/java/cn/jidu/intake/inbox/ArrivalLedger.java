package cn.jidu.intake.inbox;

import cn.jidu.definition.Month;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.delivery.DeliveryRecords;
import cn.jidu.delivery.DeliveryState;
import cn.jidu.delivery.FileSubject;
import cn.jidu.delivery.ReceivedFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The tables of batches, deliveries and inboxes as the collector writes them, on one connection. */
final class ArrivalLedger {
    private static final PackageTexts TEXTS = PackageTexts.chinese(ArrivalLedger.class);

    private final Connection connection;

    ArrivalLedger(Connection connection) {
        this.connection = connection;
    }

    /** One collector at a time: batches are numbered in the order in which they are committed. */
    void lock() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table jidu.batch in share row exclusive mode");
        }
    }

    /** What lay in the inbox the last time, by name. */
    Map<String, LyingFile> inbox(String inbox) throws SQLException {
        Map<String, LyingFile> files = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("select file_name, sha256, stamp from jidu.inbox_file where inbox = ?")) {
            select.setString(1, inbox);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    files.put(rows.getString(1), new LyingFile(rows.getString(2), rows.getString(3)));
                }
            }
        }
        return files;
    }

    void replaceInbox(String inbox, Map<String, LyingFile> known, Map<String, LyingFile> present) throws SQLException {
        if (present.equals(known)) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement("delete from jidu.inbox_file where inbox = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into jidu.inbox_file (inbox, file_name, sha256, stamp) values (?, ?, ?, ?)")) {
            delete.setString(1, inbox);
            delete.executeUpdate();
            for (Map.Entry<String, LyingFile> file : present.entrySet()) {
                insert.setString(1, inbox);
                insert.setString(2, file.getKey());
                insert.setString(3, file.getValue().fingerprint());
                insert.setString(4, file.getValue().stamp());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    void replaceWaiting(String inbox, List<String> waiting, Instant now) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from jidu.waiting_file where inbox = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into jidu.waiting_file (inbox, file_name, seen_at) values (?, ?, ?)")) {
            delete.setString(1, inbox);
            delete.executeUpdate();
            for (String name : waiting) {
                insert.setString(1, inbox);
                insert.setString(2, name);
                insert.setObject(3, now.atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    long newBatch(String inbox, BatchBringer by, Instant now) throws SQLException {
        String sql =
                "insert into jidu.batch (inbox, collected_at, way, user_name) values (?, ?, ?, ?) returning batch_id";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, inbox);
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            insert.setString(3, by.way().name().toLowerCase(Locale.ROOT));
            insert.setString(4, by.user());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** What lies in the archive under this name: the different files that still wait for a word, else the newest one, zips left aside. */
    List<ReceivedBytes> named(String fileName) throws SQLException {
        DeliveryRecords records = new DeliveryRecords(connection);
        String nothing = ReceivedBytes.NOTHING.sha256();
        List<ReceivedFile> open = records.listOpen(fileName, nothing);
        return (open.isEmpty() ? records.findNewest(fileName, nothing).stream() : open.stream())
                .map(f -> new ReceivedBytes(f.sha256(), f.bytes(), f.controlSha256()))
                .distinct()
                .toList();
    }

    /**
     * @param heldAs the held delivery that has the same bytes, where it is acknowledged for that
     * @param zipRank the rank of the zip that it lay in
     */
    void record(
            long batch,
            int rank,
            ArrivedFile arrival,
            boolean acknowledged,
            Optional<NameStanding.HeldName> heldAs,
            Optional<Integer> zipRank)
            throws SQLException {
        ReceivedFile file = described(arrival, acknowledged);
        new DeliveryRecords(connection)
                .add(
                        batch,
                        rank,
                        heldAs.map(h -> file.withWhy(TEXTS.get("name.held", h.fileName())))
                                .orElse(file),
                        heldAs.map(NameStanding.HeldName::id),
                        zipRank);
    }

    private static ReceivedFile described(ArrivedFile arrival, boolean acknowledged) {
        if (arrival.name() instanceof FileName.Known known) {
            FileSubject subject = new FileSubject(
                    known.source().name(),
                    known.area().code(),
                    known.quarter().toString(),
                    known.month().map(Month::toString).orElse(""),
                    known.supplement());
            return arrived(arrival, subject, acknowledged ? DeliveryState.ACKNOWLEDGED : DeliveryState.COLLECTED)
                    .withWhy(acknowledged ? TEXTS.get("name.same") : "")
                    .withUnderstood(known.understood());
        }
        if (arrival.name() instanceof FileName.Unknown unknown) {
            return arrived(arrival, FileSubject.UNKNOWN, DeliveryState.UNRECOGNISED)
                    .withWhy(unknown.message());
        }
        return ((FileName.Zip) arrival.name())
                .refused()
                .map(r -> arrived(arrival, FileSubject.UNKNOWN, DeliveryState.REFUSED)
                        .withWhy(r.message())
                        .withReason(r.refusal().name()))
                .orElseGet(() -> arrived(arrival, FileSubject.UNKNOWN, DeliveryState.UNPACKED));
    }

    private static ReceivedFile arrived(ArrivedFile arrival, FileSubject subject, DeliveryState fate) {
        ReceivedBytes bytes = arrival.file();
        return ReceivedFile.arrived(
                arrival.fileName(), bytes.sha256(), bytes.bytes(), bytes.controlSha256(), subject, fate);
    }
}
