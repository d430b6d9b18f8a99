package cn.jidu.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.stream.Collectors;

/** Connections as the program needs them, whatever the server's and the machine's own settings are. */
final class ConnectionPools {
    /** Of each pool; what works side by side follows from it. */
    static final int SIZE = 12;

    /** A server that is gone is not waited for: a run asks it several times more before it gives up. */
    private static final long CONNECT_MILLIS = 5000;

    private static final String SESSION = "set timezone to 'Asia/Shanghai'; set jit to off"
            + ServerSettings.SESSION_MEMORY.entrySet().stream()
                    .map(s -> "; set " + s.getKey() + " to '" + s.getValue() + "'")
                    .collect(Collectors.joining());

    private ConnectionPools() {}

    /** For loading and computing. */
    static HikariDataSource owner(String url, String user, String password) {
        return new HikariDataSource(config("jidu-owner", url, user, password, SESSION));
    }

    /** For looking only: every transaction is read only, whatever the role may do. */
    static HikariDataSource reader(String url, String user, String password, String session) {
        HikariConfig config = config("jidu-reader", url, user, password, SESSION + session);
        config.setReadOnly(true);
        return new HikariDataSource(config);
    }

    private static HikariConfig config(String name, String url, String user, String password, String session) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(SIZE);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(CONNECT_MILLIS);
        // a pool must not need the database before somebody asks it for a connection
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql(session);
        config.addDataSourceProperty("currentSchema", "jidu");
        config.addDataSourceProperty("ApplicationName", "jidu");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return config;
    }
}
