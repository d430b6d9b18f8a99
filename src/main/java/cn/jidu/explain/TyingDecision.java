package cn.jidu.explain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * A person's word by which rows of a part are tied to their enterprise.
 *
 * @param enterprise code and name as they stood
 * @param second who agreed; empty where it took one
 * @param rows how many of the rows that are counted it ties
 */
public record TyingDecision(
        String enterprise, String by, Instant at, Optional<String> second, String reason, long rows) {

    /** As {@link PartSql#decisions} gives it. */
    static TyingDecision of(ResultSet row) throws SQLException {
        return new TyingDecision(
                row.getString(1),
                row.getString(2),
                row.getTimestamp(3).toInstant(),
                Optional.ofNullable(row.getString(4)),
                row.getString(5),
                row.getLong(6));
    }
}
