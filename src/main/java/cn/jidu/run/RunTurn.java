package cn.jidu.run;

import cn.jidu.store.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A run's turn: one run at a time works on a database, whichever process it is in. The lock hangs on a connection, so a
 * killed run lets go of it.
 */
public final class RunTurn implements AutoCloseable {
    private static final long LOCK = 0x6A696475L;
    private static final long TRIAL_LOCK = LOCK + 1;

    private final Connection connection;
    private final long number;

    private RunTurn(Connection connection, long number) {
        this.connection = connection;
        this.number = number;
    }

    /** Waits until no other run is at work; {@code waits} hears of it where there is one. */
    public static RunTurn await(Database database, Runnable waits) {
        try {
            Connection connection = database.owner().getConnection();
            try {
                return await(connection, waits);
            } catch (SQLException | RuntimeException | Error e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RunTurn await(Connection connection, Runnable waits) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!take(statement)) {
                waits.run();
                statement.execute("select pg_advisory_lock(" + LOCK + ")");
            }
            try (ResultSet row = statement.executeQuery("select nextval('jidu.run_number')")) {
                row.next();
                return new RunTurn(connection, row.getLong(1));
            }
        }
    }

    /**
     * As {@link #await}, for a trial on {@code db}: the turn ends with its transaction, however that ends. Trials queue among
     * themselves, so that of those who wait for the turn itself all but one are runs.
     */
    static void awaitWithin(JdbcTemplate db, Runnable waits) {
        if (!is(db, "pg_try_advisory_xact_lock(" + TRIAL_LOCK + ")")) {
            waits.run();
            db.execute("select pg_advisory_xact_lock(" + TRIAL_LOCK + ")");
        }
        if (!is(db, "pg_try_advisory_xact_lock(" + LOCK + ")")) {
            waits.run();
            db.execute("select pg_advisory_xact_lock(" + LOCK + ")");
        }
    }

    /** Whether a run waits for the trial on {@code db} to end. */
    static boolean isAwaited(JdbcTemplate db) {
        return is(db, """
                exists (select from pg_locks where locktype = 'advisory' and not granted and classid = 0 and objid = %s
                    and objsubid = 1 and database = (select oid from pg_database where datname = current_database()))""".formatted(LOCK));
    }

    private static boolean is(JdbcTemplate db, String condition) {
        return Boolean.TRUE.equals(db.queryForObject("select " + condition, Boolean.class));
    }

    private static boolean take(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Counts the runs of this database; tells the job instances apart. */
    public long number() {
        return number;
    }

    @Override
    public void close() {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock(" + LOCK + ")");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
