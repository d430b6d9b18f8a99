package cn.jidu.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

public class DatabaseTest {
    @Test
    void aFreshDatabaseIsMigratedAndEmpty() {
        try (Database database = TestDatabase.fresh()) {
            assertThat(text(database.owner(), "select count(*) from delivery")).isEqualTo("0");
            assertThat(text(database.owner(), "select count(*) from spring_batch.batch_job_instance"))
                    .isEqualTo("0");
            assertThat(database.serverVersion()).isEqualTo("18.6");
        }
    }

    @Test
    void sessionsCountDaysInChina() {
        try (Database database = TestDatabase.fresh()) {
            assertThat(text(database.owner(), "show timezone")).isEqualTo("Asia/Shanghai");
            assertThat(text(database.reader(), "show timezone")).isEqualTo("Asia/Shanghai");
            assertThat(text(database.owner(), "show search_path")).isEqualTo("jidu");
            assertThat(text(database.owner(), "select current_user")).isEqualTo("jidu_owner");
        }
    }

    /** What docs/memory.md adds up. */
    @Test
    void whatASessionMayTakeOfTheServersMemoryIsSet() {
        String settings = """
                select string_agg(name || ' ' || current_setting(name), ', ' order by name) from pg_settings
                where name in ('work_mem', 'hash_mem_multiplier', 'maintenance_work_mem', 'temp_buffers', 'autovacuum_work_mem',
                    'shared_buffers')""";
        try (Database database = TestDatabase.fresh()) {
            String set =
                    "autovacuum_work_mem 32MB, hash_mem_multiplier 2, maintenance_work_mem 64MB, shared_buffers 256MB, "
                            + "temp_buffers 8MB, work_mem 64MB";
            assertThat(text(database.owner(), settings)).isEqualTo(set);
            assertThat(text(database.reader(), settings)).isEqualTo(set);
        }
    }

    @Test
    void theReaderOnlyLooks() {
        try (Database database = TestDatabase.fresh()) {
            assertThat(text(database.reader(), "select count(*) from delivery")).isEqualTo("0");
            assertThatThrownBy(() -> text(database.reader(), "delete from delivery returning file_name"))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("数据库操作失败：ERROR: cannot execute DELETE in a read-only transaction");
            assertThatThrownBy(() -> execute(database.reader(), "set transaction read write; delete from delivery"))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("数据库操作失败：ERROR: permission denied for table delivery");
            assertThatThrownBy(() -> text(database.reader(), "select pg_read_file('PG_VERSION')"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void twoFreshDatabasesKnowNothingOfEachOther() {
        try (Database one = TestDatabase.fresh();
                Database other = TestDatabase.fresh()) {
            execute(one.owner(), "insert into batch (inbox, collected_at) values ('a', now())");
            assertThat(text(other.owner(), "select count(*) from batch")).isEqualTo("0");
        }
    }

    @Test
    void aTransactionIsAllOrNothing() {
        try (Database database = TestDatabase.fresh()) {
            assertThatThrownBy(() -> Transaction.run(database.owner(), c -> {
                        insertBatch(c);
                        throw new IllegalStateException("stop");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(text(database.owner(), "select count(*) from batch")).isEqualTo("0");
            assertThatThrownBy(() -> Transaction.run(database.owner(), c -> {
                        insertBatch(c);
                        return c.createStatement().execute("select 1/0");
                    }))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("数据库操作失败：ERROR: division by zero")
                    .hasCauseInstanceOf(SQLException.class);
            assertThat(text(database.owner(), "select count(*) from batch")).isEqualTo("0");
            Transaction.run(database.owner(), DatabaseTest::insertBatch);
            assertThat(text(database.owner(), "select count(*) from batch")).isEqualTo("1");
        }
    }

    private static int insertBatch(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("insert into batch (inbox, collected_at) values ('a', now())");
        }
    }

    public static void execute(DataSource database, String sql) {
        Transaction.run(database, c -> {
            try (Statement statement = c.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    public static String text(DataSource database, String sql) {
        return Transaction.run(database, c -> {
            try (Statement statement = c.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getString(1);
            }
        });
    }
}
