package cn.jidu.reconcile;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** The rows of a query one by one: however many there are, memory holds a few of them. */
public final class StreamedRows {
    private static final int FETCHED = 1000;

    private StreamedRows() {}

    /** Hands on each row in the query's order. */
    public static void each(JdbcTemplate db, String sql, RowCallbackHandler each, @Nullable Object... parameters) {
        db.execute((Connection connection) -> {
            boolean auto = connection.getAutoCommit();
            // with a commit after every statement the driver would hold all rows in memory
            connection.setAutoCommit(false);
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setFetchSize(FETCHED);
                for (int i = 0; i < parameters.length; i++) {
                    select.setObject(i + 1, parameters[i]);
                }
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        each.processRow(rows);
                    }
                }
                return true;
            } finally {
                connection.setAutoCommit(auto);
            }
        });
    }
}
