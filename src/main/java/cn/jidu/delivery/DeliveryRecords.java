package cn.jidu.delivery;

import cn.jidu.definition.Month;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The deliveries as collecting and taking in record them, and what they ask for that, on one connection. */
public final class DeliveryRecords {
    private final Connection connection;

    /** @param connection of the owner, within a transaction */
    public DeliveryRecords(Connection connection) {
        this.connection = connection;
    }

    /**
     * Keeps a file that has arrived.
     *
     * @param rank its place in the batch
     * @param heldAs the held delivery that has the same bytes, where it is acknowledged for that
     * @param zipRank the rank of the zip that it lay in
     */
    public void add(long batch, int rank, ReceivedFile file, Optional<Long> heldAs, Optional<Integer> zipRank)
            throws SQLException {
        String sql = """
                insert into jidu.delivery (batch_id, rank_in_batch, file_name, sha256, bytes, source, area_code,
                    quarter, supplement, state, message, refusal, control_sha256, zip_rank, understood, held_as, month)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, batch);
            insert.setInt(2, rank);
            insert.setString(3, file.fileName());
            insert.setString(4, file.sha256());
            insert.setLong(5, file.bytes());
            insert.setString(6, orNull(file.source()));
            insert.setString(7, orNull(file.area()));
            insert.setString(8, orNull(file.quarter()));
            insert.setBoolean(9, file.supplement());
            insert.setString(10, file.fate().word());
            insert.setString(11, orNull(file.why()));
            insert.setString(12, orNull(file.reason()));
            insert.setString(13, file.controlSha256().orElse(null));
            insert.setObject(14, zipRank.orElse(null), Types.INTEGER);
            insert.setString(15, orNull(file.understood()));
            insert.setObject(16, heldAs.orElse(null), Types.BIGINT);
            insert.setString(17, file.month().map(Month::toString).orElse(null));
            insert.executeUpdate();
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /**
     * The newest file of this name that lies in the archive, zips left aside.
     *
     * @param nothing the hash of no bytes: of what could not be taken
     */
    public Optional<ReceivedFile> findNewest(String fileName, String nothing) throws SQLException {
        return files("""
                        where d.file_name = ? and d.state <> 'unpacked' and d.sha256 <> ?
                            and not (d.state = 'refused' and d.source is null)
                        order by d.batch_id desc, d.rank_in_batch desc limit 1""", fileName, nothing).stream().findFirst();
    }

    /** Those of this name that nobody recognised and nothing has settled, in order of arrival. */
    public List<ReceivedFile> listOpen(String fileName, String nothing) throws SQLException {
        return files("""
                where d.file_name = ? and d.state = 'unrecognised' and d.sha256 <> ?
                    and not exists (select from jidu.settlement s where s.delivery_id = d.delivery_id)
                order by d.batch_id, d.rank_in_batch""", fileName, nothing);
    }

    /** Those of a source and quarter in one of these states, in order of arrival. */
    public List<ReceivedFile> list(String source, String quarter, DeliveryState... states) throws SQLException {
        String[] words = new String[states.length];
        for (int i = 0; i < states.length; i++) {
            words[i] = states[i].word();
        }
        return files("""
                where d.source = ? and d.quarter = ? and d.state = any (?)
                order by d.batch_id, d.rank_in_batch""", source, quarter, connection.createArrayOf("text", words));
    }

    /** Those that wait to be taken in, in the order of their arrival. */
    public List<Long> listCollected() throws SQLException {
        return ids("select delivery_id from jidu.delivery where state = 'collected' order by batch_id, rank_in_batch");
    }

    /**
     * The delivery, locked until the transaction ends.
     *
     * @throws IllegalArgumentException when there is none of this id
     */
    public ReceivedFile lock(long id) throws SQLException {
        ids("select delivery_id from jidu.delivery where delivery_id = ? for update", id);
        return get(id);
    }

    /**
     * The delivery.
     *
     * @throws IllegalArgumentException when there is none of this id
     */
    public ReceivedFile get(long id) throws SQLException {
        return files("where d.delivery_id = ?", id).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no delivery " + id));
    }

    /** Its rows are there. */
    public void loaded(long id, String format, Optional<String> notes) throws SQLException {
        String sql = "update jidu.delivery set state = 'loaded', encoding = ?, notes = ? where delivery_id = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, format);
            update.setString(2, notes.orElse(null));
            update.setLong(3, id);
            update.executeUpdate();
        }
    }

    /**
     * A delivery of bytes that were refused before was loaded against expectation: those after it in its batch, of the
     * same source and quarter, that were acknowledged as if it had been refused again wait to be taken in after it.
     *
     * @return those, in order of rank
     */
    public List<Long> recallAcknowledged(long loaded) throws SQLException {
        return ids("""
                with recalled as (
                    update jidu.delivery t set state = 'collected', message = null from jidu.delivery d
                    where d.delivery_id = ? and d.state = 'loaded' and t.state = 'acknowledged'
                        and t.batch_id = d.batch_id and t.rank_in_batch > d.rank_in_batch
                        and t.source = d.source and t.quarter = d.quarter and exists (
                            select from jidu.delivery r
                            where r.state = 'refused' and r.batch_id < d.batch_id and %s)
                    returning t.delivery_id, t.rank_in_batch)
                select delivery_id from recalled order by rank_in_batch""".formatted(same("r", "d")), loaded);
    }

    /** The same bytes under another name in the same batch were acknowledged for this one's sake: they share its fate. */
    public void refused(long id, String reason, String why) throws SQLException {
        String sql = """
                update jidu.delivery t set state = 'refused', refusal = ?, message = replace(?, d.file_name, t.file_name)
                from jidu.delivery d where d.delivery_id = ? and (t.delivery_id = d.delivery_id
                    or (t.state = 'acknowledged' and t.batch_id = d.batch_id and %s))""".formatted(same("t", "d"));
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, reason);
            update.setString(2, why);
            update.setLong(3, id);
            update.executeUpdate();
        }
    }

    /** The same bytes, sent for the same source, quarter or month, and area in the same way. */
    private static String same(String a, String b) {
        return """
                %1$s.sha256 = %2$s.sha256 and %1$s.control_sha256 is not distinct from %2$s.control_sha256
                and %1$s.source = %2$s.source and %1$s.area_code = %2$s.area_code and %1$s.quarter = %2$s.quarter
                and %1$s.month is not distinct from %2$s.month and %1$s.supplement = %2$s.supplement""".formatted(a, b);
    }

    private List<ReceivedFile> files(String conditions, Object... asked) throws SQLException {
        try (PreparedStatement select = prepare(ReceivedFileRow.SELECT + conditions, asked);
                ResultSet rows = select.executeQuery()) {
            List<ReceivedFile> found = new ArrayList<>();
            while (rows.next()) {
                found.add(ReceivedFileRow.of(rows));
            }
            return found;
        }
    }

    private List<Long> ids(String sql, Object... asked) throws SQLException {
        try (PreparedStatement select = prepare(sql, asked);
                ResultSet rows = select.executeQuery()) {
            List<Long> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
            return ids;
        }
    }

    private PreparedStatement prepare(String sql, Object... asked) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < asked.length; i++) {
            statement.setObject(i + 1, asked[i]);
        }
        return statement;
    }
}
