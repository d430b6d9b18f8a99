package cn.jidu.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** What a site's own server must have before the schema can be made in it, with a message for each lack. */
final class ExternalServer {
    private static final int OLDEST = 16;

    private ExternalServer() {}

    /** Checks and makes what is missing, on a connection of its own: a pool would wait and hide why it gets none. */
    static void prepare(String address, String user, String password) {
        // what follows may hold a password
        String url = address.split("\\?", 2)[0];
        try (Connection connection = DriverManager.getConnection(address, user, password)) {
            // it may be part of the address
            String account = text(connection, "select current_user");
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST) {
                throw StoreException.of("external.old", url, version, OLDEST);
            }
            if (!is(connection, "to_regnamespace('jidu') is not null")
                    && !is(connection, "has_database_privilege(current_database(), 'create')")) {
                throw StoreException.of("external.schema", url, account);
            }
            ensureReaders(connection, url, account);
        } catch (SQLException e) {
            throw StoreException.caused(e, "external.unreachable", url);
        }
    }

    /** @throws StoreException where a restore is at work in it, or was killed there */
    static void checkWhole(DataSource owner, String address) {
        String url = address.split("\\?", 2)[0];
        try (Connection connection = owner.getConnection()) {
            if (is(connection, "to_regnamespace(" + SqlQuotes.literal(Database.RESTORING) + ") is not null")) {
                throw StoreException.of("external.unfinished", url);
            }
        } catch (SQLException e) {
            throw StoreException.caused(e, "external.unreachable", url);
        }
    }

    private static void ensureReaders(Connection connection, String url, String user) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!DatabaseRoles.exists(connection, "pg_roles", "rolname", DatabaseRoles.READERS)) {
                if (!is(connection, "rolcreaterole or rolsuper from pg_roles where rolname = current_user")) {
                    throw StoreException.of("external.role", url, user, DatabaseRoles.READERS);
                }
                statement.execute("create role " + DatabaseRoles.READERS + " nologin");
            }
            if (is(connection, mayAsReader("set"))) {
                return;
            }
            // who created a role administers it, but may not become it before this
            if (!is(connection, mayAsReader("member with admin option"))) {
                throw StoreException.of("external.role", url, user, DatabaseRoles.READERS);
            }
            statement.execute("grant " + DatabaseRoles.READERS + " to current_user");
        }
    }

    private static String mayAsReader(String privilege) {
        return "pg_has_role(current_user, %s, %s)"
                .formatted(SqlQuotes.literal(DatabaseRoles.READERS), SqlQuotes.literal(privilege));
    }

    private static boolean is(Connection connection, String condition) throws SQLException {
        return text(connection, "select " + condition).equals("t");
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
