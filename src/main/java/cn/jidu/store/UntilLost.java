package cn.jidu.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Connections until the first that could not be had: a pool waits for each, and dozens of files that wait one after the
 * other keep a run that is lost from saying so.
 */
final class UntilLost extends AbstractDataSource {
    private final DataSource source;
    private final Loss loss;

    /** @param loss shared by all ways to the same database */
    UntilLost(DataSource source, Loss loss) {
        this.source = source;
        this.loss = loss;
    }

    /** What the first lost connection was lost by. */
    static final class Loss {
        private final AtomicReference<@Nullable SQLException> first = new AtomicReference<>();
    }

    @Override
    public Connection getConnection() throws SQLException {
        SQLException lost = loss.first.get();
        if (lost != null) {
            throw new SQLTransientConnectionException(lost.getMessage(), lost.getSQLState(), lost);
        }
        try {
            return source.getConnection();
        } catch (SQLException e) {
            loss.first.compareAndSet(null, e);
            throw e;
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }
}
