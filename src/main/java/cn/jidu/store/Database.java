package cn.jidu.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The database of a home: its own embedded PostgreSQL, or one that the site runs. Its schema is up to date. Sessions
 * look into the schema {@code jidu} and count days in Asia/Shanghai.
 */
public final class Database implements AutoCloseable {
    /** The schema that an external database has until what a restore fills it with is whole. */
    public static final String RESTORING = "jidu_restoring";

    private final DataSource owner;
    private final DataSource reader;
    private final Runnable close;
    private final String version;
    private final int connections;

    private Database(DataSource owner, DataSource reader, Runnable close, String version, int connections) {
        this.owner = owner;
        this.reader = reader;
        this.close = close;
        this.version = version;
        this.connections = connections;
    }

    /**
     * Starts the home's own server, or joins it where it runs, and brings its schema up to date.
     *
     * @throws StoreException when it cannot be started; the message tells why
     */
    public static Database embedded(SiteHome home) {
        EmbeddedServer server = EmbeddedServer.open(home);
        try {
            return OpenDatabase.join(
                    server.url(DatabaseRoles.DATABASE),
                    () -> open(server, DatabaseRoles.DATABASE, () -> {}),
                    server::close);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /**
     * Uses a PostgreSQL 16 or newer that the site runs, and brings the schema up to date. The user must be allowed to
     * create schemas in the database, and to create the role {@code jidu_reader} or be made its member.
     *
     * @param url {@code jdbc:postgresql://host:port/database}
     * @throws StoreException when it cannot be reached, is too old, when a right is missing, or when it is {@link #RESTORING}
     */
    public static Database external(String url, String user, String password) {
        return OpenDatabase.join(
                login(url, user, password),
                () -> {
                    ExternalServer.prepare(url, user, password);
                    return external(url, user, password, owner -> {
                        ExternalServer.checkWhole(owner, url);
                        SchemaMigration.migrate(owner);
                    });
                },
                () -> {});
    }

    /** By what an external database that is open is known. */
    static String login(String url, String user, String password) {
        return String.join("\n", url, user, password);
    }

    private static Database external(String url, String user, String password, Consumer<DataSource> prepare) {
        HikariDataSource owner = ConnectionPools.owner(url, user, password);
        // the same login, given up to the reader's rights
        HikariDataSource reader = ConnectionPools.reader(url, user, password, "; set role " + DatabaseRoles.READERS);
        return prepared(owner, reader, () -> {}, prepare);
    }

    /**
     * Fills a database that has no schema yet, as one of an earlier version of it, and brings the schema up to date.
     *
     * @param version of the schema that {@code fill} is for
     * @param fill called once, with that schema and nothing in it
     * @throws StoreException when the server cannot be used; whatever {@code fill} throws
     */
    public static Database filled(SiteHome home, String version, Consumer<DataSource> fill) {
        EmbeddedServer server = EmbeddedServer.open(home);
        return within(server, DatabaseRoles.DATABASE, server::close, filling(version, fill));
    }

    /** As {@link #filled}, for a server that the site runs. */
    public static Database filledExternal(
            String url, String user, String password, String version, Consumer<DataSource> fill) {
        ExternalServer.prepare(url, user, password);
        return external(url, user, password, filling(version, fill));
    }

    /**
     * Stops the server of a home that is to be removed, whoever uses it; does nothing where none runs.
     *
     * @throws IOException when it does not stop
     */
    public static void stop(SiteHome home) throws IOException {
        new DatabaseCluster(home, ServerAccount.current()).stop();
    }

    private static Consumer<DataSource> filling(String version, Consumer<DataSource> fill) {
        return owner -> {
            SchemaMigration.migrate(owner, version);
            fill.accept(owner);
            SchemaMigration.migrate(owner);
        };
    }

    /** One database of an embedded server. */
    static Database open(EmbeddedServer server, String database, Runnable leave) {
        return within(server, database, leave, SchemaMigration::migrate);
    }

    /** As {@link #open}, for a database that is known to be up to date. */
    static Database migrated(EmbeddedServer server, String database, Runnable leave) {
        return within(server, database, leave, owner -> {});
    }

    private static Database within(
            EmbeddedServer server, String database, Runnable leave, Consumer<DataSource> prepare) {
        String url = server.url(database);
        return prepared(
                ConnectionPools.owner(url, DatabaseRoles.OWNER, server.password(DatabaseRoles.OWNER)),
                ConnectionPools.reader(url, DatabaseRoles.READER, server.password(DatabaseRoles.READER), ""),
                leave,
                prepare);
    }

    private static Database prepared(
            HikariDataSource owner, HikariDataSource reader, Runnable leave, Consumer<DataSource> prepare) {
        try {
            prepare.accept(owner);
            return new Database(owner, reader, () -> close(owner, reader, leave), version(owner), ConnectionPools.SIZE);
        } catch (RuntimeException e) {
            owner.close();
            reader.close();
            leave.run();
            throw e;
        }
    }

    /** For loading and computing: everything in the schema belongs to it. */
    public DataSource owner() {
        return owner;
    }

    /** For pages and reports: it can only look. */
    public DataSource reader() {
        return reader;
    }

    /** As the server writes it, e.g. {@code 18.6}. */
    public String serverVersion() {
        return version;
    }

    /**
     * Does {@code work} on a view of this database that is one transaction, which is always rolled back: the program's own
     * code, whole transactions of it included, leaves no trace, but for numbers of sequences that were drawn. One
     * connection serves all of it, so it is for one thread. Locks are held until the end.
     *
     * @throws StoreException in place of a SQLException, which is its cause
     */
    public <T> T trial(Function<Database, T> work) {
        return Transaction.trial(owner, connection -> {
            DataSource one = new TrialConnections(connection);
            return work.apply(new Database(one, one, () -> {}, version, 1));
        });
    }

    /**
     * Does pieces of work that need not wait for each other, each in a transaction of its own: two at once where there are
     * processors for it, one after the other in a {@link #trial}.
     *
     * @param works each with the connection of its transaction
     * @throws RuntimeException what the first of them threw; the others have ended too, and what they did stays
     */
    public void sideBySide(List<Consumer<JdbcTemplate>> works) {
        SideBySide.run(owner, connections, works);
    }

    /** The same database, for a user who does {@code leave} instead when it closes it. */
    Database heldBy(Runnable leave) {
        return new Database(owner, reader, leave, version, connections);
    }

    /** How many connections of its owner can be in use at once; who asks for one more waits. */
    public int connections() {
        return connections;
    }

    /**
     * The same database for one piece of work that is over once the database is lost: after the first connection that could
     * not be had, none is waited for any more. Closing it is left to who opened this one.
     */
    public Database untilLost() {
        UntilLost.Loss loss = new UntilLost.Loss();
        return new Database(new UntilLost(owner, loss), new UntilLost(reader, loss), () -> {}, version, connections);
    }

    /** Lets go. An embedded server stops with its last user. */
    @Override
    public void close() {
        close.run();
    }

    private static void close(HikariDataSource owner, HikariDataSource reader, Runnable leave) {
        if (owner.isClosed()) {
            return;
        }
        reader.close();
        owner.close();
        leave.run();
    }

    private static String version(DataSource owner) {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show server_version")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw StoreException.caused(e, "database.failed");
        }
    }
}
