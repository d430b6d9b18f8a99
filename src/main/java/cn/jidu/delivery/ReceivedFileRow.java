package cn.jidu.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a delivery stands in the database. */
final class ReceivedFileRow {
    /** What {@link #of} reads, of the deliveries {@code d}; conditions on them, and on their counts {@code c}, may follow. */
    static final String SELECT = """
            select d.delivery_id, d.file_name, d.sha256, d.bytes, d.control_sha256, d.source, d.area_code, d.quarter, d.month,
                d.supplement, d.state, d.refusal, d.message, d.understood, d.notes, d.encoding,
                (select h.file_name from jidu.delivery h where h.delivery_id = d.held_as and h.state = 'held') as held_name,
                b.batch_id, b.collected_at, b.way, b.inbox, b.user_name,
                (select z.file_name from jidu.delivery z
                    where z.batch_id = d.batch_id and z.rank_in_batch = d.zip_rank) as zip_name,
                j.judgement_id, j.kind, j.reason, j.judged_by, j.judged_at,
                coalesce(c.read, 0) as read, coalesce(c.rejected, 0) as rejected,
                coalesce(c.duplicate, 0) as duplicate, coalesce(c.loaded, 0) as loaded
            from jidu.delivery d join jidu.batch b on b.batch_id = d.batch_id
            left join jidu.standing_judgement j on j.delivery_id = d.delivery_id
            left join lateral (
                select sum(n.rows) filter (where n.stage = 'read') as read,
                    sum(n.rows) filter (where n.stage = 'rejected') as rejected,
                    sum(n.rows) filter (where n.stage = 'duplicate') as duplicate,
                    sum(n.rows) filter (where n.stage = 'loaded') as loaded
                from jidu.delivery_count n where n.delivery_id = d.delivery_id) c on true
            """;

    private ReceivedFileRow() {}

    static ReceivedFile of(ResultSet row) throws SQLException {
        return new ReceivedFile(
                row.getLong("delivery_id"),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getLong("bytes"),
                Optional.ofNullable(row.getString("control_sha256")),
                new FileSubject(
                        text(row, "source"),
                        text(row, "area_code"),
                        text(row, "quarter"),
                        text(row, "month"),
                        row.getBoolean("supplement")),
                DeliveryState.of(row.getString("state")),
                text(row, "refusal"),
                text(row, "message"),
                text(row, "understood"),
                text(row, "notes"),
                text(row, "encoding"),
                text(row, "held_name"),
                new FileOrigin(
                        row.getLong("batch_id"),
                        row.getObject("collected_at", OffsetDateTime.class).toInstant(),
                        text(row, "way"),
                        text(row, "inbox"),
                        text(row, "user_name"),
                        text(row, "zip_name")),
                judgement(row),
                new FileRowCounts(
                        row.getLong("read"), row.getLong("rejected"), row.getLong("duplicate"), row.getLong("loaded")));
    }

    private static Optional<FileJudgement> judgement(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject("judged_at", OffsetDateTime.class);
        return at == null
                ? Optional.empty()
                : Optional.of(new FileJudgement(
                        row.getLong("judgement_id"),
                        row.getString("kind"),
                        row.getString("reason"),
                        text(row, "judged_by"),
                        at.toInstant()));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        @Nullable String text = row.getString(column);
        return text == null ? "" : text;
    }
}
