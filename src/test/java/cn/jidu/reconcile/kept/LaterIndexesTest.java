package cn.jidu.reconcile.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Indexes that a table is owed: made once, wherever it stands by then. */
class LaterIndexesTest {
    private Database database;
    private JdbcTemplate db;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        db = new JdbcTemplate(database.owner());
        db.execute("""
                create schema jidu_kept;
                create table jidu.counted (county_code text, delivery_id bigint)""");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theyAreMadeOnceWhereTheTableWasMovedTo() {
        LaterIndexes.note(db, "jidu.counted", "(county_code)", "using brin (delivery_id)");
        db.execute("alter table jidu.counted set schema jidu_kept");

        LaterIndexes.make(database.owner());
        LaterIndexes.make(database.owner());

        assertThat(indexes("jidu_kept"))
                .containsExactly(
                        "CREATE INDEX counted_county_code_idx ON jidu_kept.counted USING btree (county_code)",
                        "CREATE INDEX counted_delivery_id_idx ON jidu_kept.counted USING brin (delivery_id)");
        assertThat(owed()).isZero();
    }

    @Test
    void oneHasTheNameThatItIsLookedForBy() {
        LaterIndexes.note(db, "jidu.counted", List.of(LaterIndexes.named("by_county", "(county_code)")));

        LaterIndexes.make(database.owner());

        assertThat(indexes("jidu")).containsExactly("CREATE INDEX by_county ON jidu.counted USING btree (county_code)");
    }

    /** What a person wrote beside a table is none of ours, nor is a table of another schema. */
    @Test
    void whatIsNotOwedStays() {
        db.execute("comment on table jidu.counted is '各地计入的行'");
        db.execute("create schema others; create table others.counted (county_code text)");
        LaterIndexes.note(db, "others.counted", "(county_code)");

        LaterIndexes.make(database.owner());

        assertThat(indexes("jidu")).isEmpty();
        assertThat(indexes("others")).isEmpty();
        assertThat(db.queryForObject("select obj_description('jidu.counted'::regclass)", String.class))
                .isEqualTo("各地计入的行");
    }

    /** A run that is killed on the way leaves a table as it was: the next one makes all of its indexes. */
    @Test
    void ofATableAllAreMadeOrNone() {
        LaterIndexes.note(db, "jidu.counted", "(county_code)", "(no_such_column)");

        assertThatThrownBy(() -> LaterIndexes.make(database.owner())).isInstanceOf(BadSqlGrammarException.class);
        assertThat(indexes("jidu")).isEmpty();
        assertThat(owed()).isEqualTo(1);
    }

    private List<String> indexes(String schema) {
        return db.queryForList(
                "select indexdef from pg_indexes where schemaname = ? and tablename = 'counted' order by 1",
                String.class,
                schema);
    }

    private long owed() {
        Long owed = db.queryForObject(
                "select count(*) from pg_description where description like 'indexes to be made:%'", Long.class);
        return owed == null ? 0 : owed;
    }
}
