package cn.jidu.cli;

import cn.jidu.definition.Definitions;
import cn.jidu.delivery.DeliveryState;
import cn.jidu.reconcile.arrival.SupersededFiles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A file that was received, as programs read it.
 *
 * @param message why, in Chinese; empty for a loaded file
 * @param accepted why it was let in after it was held; empty where it was not
 * @param judgement accepted, unaccepted or closed; empty: nobody decided about it
 * @param arrived the site's time, e.g. 2018-07-20 09:00
 * @param way run, ingest or night; empty where this was not kept yet
 * @param inbox the folder it was found in; empty where it was named by itself
 * @param user the account that the command ran under
 * @param zip what it lay in; empty: nothing
 * @param format encoding of a text, or kind of workbook; empty where it was not opened
 * @param notes what of an accepted file was not read, and what is strange about it, in Chinese
 * @param replacedBy the files that stand in its place, or in that of a part of it; of one not loaded, the one that settles it
 */
record ReceivedFile(
        String fileName,
        String sha256,
        String source,
        String area,
        String quarter,
        DeliveryState fate,
        String reason,
        String message,
        String accepted,
        String acceptedBy,
        String acceptedAt,
        String judgement,
        String judgementReason,
        String judgementBy,
        String judgementAt,
        long read,
        long rejected,
        long duplicate,
        long loaded,
        String arrived,
        String way,
        String inbox,
        String user,
        String zip,
        long bytes,
        String format,
        String notes,
        List<String> replacedBy) {

    ReceivedFile {
        replacedBy = List.copyOf(replacedBy);
    }

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String SQL = """
            select d.file_name, d.sha256, d.source, d.area_code, d.quarter, d.state, d.refusal, d.message,
                j.kind, j.reason, j.judged_by, j.judged_at,
                (select sum(rows) from jidu.delivery_count c where c.delivery_id = d.delivery_id and stage = 'read'),
                (select sum(rows) from jidu.delivery_count c where c.delivery_id = d.delivery_id and stage = 'rejected'),
                (select sum(rows) from jidu.delivery_count c where c.delivery_id = d.delivery_id and stage = 'duplicate'),
                (select sum(rows) from jidu.delivery_count c where c.delivery_id = d.delivery_id and stage = 'loaded'),
                b.collected_at, b.way, b.inbox, b.user_name, z.file_name, d.bytes, d.encoding, concat(d.understood, d.notes), n.file_name, d.delivery_id
            from jidu.delivery d join jidu.batch b on b.batch_id = d.batch_id
            left join jidu.delivery z on z.batch_id = d.batch_id and z.rank_in_batch = d.zip_rank
            left join jidu.standing_judgement j on j.delivery_id = d.delivery_id
            left join jidu.settlement s on s.delivery_id = d.delivery_id
            left join jidu.delivery n on n.delivery_id = s.settled_by
            order by d.source collate "C" nulls last, d.quarter collate "C", d.file_name collate "C",
                d.batch_id, d.rank_in_batch""";

    /** All there are: by source, quarter, name, then in the order of arrival. */
    static List<ReceivedFile> listAll(JdbcTemplate db, Definitions definitions, ZoneId zone) {
        SupersededFiles superseded = SupersededFiles.of(db, definitions, Long.MAX_VALUE);
        return db.query(SQL, (row, i) -> of(row, superseded, zone));
    }

    private static ReceivedFile of(ResultSet row, SupersededFiles superseded, ZoneId zone) throws SQLException {
        String judgement = text(row, 9);
        boolean accepted = judgement.equals("accepted");
        String settledBy = text(row, 25);
        return new ReceivedFile(
                text(row, 1),
                text(row, 2),
                text(row, 3),
                text(row, 4),
                text(row, 5),
                DeliveryState.of(text(row, 6)),
                text(row, 7),
                text(row, 8),
                accepted ? text(row, 10) : "",
                accepted ? text(row, 11) : "",
                accepted ? time(row, 12, zone) : "",
                judgement,
                text(row, 10),
                text(row, 11),
                time(row, 12, zone),
                row.getLong(13),
                row.getLong(14),
                row.getLong(15),
                row.getLong(16),
                time(row, 17, zone),
                text(row, 18),
                text(row, 19),
                text(row, 20),
                text(row, 21),
                row.getLong(22),
                text(row, 23),
                text(row, 24),
                settledBy.isEmpty() ? superseded.by(row.getLong(26)) : List.of(settledBy));
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).orElse("");
    }

    private static String time(ResultSet row, int column, ZoneId zone) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? "" : MINUTES.format(time.toInstant().atZone(zone));
    }
}
