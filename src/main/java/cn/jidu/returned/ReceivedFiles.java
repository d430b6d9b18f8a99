package cn.jidu.returned;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Source;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The deliveries that need mending, from the database. */
final class ReceivedFiles {
    /**
     * Refused and held files that nothing has settled, and files with rejected rows; unless the same file came again (its
     * name apart from the ending, and from what {@link ReturnName} adds) as one that settles nothing by itself.
     * A refused zip is of no source: no department is known to whom it could go back.
     */
    private static final String SQL = """
            with named as (
                select d.*, regexp_replace(d.file_name, '(_退回修改(_补报)?(_[0-9]+)?)?[.][^.]*$', '') as base
                from delivery d where d.state in ('loaded', 'refused', 'held'))
            select o.delivery_id, o.file_name, o.sha256, o.bytes, o.source, o.area_code, o.quarter, o.supplement, b.collected_at,
                o.refusal, coalesce(o.message, ''),
                coalesce(c.read, 0), coalesce(c.rejected, 0), coalesce(c.duplicate, 0), coalesce(c.loaded, 0),
                o.state = 'held'
            from named o join batch b on b.batch_id = o.batch_id
            left join lateral (
                select sum(n.rows) filter (where n.stage = 'read') as read, sum(n.rows) filter (where n.stage = 'rejected') as rejected,
                    sum(n.rows) filter (where n.stage = 'duplicate') as duplicate, sum(n.rows) filter (where n.stage = 'loaded') as loaded
                from delivery_count n where n.delivery_id = o.delivery_id) c on true
            where (?::text is null or o.quarter = ?::text)
                and o.source is not null and (o.state = 'refused' or c.rejected > 0)
                and not exists (select from settlement s where s.delivery_id = o.delivery_id)
                and not exists (select from standing_judgement c where c.delivery_id = o.delivery_id and c.kind = 'closed')
                and not exists (
                    select from named n
                    where (n.batch_id, n.rank_in_batch) > (o.batch_id, o.rank_in_batch)
                        and n.source = o.source and n.quarter = o.quarter and n.area_code = o.area_code
                        and n.base = o.base and (n.state <> 'loaded' or n.supplement))
            order by o.source collate "C", o.quarter collate "C", o.file_name collate "C", o.batch_id, o.rank_in_batch""";

    private final Connection connection;
    private final Definitions definitions;

    ReceivedFiles(Connection connection, Definitions definitions) {
        this.connection = connection;
        this.definitions = definitions;
    }

    /** By source, quarter and name. Files of a source or area that the definitions no longer know are left out. */
    List<ReturnedOriginal> list(Optional<Quarter> quarter) throws SQLException {
        List<ReturnedOriginal> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(SQL)) {
            select.setString(1, quarter.map(Quarter::toString).orElse(null));
            select.setString(2, quarter.map(Quarter::toString).orElse(null));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Source source = definitions.sources().get(rows.getString(5));
                    if (source != null && definitions.areas().contains(rows.getString(6))) {
                        found.add(received(rows, source));
                    }
                }
            }
        }
        return found;
    }

    private ReturnedOriginal received(ResultSet row, Source source) throws SQLException {
        return new ReturnedOriginal(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                source,
                definitions.areas().get(row.getString(6)),
                Quarter.of(row.getString(7)),
                row.getBoolean(8),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString(10)),
                row.getBoolean(16),
                row.getString(11),
                row.getLong(12),
                row.getLong(13),
                row.getLong(14),
                row.getLong(15));
    }
}
