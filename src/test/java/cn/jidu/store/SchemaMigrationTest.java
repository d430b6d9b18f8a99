package cn.jidu.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether a database is up to date is asked without Flyway; what Flyway did with one that is not stays as it was. */
class SchemaMigrationTest {
    private static final String VERSIONS =
            "select string_agg(version, ' ' order by installed_rank) from flyway_schema_history where type = 'SQL'";

    private Database database;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatTheProgramBringsIsWhatFlywayNotes() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(SchemaScript.brought())
                    .extracting(SchemaScript::name)
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(f -> f.getFileName().toString()).toList());
        }
        assertThat(SchemaScript.done(database.owner())).isEqualTo(SchemaScript.brought());
    }

    @Test
    void anOlderDatabaseIsBroughtUpToDate() {
        String all = DatabaseTest.text(database.owner(), VERSIONS);
        String allButTheLast = all.substring(0, all.lastIndexOf(' '));
        DatabaseTest.execute(database.owner(), "drop schema jidu, spring_batch, quartz cascade");
        Flyway.configure()
                .dataSource(database.owner())
                .defaultSchema("jidu")
                .createSchemas(true)
                .target(allButTheLast.substring(allButTheLast.lastIndexOf(' ') + 1))
                .load()
                .migrate();
        assertThat(DatabaseTest.text(database.owner(), VERSIONS)).isEqualTo(allButTheLast);
        DatabaseTest.execute(database.owner(), """
                create table jidu.row_tax (quarter text) partition by list (quarter);
                create table jidu.row_tax_2018q2 partition of jidu.row_tax for values in ('2018Q2')""");
        SchemaMigration.migrate(database.owner());
        assertThat(DatabaseTest.text(database.owner(), VERSIONS)).isEqualTo(all);
        assertThat(DatabaseTest.text(
                        database.owner(), "select reloptions from pg_class where relname = 'row_tax_2018q2'"))
                .isEqualTo("{autovacuum_vacuum_insert_threshold=-1,autovacuum_analyze_threshold=2147483647}");
    }

    @Test
    void aDatabaseOfANewerProgramIsLeftAsItIs() throws SQLException {
        DatabaseTest.execute(database.owner(), """
                insert into flyway_schema_history
                select 999, '999', 'later', type, 'V999__later.sql', 1, installed_by, now(), 1, true
                from flyway_schema_history where version = '1'
                """);
        SchemaMigration.migrate(database.owner());
        assertThat(SchemaScript.done(database.owner())).contains(new SchemaScript("V999__later.sql", 1));
    }

    @Test
    void aDatabaseMadeByAnotherScriptIsRefused() {
        DatabaseTest.execute(database.owner(), "update flyway_schema_history set checksum = 1 where version = '2'");
        assertThatThrownBy(() -> SchemaMigration.migrate(database.owner()))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("数据库结构升级失败：Validate failed: Migrations have failed validation\n"
                        + "Migration checksum mismatch for migration version 2\n");
    }
}
