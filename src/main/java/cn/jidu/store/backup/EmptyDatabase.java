package cn.jidu.store.backup;

import cn.jidu.store.SqlQuotes;
import cn.jidu.store.StoreException;
import cn.jidu.store.backup.SiteRestore.ServerLogin;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A database of the site's own that nothing of Jidu is in yet. */
final class EmptyDatabase {
    private EmptyDatabase() {}

    /** @throws StoreException where a site's tables are there already, or it cannot be reached */
    static void check(ServerLogin login) {
        String url = login.url().split("\\?", 2)[0];
        try (Connection connection = connect(login)) {
            List<String> there = new SchemaTables(connection).schemas();
            if (!there.isEmpty()) {
                throw StoreException.of("restore.database", url, String.join("、", there), String.join(", ", there));
            }
        } catch (SQLException e) {
            throw StoreException.caused(e, "external.unreachable", url);
        }
    }

    /** Takes back what a restore that failed made in it. */
    static void clear(ServerLogin login) {
        try (Connection connection = connect(login);
                Statement statement = connection.createStatement()) {
            for (String schema : new SchemaTables(connection).schemas()) {
                statement.execute("drop schema " + SqlQuotes.name(schema) + " cascade");
            }
        } catch (SQLException e) {
            throw StoreException.caused(e, "external.unreachable", login.url().split("\\?", 2)[0]);
        }
    }

    private static Connection connect(ServerLogin login) throws SQLException {
        return DriverManager.getConnection(login.url(), login.user(), login.password());
    }
}
