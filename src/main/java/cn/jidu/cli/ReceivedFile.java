package cn.jidu.cli;

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
 * @param fate loaded, acknowledged, refused, held, unrecognised, unpacked (a zip), collected (waits to be taken in)
 * @param message why, in Chinese; empty for a loaded file
 * @param accepted why it was let in after it was held; empty where it was not
 * @param arrived the site's time, e.g. 2018-07-20 09:00
 * @param way run, ingest or night; empty where this was not kept yet
 * @param inbox the folder it was found in; empty where it was named by itself
 * @param user the account that the command ran under
 * @param zip what it lay in; empty: nothing
 * @param format encoding of a text, or kind of workbook; empty where it was not opened
 * @param notes what of an accepted file was not read, and what is strange about it, in Chinese
 */
record ReceivedFile(
        String fileName,
        String sha256,
        String source,
        String area,
        String quarter,
        String fate,
        String reason,
        String message,
        String accepted,
        String acceptedBy,
        String acceptedAt,
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
        String notes) {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String SQL = """
            select d.file_name, d.sha256, d.source, d.area_code, d.quarter, d.state, d.refusal, d.message,
                k.accepted_reason, k.accepted_by, k.accepted_at,
                (select sum(rows) from jidu.delivery_count c where c.delivery_id = d.delivery_id and stage = 'read'),
                (select sum(rows) from jidu.delivery_count c where c.delivery_id = d.delivery_id and stage = 'rejected'),
                (select sum(rows) from jidu.delivery_count c where c.delivery_id = d.delivery_id and stage = 'duplicate'),
                (select sum(rows) from jidu.delivery_count c where c.delivery_id = d.delivery_id and stage = 'loaded'),
                b.collected_at, b.way, b.inbox, b.user_name, z.file_name, d.bytes, d.encoding, concat(d.understood, d.notes)
            from jidu.delivery d join jidu.batch b on b.batch_id = d.batch_id
            left join jidu.delivery z on z.batch_id = d.batch_id and z.rank_in_batch = d.zip_rank
            left join jidu.shrink_check k on k.delivery_id = d.delivery_id
            order by d.source collate "C" nulls last, d.quarter collate "C", d.file_name collate "C",
                d.batch_id, d.rank_in_batch""";

    /** All there are: by source, quarter, name, then in the order of arrival. */
    static List<ReceivedFile> listAll(JdbcTemplate db, ZoneId zone) {
        return db.query(SQL, (row, i) -> of(row, zone));
    }

    private static ReceivedFile of(ResultSet row, ZoneId zone) throws SQLException {
        return new ReceivedFile(
                text(row, 1),
                text(row, 2),
                text(row, 3),
                text(row, 4),
                text(row, 5),
                text(row, 6),
                text(row, 7),
                text(row, 8),
                text(row, 9),
                text(row, 10),
                time(row, 11, zone),
                row.getLong(12),
                row.getLong(13),
                row.getLong(14),
                row.getLong(15),
                time(row, 16, zone),
                text(row, 17),
                text(row, 18),
                text(row, 19),
                text(row, 20),
                row.getLong(21),
                text(row, 22),
                text(row, 23));
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).orElse("");
    }

    private static String time(ResultSet row, int column, ZoneId zone) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? "" : MINUTES.format(time.toInstant().atZone(zone));
    }
}
