package cn.jidu.measure.count;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What was counted in an area.
 *
 * @param sum exact; of nothing it is zero
 * @param estimated whether a row that is an estimate is among those counted
 */
public record AreaCount(BigDecimal sum, boolean estimated) {
    public static final AreaCount NOTHING = new AreaCount(BigDecimal.ZERO, false);

    /** @param place of the count among those of the query ({@link FigureSql}) */
    public static AreaCount read(ResultSet row, int place) throws SQLException {
        BigDecimal sum = row.getBigDecimal("v" + place);
        return new AreaCount(sum == null ? BigDecimal.ZERO : sum, row.getBoolean("e" + place));
    }

    AreaCount plus(AreaCount other) {
        return new AreaCount(sum.add(other.sum), estimated || other.estimated);
    }
}
