package cn.jidu.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** All or nothing: work on one connection that is committed at its end, or leaves no trace; a trial never leaves any. */
public final class Transaction {
    private Transaction() {}

    /** What is done within a transaction. */
    @FunctionalInterface
    public interface TransactionWork<T> {
        /** Does the work on a connection that must be neither committed nor closed by it. */
        T on(Connection connection) throws SQLException;
    }

    /**
     * Runs {@code work} in a transaction of its own and returns what it returns. Anything that it throws rolls back and
     * is thrown on.
     *
     * @throws StoreException in place of a SQLException, which is its cause
     */
    public static <T> T run(DataSource database, TransactionWork<T> work) {
        return run(database, work, Connection::commit);
    }

    /**
     * As {@link #run}, with a table that nobody else writes until the transaction has ended.
     *
     * @param table with its schema
     */
    public static <T> T locking(DataSource database, String table, Function<JdbcTemplate, T> work) {
        return run(database, connection -> {
            JdbcTemplate db = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            db.execute("lock table " + table + " in share row exclusive mode");
            return work.apply(db);
        });
    }

    /**
     * Runs {@code work} in a transaction that is always rolled back: a trial that leaves no trace.
     *
     * @throws StoreException in place of a SQLException, which is its cause
     */
    public static <T> T trial(DataSource database, TransactionWork<T> work) {
        return run(database, work, Connection::rollback);
    }

    /** How a transaction ends whose work is done. */
    @FunctionalInterface
    private interface Ending {
        void of(Connection connection) throws SQLException;
    }

    private static <T> T run(DataSource database, TransactionWork<T> work, Ending ending) {
        try (Connection connection = database.getConnection()) {
            boolean auto = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                ending.of(connection);
                return result;
            } catch (Throwable e) {
                rollBack(connection, e);
                throw e;
            } finally {
                restore(connection, auto);
            }
        } catch (SQLException e) {
            throw StoreException.caused(e, "database.failed");
        }
    }

    private static void rollBack(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // the first error tells more; a lost connection rolls back by itself
            reason.addSuppressed(e);
        }
    }

    private static void restore(Connection connection, boolean autoCommit) {
        try {
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            // a broken connection: the pool drops it, and the error that broke it is on its way
            return;
        }
    }
}
