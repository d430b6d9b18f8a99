package cn.jidu.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Real databases for tests: one embedded server for all test classes of a process, below {@code target}, and in it a fresh
 * migrated database for whoever asks. The server is stopped when the run ends.
 */
public final class TestDatabase {
    private static final String TEMPLATE = "jidu_template";
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long MUCH = 4L << 30;

    /** Those whose address was asked for, by their names: held open, so that commands share their connections. */
    private static final Map<String, Database> HELD = new HashMap<>();

    private static EmbeddedServer server;
    private static Connection admin;

    private TestDatabase() {}

    /** A migrated database without rows, which is dropped when the caller closes it. */
    public static synchronized Database fresh() {
        return like(TEMPLATE, true);
    }

    /** As {@link #fresh()}, but there to be copied once it is closed. */
    public static synchronized Database kept() {
        return like(TEMPLATE, false);
    }

    /** As {@link #copy}, but there to be copied once it is closed. */
    static synchronized Database kept(Database before) {
        return like(name(before), false);
    }

    /** A database with all that a kept one held when it was closed; dropped when the caller closes it. */
    public static synchronized Database copy(Database kept) {
        return like(name(kept), true);
    }

    private static Database like(String template, boolean dropped) {
        if (server == null) {
            server = start();
        }
        String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
        // the files as they are: half of what it costs to take their pages through the server's memory and log
        admin("create database " + name + " template " + template + " owner " + DatabaseRoles.OWNER
                + " strategy file_copy");
        return Database.migrated(server, name, () -> {
            letGo(name);
            if (dropped) {
                drop(name);
            }
        });
    }

    private static synchronized void drop(String name) {
        admin("drop database if exists " + name + " with (force)");
    }

    private static String name(Database database) {
        return ((HikariDataSource) database.owner()).getJdbcUrl().replaceAll(".*/", "");
    }

    /** Where a program of its own finds the database, with name and password. */
    public static synchronized String url(Database database) {
        HikariDataSource pool = (HikariDataSource) database.owner();
        return pool.getJdbcUrl() + "?user=" + pool.getUsername() + "&password=" + pool.getPassword();
    }

    /** The same for a command within this process: it joins the test's own connections. */
    public static synchronized String held(Database database) {
        String url = url(database);
        HELD.computeIfAbsent(
                name(database), n -> OpenDatabase.join(Database.login(url, "", ""), () -> database, () -> {}));
        return url;
    }

    private static synchronized void letGo(String name) {
        Database held = HELD.remove(name);
        if (held != null) {
            held.close();
        }
    }

    /** Cuts all connections to the database and lets no more in, as a server that died would. */
    public static synchronized void lose(Database database) {
        String name = name(database);
        admin("alter database " + name + " allow_connections false");
        admin("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
    }

    /**
     * The home of the shared server; tests run in several processes side by side, each with its own. It lies in memory where
     * there is much: tables are made and dropped by the thousand, which takes a disk longer than the server.
     */
    static SiteHome home() {
        Path target = Path.of("target").toAbsolutePath();
        String name = "test-database-" + System.getProperty("jidu.fork", "alone");
        return SiteHome.at(
                MEMORY.toFile().canWrite() && MEMORY.toFile().getUsableSpace() > MUCH
                        ? MEMORY.resolve("jidu" + target.toString().replace('/', '-') + "-" + name)
                        : target.resolve(name));
    }

    private static EmbeddedServer start() {
        SiteHome home = home();
        EmbeddedServer started = EmbeddedServer.open(home);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            started.close();
            if (home.root().startsWith(MEMORY)) {
                delete(home);
            }
        }));
        try {
            admin = DriverManager.getConnection(
                    started.url("postgres"), DatabaseCluster.ADMIN, started.password(DatabaseCluster.ADMIN));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        // nobody needs these databases once the machine has gone down (who kills a server has one of his own), nor are
        // they there long enough to be cleaned up, all of them every minute
        List.of("fsync", "full_page_writes", "synchronous_commit", "autovacuum")
                .forEach(setting -> admin("alter system set " + setting + " = off"));
        admin("select pg_reload_conf()");
        leftovers().forEach(TestDatabase::drop);
        // so that its address can also be given as a site's own server
        admin("grant " + DatabaseRoles.READERS + " to " + DatabaseRoles.OWNER);
        // anew in each run: the migrations may have changed
        admin("create database " + TEMPLATE + " owner " + DatabaseRoles.OWNER);
        Database.open(started, TEMPLATE, () -> {}).close();
        return started;
    }

    private static void delete(SiteHome home) {
        try {
            FolderTree.delete(home.root());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Databases of earlier runs. */
    private static List<String> leftovers() {
        List<String> names = new ArrayList<>();
        try (Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery("select datname from pg_database where datname like 'test\\_%'"
                        + " or datname = '" + TEMPLATE + "' order by datname")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return names;
    }

    private static void admin(String sql) {
        try (Statement statement = admin.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
