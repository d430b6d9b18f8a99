package cn.jidu.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server of its own, whose reader role may be missing, unlike in the shared one. */
class ExternalDatabaseTest {
    @TempDir
    static Path folder;

    private static EmbeddedServer server;
    private String url;

    @BeforeAll
    static void start() {
        server = EmbeddedServer.open(SiteHome.at(folder.resolve("site")));
        admin("drop role jidu_report; drop role jidu_reader");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void makeDatabase() {
        admin("create role clerk login password 'x'");
        admin("create database county owner clerk");
        url = server.url("county");
    }

    @AfterEach
    void dropDatabase() {
        admin("drop database county with (force)");
        admin("drop role if exists jidu_reader; drop role clerk");
    }

    @Test
    void aUserWhoMayMakeRolesNeedsNoHelp() {
        admin("alter role clerk createrole");
        openTwice();
    }

    @Test
    void aUserWhoMayNotNeedsTheRole() {
        assertThatThrownBy(() -> Database.external(url, "clerk", "x"))
                .isInstanceOf(StoreException.class)
                .hasMessage("外部数据库" + url + "：用户clerk无权创建或使用角色jidu_reader。请数据库管理员执行："
                        + "CREATE ROLE jidu_reader NOLOGIN（不存在时）；GRANT jidu_reader TO \"clerk\"。");
        admin("create role jidu_reader nologin");
        assertThatThrownBy(() -> Database.external(url, "clerk", "x")).hasMessageContaining("GRANT jidu_reader TO");
        admin("grant jidu_reader to clerk");
        openTwice();
    }

    @Test
    void aSessionTakesNoMoreMemoryThanOnTheHomesOwnServer() {
        admin("alter role clerk createrole");
        admin("alter database county set work_mem to '1GB'");
        admin("alter database county set hash_mem_multiplier to 8");
        try (Database database = Database.external(url, "clerk", "x")) {
            String settings = "select current_setting('work_mem') || ' ' || current_setting('hash_mem_multiplier')";
            assertThat(DatabaseTest.text(database.owner(), settings)).isEqualTo("64MB 2");
            assertThat(DatabaseTest.text(database.reader(), settings)).isEqualTo("64MB 2");
        }
    }

    @Test
    void aDatabaseThatTheUserMayNotChangeIsNamed() {
        String foreign = server.url("postgres");
        assertThatThrownBy(() -> Database.external(foreign, "clerk", "x"))
                .isInstanceOf(StoreException.class)
                .hasMessage("外部数据库" + foreign + "：用户clerk无权创建模式。请数据库管理员执行：GRANT CREATE ON DATABASE … TO \"clerk\"。");
    }

    @Test
    void aWrongPasswordIsToldAtOnce() {
        assertThatThrownBy(() -> Database.external(url + "?sslmode=disable", "clerk", "wrong"))
                .isInstanceOf(StoreException.class)
                .hasMessage("无法使用外部数据库" + url + "：FATAL: password authentication failed for user \"clerk\"");
    }

    /** Until the last of them has closed it; a login that is not theirs is asked for its password all the same. */
    @Test
    void whoOpensItAgainSharesItsConnections() {
        admin("alter role clerk createrole");
        String backend = "select pg_backend_pid()";
        Database first = Database.external(url, "clerk", "x");
        String process = DatabaseTest.text(first.owner(), backend);
        Database second = Database.external(url, "clerk", "x");
        first.close();
        first.close();
        assertThat(DatabaseTest.text(second.owner(), backend)).isEqualTo(process);
        assertThatThrownBy(() -> Database.external(url, "clerk", "wrong")).isInstanceOf(StoreException.class);
        second.close();
        try (Database third = Database.external(url, "clerk", "x")) {
            assertThat(DatabaseTest.text(third.owner(), backend)).isNotEqualTo(process);
        }
    }

    private void openTwice() {
        for (int i = 0; i < 2; i++) {
            try (Database database = Database.external(url, "clerk", "x")) {
                assertThat(DatabaseTest.text(database.owner(), "select count(*) from batch"))
                        .isEqualTo("0");
                assertThat(DatabaseTest.text(database.reader(), "select current_user || count(*) from batch"))
                        .isEqualTo("jidu_reader0");
            }
        }
    }

    private static void admin(String sql) {
        try (Connection connection = DriverManager.getConnection(
                        server.url("postgres"), DatabaseCluster.ADMIN, server.password(DatabaseCluster.ADMIN));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
