package cn.jidu.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The embedded server's roles and database: an owner that loads, a reader that pages and reports use. */
final class DatabaseRoles {
    static final String DATABASE = "jidu";
    static final String OWNER = "jidu_owner";
    static final String READERS = "jidu_reader";
    static final String READER = "jidu_report";

    private DatabaseRoles() {}

    /** Makes what is missing; an attempt that was cut off is completed by the next. */
    static void ensure(EmbeddedServer server) {
        try (Connection connection = DriverManager.getConnection(
                        server.url("postgres"), DatabaseCluster.ADMIN, server.password(DatabaseCluster.ADMIN));
                Statement statement = connection.createStatement()) {
            if (!exists(connection, "pg_roles", "rolname", OWNER)) {
                statement.execute(
                        "create role " + OWNER + " login password " + SqlQuotes.literal(server.password(OWNER)));
            }
            if (!exists(connection, "pg_roles", "rolname", READERS)) {
                statement.execute("create role " + READERS + " nologin");
            }
            if (!exists(connection, "pg_roles", "rolname", READER)) {
                statement.execute("create role %s login password %s in role %s"
                        .formatted(READER, SqlQuotes.literal(server.password(READER)), READERS));
            }
            if (!exists(connection, "pg_database", "datname", DATABASE)) {
                statement.execute("create database " + DATABASE + " owner " + OWNER);
            }
        } catch (SQLException e) {
            throw StoreException.caused(e, "database.failed");
        }
    }

    static boolean exists(Connection connection, String catalogue, String column, String name) throws SQLException {
        String sql = "select exists (select from " + catalogue + " where " + column + " = ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
