package cn.jidu.explain.row;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Rows as a relation that SQL can join: by one query for all of them. */
final class AskedRows {
    /** {@code a (delivery_id, sheet_no, row_no, place)}; the place tells which of the rows asked for it is. */
    static final String RELATION = "unnest(?, ?, ?) with ordinality as a (delivery_id, sheet_no, row_no, place)";

    private AskedRows() {}

    /** Hears of what was found. */
    @FunctionalInterface
    interface Each {
        void hear(TracedRow asked, ResultSet found) throws SQLException;
    }

    /**
     * @param sql names {@link #RELATION} first, and selects {@code a.place} first
     * @param more arguments behind it
     */
    static void query(JdbcTemplate db, String sql, List<TracedRow> rows, Each each, Object... more) {
        Object[] asked = {
            rows.stream().map(TracedRow::delivery).toArray(Long[]::new),
            rows.stream().map(r -> r.sheetNo()).toArray(Integer[]::new),
            rows.stream().map(r -> r.place().row()).toArray(Integer[]::new)
        };
        RowCallbackHandler handler = found -> each.hear(rows.get(found.getInt(1) - 1), found);
        db.query(sql, handler, Stream.concat(Stream.of(asked), Stream.of(more)).toArray());
    }
}
