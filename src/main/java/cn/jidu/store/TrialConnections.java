package cn.jidu.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Gives out the one connection of a transaction as if it were many: what takes one, commits and closes it as always works
 * unchanged within the transaction. A transaction begun on it is a savepoint; its commit keeps what was done until the one
 * around it ends, and takes temporary tables away as a commit does. One such transaction at a time.
 */
final class TrialConnections extends AbstractDataSource {
    private final Connection connection;
    private @Nullable Savepoint begun;

    /** @param connection within a transaction that its giver ends */
    TrialConnections(Connection connection) {
        this.connection = connection;
    }

    @Override
    public Connection getConnection() {
        Lease lease = new Lease();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAutoCommit" -> !lease.inTransaction;
                    case "setAutoCommit" -> lease.setAutoCommit((Boolean) arguments[0]);
                    case "commit" -> lease.commit();
                    case "rollback" ->
                        arguments == null ? lease.rollback() : call(() -> method.invoke(connection, arguments));
                    case "close" -> lease.close();
                    case "isClosed" -> lease.closed;
                    default -> call(() -> method.invoke(connection, arguments));
                });
    }

    @Override
    public Connection getConnection(String user, String password) {
        return getConnection();
    }

    /** A call of the real connection. */
    @FunctionalInterface
    private interface Call {
        @Nullable
        Object make() throws IllegalAccessException, InvocationTargetException;
    }

    private static @Nullable Object call(Call call) throws Throwable {
        try {
            return call.make();
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private void begin() throws SQLException {
        if (begun != null) {
            throw new IllegalStateException("one transaction at a time within a trial");
        }
        begun = connection.setSavepoint();
    }

    private void keep() throws SQLException {
        if (begun != null) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("discard temp");
            }
            connection.releaseSavepoint(begun);
            begun = null;
        }
    }

    private void undo() throws SQLException {
        if (begun != null) {
            connection.rollback(begun);
            connection.releaseSavepoint(begun);
            begun = null;
        }
    }

    /** What one taker of the connection sees. Every method gives what the proxy returns, nothing. */
    private final class Lease {
        private boolean inTransaction;
        private boolean closed;

        @Nullable
        Object setAutoCommit(boolean auto) throws SQLException {
            if (auto == inTransaction) {
                if (auto) {
                    keep();
                } else {
                    begin();
                }
                inTransaction = !auto;
            }
            return null;
        }

        @Nullable
        Object commit() throws SQLException {
            keep();
            begin();
            return null;
        }

        @Nullable
        Object rollback() throws SQLException {
            undo();
            begin();
            return null;
        }

        @Nullable
        Object close() throws SQLException {
            if (inTransaction) {
                undo();
                inTransaction = false;
            }
            closed = true;
            return null;
        }
    }
}
