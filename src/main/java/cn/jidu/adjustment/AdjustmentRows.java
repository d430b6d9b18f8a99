package cn.jidu.adjustment;

import cn.jidu.adjustment.FigureAdjustment.KeptEvidence;
import cn.jidu.definition.Quarter;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads adjustments as they are kept. */
final class AdjustmentRows {
    private AdjustmentRows() {}

    /** @param which where and order, of {@code a} */
    static List<FigureAdjustment> list(JdbcTemplate db, String which, Object... parameters) {
        return db.query("""
                select a.adjustment_id, a.quarter, a.universe, a.indicator, a.area_code, a.value, a.rows_value, a.while_rows,
                    a.reason, a.evidence_name, a.evidence_sha256, a.proposed_by, a.proposed_at, a.agreed_by, a.withdrawn_by
                from jidu.figure_adjustment a
                """ + which, (row, i) -> read(row), parameters);
    }

    private static FigureAdjustment read(ResultSet row) throws SQLException {
        return new FigureAdjustment(
                row.getLong(1),
                new AdjustedSubject(Quarter.of(row.getString(2)), row.getString(3), row.getString(4), row.getString(5)),
                row.getBigDecimal(6),
                Optional.ofNullable(row.getBigDecimal(7)).map(BigDecimal::stripTrailingZeros),
                row.getBoolean(8),
                row.getString(9),
                new KeptEvidence(row.getString(10), row.getString(11)),
                row.getString(12),
                row.getTimestamp(13).toInstant(),
                Optional.ofNullable(row.getString(14)),
                Optional.ofNullable(row.getString(15)));
    }
}
