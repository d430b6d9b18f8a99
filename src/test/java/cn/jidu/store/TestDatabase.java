package cn.jidu.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * Real databases for tests: one embedded server for all test classes of a run, below {@code target}, and in it a fresh
 * migrated database for whoever asks. The server is stopped when the run ends.
 */
public final class TestDatabase {
    private static final String TEMPLATE = "jidu_template";

    private static EmbeddedServer server;

    private TestDatabase() {}

    /** A migrated database without rows, which the caller closes; closing drops it. */
    public static synchronized Database fresh() {
        if (server == null) {
            server = start();
        }
        String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
        admin("create database " + name + " template " + TEMPLATE + " owner " + Roles.OWNER + " strategy file_copy");
        return Database.migrated(server, name, () -> admin("drop database if exists " + name + " with (force)"));
    }

    /** The home of the shared server. */
    static Home home() {
        return Home.at(Path.of("target", "test-database"));
    }

    private static EmbeddedServer start() {
        EmbeddedServer started = EmbeddedServer.open(home());
        server = started;
        Runtime.getRuntime().addShutdownHook(new Thread(started::close));
        // anew in each run: the migrations may have changed
        admin("drop database if exists " + TEMPLATE + " with (force)");
        admin("create database " + TEMPLATE + " owner " + Roles.OWNER);
        Database.open(started, TEMPLATE, () -> {}).close();
        return started;
    }

    static void admin(String sql) {
        try (Connection connection = DriverManager.getConnection(
                        server.url("postgres"), Cluster.ADMIN, server.password(Cluster.ADMIN));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
