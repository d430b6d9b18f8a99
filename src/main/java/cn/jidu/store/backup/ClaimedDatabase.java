package cn.jidu.store.backup;

import cn.jidu.store.Database;
import cn.jidu.store.SqlQuotes;
import cn.jidu.store.StoreException;
import cn.jidu.store.backup.SiteRestore.ServerLogin;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A database of the site's own, while a restore fills it. It bears a mark until it is whole, and its restore holds a lock: so
 * what a killed one left is known, and is not what another is at work on.
 */
final class ClaimedDatabase implements AutoCloseable {
    private static final int LOCK = 420_117_053;

    private final Connection connection;
    private final String url;

    private ClaimedDatabase(Connection connection, String url) {
        this.connection = connection;
        this.url = url;
    }

    /**
     * Takes away what a killed restore left in it.
     *
     * @throws StoreException where a site's tables are there already, where another restore is at work in it, or where it
     *     cannot be reached
     */
    static ClaimedDatabase claim(ServerLogin login) {
        String url = login.url().split("\\?", 2)[0];
        try {
            ClaimedDatabase claimed =
                    new ClaimedDatabase(DriverManager.getConnection(login.url(), login.user(), login.password()), url);
            try {
                claimed.begin();
                return claimed;
            } catch (SQLException | StoreException e) {
                claimed.close();
                throw e;
            }
        } catch (SQLException e) {
            throw StoreException.caused(e, "external.unreachable", url);
        }
    }

    private void begin() throws SQLException {
        if (!is("pg_try_advisory_lock(" + LOCK + ")")) {
            throw StoreException.of("restore.atWork", url);
        }
        List<String> there = new SchemaTables(connection).schemas();
        if (is("to_regnamespace(" + SqlQuotes.literal(Database.RESTORING) + ") is not null")) {
            drop(there);
        } else if (there.isEmpty()) {
            run("create schema " + SqlQuotes.name(Database.RESTORING));
        } else {
            throw StoreException.of("restore.database", url, String.join("、", there), String.join(", ", there));
        }
    }

    /** It is whole: the mark is taken away. */
    void finish() {
        asked(() -> drop(List.of(Database.RESTORING)));
    }

    /** Takes back what a restore that failed made in it, the mark last. */
    void clear() {
        asked(() -> {
            List<String> made = new ArrayList<>(new SchemaTables(connection).schemas());
            made.add(Database.RESTORING);
            drop(made);
        });
    }

    /** Gives up the lock; the mark stays where it is. */
    @Override
    public void close() {
        asked(connection::close);
    }

    private void drop(List<String> schemas) throws SQLException {
        for (String schema : schemas) {
            run("drop schema if exists " + SqlQuotes.name(schema) + " cascade");
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private boolean is(String condition) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select " + condition)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void asked(ServerWork work) {
        try {
            work.run();
        } catch (SQLException e) {
            throw StoreException.caused(e, "external.unreachable", url);
        }
    }

    @FunctionalInterface
    private interface ServerWork {
        void run() throws SQLException;
    }
}
