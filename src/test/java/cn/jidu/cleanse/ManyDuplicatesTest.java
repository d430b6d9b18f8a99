package cn.jidu.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.delivery.DeliveryTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A file that was put together from several copies of itself, or whose key is a filler. */
class ManyDuplicatesTest {
    private static final int ROWS = 2000;
    private static final String FILE = "registration_331002_2018Q2.csv";
    private static final String ROW = "91331002MA2B000196,,甲厂,有限责任公司,1711,331002,2018-03-01,存续\n";
    /** How often a row is read, by all that is asked of it; each once was for every other. */
    private static final int READ_AT_MOST = 20;

    @TempDir
    Path folder;

    /** By the database's own count of what it reads, which knows no clock. */
    @Test
    void areNotEachLookedForAmongAll() throws Exception {
        try (Fixture f = new Fixture(folder)) {
            TakeInOutcome outcome = f.load(FILE, Fixture.REGISTRATION + ROW.repeat(ROWS));

            assertThat(outcome.duplicate()).isEqualTo(ROWS - 1);
            assertThat(f.query("select count(*), min(message) from intake_finding"))
                    .containsExactly((ROWS - 1) + " | " + FILE + "第1000行与第2001行重复且内容相同，只计一次。");
            try (Connection connection = f.database.owner().getConnection()) {
                connection.setAutoCommit(false);
                settle(connection, f);
                assertThat(rowsRead(connection)).isBetween((long) ROWS, (long) READ_AT_MOST * ROWS);
                connection.rollback();
            }
        }
    }

    /** What the loader counted is enough: once, each row of a file was held against each of its duplicates. */
    @Test
    void countsAreTakenFromWhatTheLoaderCounted() throws Exception {
        try (Fixture f = new Fixture(folder)) {
            f.load(FILE, Fixture.REGISTRATION + ROW.repeat(ROWS));

            assertThat(f.query("select area_code, replace_value, rows from delivery_cell"))
                    .containsExactly("331002 |  | 1");
            try (Connection connection = f.database.owner().getConnection()) {
                connection.setAutoCommit(false);
                LoadedRows rows = emptied(connection, f);
                rows.markDuplicates();
                long before = rowsOfFilesRead(connection);
                rows.count(counted(), true);
                assertThat(rowsOfFilesRead(connection) - before).isZero();
                connection.rollback();
            }
        }
    }

    /** Of the rows of two areas the later ones stand: the first area has no cell, for it is not said to have nothing. */
    @Test
    void areaOfDuplicatesAloneHasNoCell() throws Exception {
        try (Fixture f = new Fixture(folder)) {
            f.load(
                    FILE.replace("331002", "331000"),
                    Fixture.REGISTRATION + ROW.replace(",331002,", ",331003,") + ROW + ROW);

            assertThat(f.query("select area_code, replace_value, rows from delivery_cell"))
                    .containsExactly("331002 |  | 1");
            assertThat(f.query("select stage, reason, area_code, rows from delivery_count order by 1, 2, 3"))
                    .containsExactly(
                            "duplicate | DUPLICATE_CONFLICT | 331003 | 1",
                            "duplicate | DUPLICATE_IDENTICAL | 331002 | 1",
                            "loaded |  | 331002 | 1",
                            "read |  | 331002 | 2",
                            "read |  | 331003 | 1");
        }
    }

    /** Where the loader could not count so many cells, the database does, without the duplicates. */
    @Test
    void moreCellsThanAreHeldAreCountedAmongTheRows() throws Exception {
        try (Fixture f = new Fixture(folder)) {
            f.load(FILE, Fixture.REGISTRATION + ROW.repeat(ROWS));
            try (Connection connection = f.database.owner().getConnection()) {
                connection.setAutoCommit(false);
                LoadedRows rows = emptied(connection, f);
                rows.markDuplicates();
                CellCounts cells = counted();
                for (int value = 0; value < 30_000; value++) {
                    cells.add("331002", "value " + value);
                }
                rows.count(cells, true);
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("select string_agg(area_code || ' ' || replace_value"
                                + " || rows, ', ') from jidu.delivery_cell")) {
                    row.next();
                    assertThat(row.getString(1)).isEqualTo("331002 1");
                }
                connection.rollback();
            }
        }
    }

    /** Once more what taking in asked of the rows that it had loaded. */
    private static void settle(Connection connection, Fixture f) throws SQLException {
        LoadedRows rows = emptied(connection, f);
        rows.markDuplicates();
        rows.listDuplicates();
        rows.count(counted(), true);
    }

    private static CellCounts counted() {
        CellCounts cells = new CellCounts();
        for (int row = 0; row < ROWS; row++) {
            cells.add("331002", "");
        }
        return cells;
    }

    /** The file as it is when its rows have been loaded and nothing has been asked of them. */
    private static LoadedRows emptied(Connection connection, Fixture f) throws SQLException {
        CollectedDelivery delivery = new CollectedDelivery(
                new DeliveryTable(new JdbcTemplate(f.database.owner()))
                        .list(Optional.empty())
                        .get(0),
                Fixture.DEFINITIONS.sources().get("registration"));
        LoadedRows rows = new LoadedRows(connection, delivery);
        try (Statement statement = connection.createStatement()) {
            statement.execute("delete from jidu.duplicate_row");
            statement.execute("delete from jidu.delivery_count");
            statement.execute("delete from jidu.delivery_cell");
            rows.createRepeatedKeys();
            statement.execute("insert into pg_temp.repeated_key select distinct row_key from jidu.row_registration");
        }
        return rows;
    }

    private static long rowsRead(Connection connection) throws SQLException {
        return rowsRead(connection, "schemaname not like 'pg_c%'");
    }

    private static long rowsOfFilesRead(Connection connection) throws SQLException {
        return rowsRead(connection, "relname like 'row\\_%'");
    }

    private static long rowsRead(Connection connection, String tables) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::bigint"
                        + " from pg_stat_xact_all_tables where " + tables)) {
            row.next();
            return row.getLong(1);
        }
    }
}
