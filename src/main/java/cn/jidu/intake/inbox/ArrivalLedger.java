package cn.jidu.intake.inbox;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.RefusedException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** The newest file of this name that lies in the archive, zips left aside. */
    Optional<ReceivedBytes> newest(String fileName) throws SQLException {
        String sql = "select sha256, bytes, control_sha256 from delivery where file_name = ? and state <> 'unpacked'"
                + " and sha256 <> ? and not (state = 'refused' and source is null)"
                + " order by batch_id desc, rank_in_batch desc limit 1";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, fileName);
            select.setString(2, ReceivedBytes.NOTHING.sha256());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new ReceivedBytes(
                                row.getString(1), row.getLong(2), Optional.ofNullable(row.getString(3))))
                        : Optional.empty();
            }
        }
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
        String sql = "insert into delivery (batch_id, rank_in_batch, file_name, sha256, bytes, source, area_code,"
                + " quarter, supplement, state, message, refusal, control_sha256, zip_rank, understood, held_as)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, batch);
            insert.setInt(2, rank);
            insert.setString(3, arrival.fileName());
            insert.setString(4, arrival.file().sha256());
            insert.setLong(5, arrival.file().bytes());
            describe(insert, arrival.name(), acknowledged);
            insert.setString(13, arrival.file().controlSha256().orElse(null));
            insert.setObject(14, zipRank.orElse(null), Types.INTEGER);
            insert.setString(
                    15,
                    arrival.name() instanceof FileName.Known known
                                    && !known.understood().isEmpty()
                            ? known.understood()
                            : null);
            insert.setObject(16, heldAs.map(NameStanding.HeldName::id).orElse(null), Types.BIGINT);
            if (heldAs.isPresent()) {
                insert.setString(11, TEXTS.get("name.held", heldAs.get().fileName()));
            }
            insert.executeUpdate();
        }
    }

    private static void describe(PreparedStatement insert, FileName name, boolean acknowledged) throws SQLException {
        insert.setNull(12, Types.VARCHAR);
        if (name instanceof FileName.Known known) {
            insert.setString(6, known.source().name());
            insert.setString(7, known.area().code());
            insert.setString(8, known.quarter().toString());
            insert.setBoolean(9, known.supplement());
            insert.setString(10, acknowledged ? "acknowledged" : "collected");
            insert.setString(11, acknowledged ? TEXTS.get("name.same") : null);
        } else if (name instanceof FileName.Unknown unknown) {
            ofNoSource(insert, "unrecognised", unknown.message());
        } else if (name instanceof FileName.Zip zip) {
            ofNoSource(
                    insert,
                    zip.refused().isPresent() ? "refused" : "unpacked",
                    zip.refused().map(RefusedException::message).orElse(null));
            insert.setString(12, zip.refused().map(r -> r.refusal().name()).orElse(null));
        }
    }

    private static void ofNoSource(PreparedStatement insert, String state, @Nullable String message)
            throws SQLException {
        insert.setNull(6, Types.VARCHAR);
        insert.setNull(7, Types.VARCHAR);
        insert.setNull(8, Types.VARCHAR);
        insert.setBoolean(9, false);
        insert.setString(10, state);
        insert.setString(11, message);
    }
}
