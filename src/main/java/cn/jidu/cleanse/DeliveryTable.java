package cn.jidu.cleanse;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Source;
import cn.jidu.delivery.DeliveryState;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.text.ShownText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of deliveries as taking in reads and writes it, on one connection. */
final class DeliveryTable {
    private final Connection connection;

    DeliveryTable(Connection connection) {
        this.connection = connection;
    }

    /** Those that wait to be taken in, in the order of their arrival. */
    List<Long> collected() throws SQLException {
        String sql = "select delivery_id from delivery where state = 'collected' order by batch_id, rank_in_batch";
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            List<Long> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
            return ids;
        }
    }

    /**
     * The delivery, locked until the transaction ends; empty when it has been decided already.
     *
     * @throws IllegalArgumentException when there is none of this id
     */
    Optional<CollectedDelivery> lockCollected(long id, Definitions definitions) throws SQLException {
        String sql =
                "select file_name, sha256, bytes, source, area_code, quarter, supplement, state, control_sha256 from delivery"
                        + " where delivery_id = ? for update";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalArgumentException("no delivery " + id);
                }
                if (!DeliveryState.of(row.getString("state")) == DeliveryState.COLLECTED) {
                    return Optional.empty();
                }
                Source source = definitions.sources().get(row.getString("source"));
                if (source == null) {
                    throw new IllegalStateException(
                            "delivery " + id + " is of source " + row.getString("source") + ", which has no contract");
                }
                return Optional.of(new CollectedDelivery(
                        id,
                        row.getString("file_name"),
                        row.getString("sha256"),
                        row.getLong("bytes"),
                        source,
                        row.getString("area_code"),
                        Quarter.of(row.getString("quarter")),
                        row.getBoolean("supplement"),
                        Optional.ofNullable(row.getString("control_sha256"))));
            }
        }
    }

    void loaded(long id, String format, List<String> notes) throws SQLException {
        String sql = "update delivery set state = 'loaded', encoding = ?, notes = ? where delivery_id = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, format);
            update.setString(2, notes.isEmpty() ? null : RowSpool.cut(ShownText.text(String.join("", notes))));
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
    List<Long> recallAcknowledged(long loaded) throws SQLException {
        String sql = "update delivery t set state = 'collected', message = null from delivery d"
                + " where d.delivery_id = ? and d.state = 'loaded' and t.state = 'acknowledged'"
                + " and t.batch_id = d.batch_id and t.rank_in_batch > d.rank_in_batch"
                + " and t.source = d.source and t.quarter = d.quarter and exists (select from delivery r"
                + " where r.state = 'refused' and r.batch_id < d.batch_id and " + same("r", "d") + ")"
                + " returning t.delivery_id, t.rank_in_batch";
        try (PreparedStatement update = connection.prepareStatement(
                "with recalled as (" + sql + ") select delivery_id from recalled order by rank_in_batch")) {
            update.setLong(1, loaded);
            try (ResultSet rows = update.executeQuery()) {
                List<Long> ids = new ArrayList<>();
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
                return ids;
            }
        }
    }

    /** The same bytes, sent for the same source, quarter and area in the same way. */
    private static String same(String a, String b) {
        return "%1$s.sha256 = %2$s.sha256 and %1$s.control_sha256 is not distinct from %2$s.control_sha256"
                        .formatted(a, b)
                + " and %1$s.source = %2$s.source and %1$s.area_code = %2$s.area_code and %1$s.quarter = %2$s.quarter"
                        .formatted(a, b)
                + " and %1$s.supplement = %2$s.supplement".formatted(a, b);
    }

    /** The same bytes under another name in the same batch were acknowledged for this one's sake: they share its fate. */
    void refused(long id, RefusedException refused) throws SQLException {
        String sql =
                "update delivery t set state = 'refused', refusal = ?, message = replace(?, d.file_name, t.file_name)"
                        + " from delivery d where d.delivery_id = ? and (t.delivery_id = d.delivery_id"
                        + " or (t.state = 'acknowledged' and t.batch_id = d.batch_id and " + same("t", "d") + "))";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, refused.refusal().name());
            update.setString(2, refused.message());
            update.setLong(3, id);
            update.executeUpdate();
        }
    }

    /** What the tables say became of a delivery. */
    TakeInOutcome outcome(long id) throws SQLException {
        String sql = "select state, refusal, message,"
                + " (select coalesce(sum(rows) filter (where stage = 'read'), 0) from delivery_count c where c.delivery_id = d.delivery_id),"
                + " (select coalesce(sum(rows) filter (where stage = 'rejected'), 0) from delivery_count c where c.delivery_id = d.delivery_id),"
                + " (select coalesce(sum(rows) filter (where stage = 'duplicate'), 0) from delivery_count c where c.delivery_id = d.delivery_id),"
                + " (select coalesce(sum(rows) filter (where stage = 'loaded'), 0) from delivery_count c where c.delivery_id = d.delivery_id)"
                + " from delivery d where delivery_id = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new TakeInOutcome(
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        DeliveryState.of(row.getString(1)),
                        Optional.ofNullable(row.getString(2)).map(RefusalCode::valueOf),
                        Optional.ofNullable(row.getString(3)));
            }
        }
    }
}
