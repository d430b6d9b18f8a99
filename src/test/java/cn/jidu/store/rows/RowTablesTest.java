package cn.jidu.store.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.source.FieldType;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.source.TextForm;
import cn.jidu.definition.source.ValueForm;
import cn.jidu.store.Database;
import cn.jidu.store.DatabaseTest;
import cn.jidu.store.StoreException;
import cn.jidu.store.TestDatabase;
import cn.jidu.store.Transaction;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class RowTablesTest {
    private static final Quarter Q2 = new Quarter(2018, 2);
    private static final Quarter Q3 = new Quarter(2018, 3);
    private static final Source TAX = source(
            field("taxpayer_id", FieldType.ENTERPRISE_CODE),
            field("quarter", FieldType.QUARTER),
            field("end", FieldType.DATE),
            field("tax", FieldType.NUMBER));

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
    void columnsComeInTheContractsOrder() {
        assertThat(RowTables.columns(TAX))
                .containsExactly(
                        "quarter",
                        "delivery_id",
                        "sheet_no",
                        "row_no",
                        "row_key",
                        "own_area",
                        "replace_value",
                        "taxpayer_id",
                        "taxpayer_id_kind",
                        "taxpayer_id_repaired",
                        "end",
                        "tax");
        assertThat(RowTables.fields(TAX)).extracting(SourceField::name).containsExactly("taxpayer_id", "end", "tax");
    }

    @Test
    void rowsGoToTheirQuarterAndTheReaderSeesThem() {
        prepare(TAX, Q2);
        prepare(TAX, Q3);
        load(Q2, "row_tax");
        load(Q3, RowTables.partition(TAX, Q3));
        assertThat(DatabaseTest.text(database.reader(), "select count(*) from row_tax_2018q2"))
                .isEqualTo("1");
        assertThat(DatabaseTest.text(
                        database.reader(), "select string_agg(quarter, ',' order by quarter) from row_tax"))
                .isEqualTo("2018Q2,2018Q3");
        assertThat(
                        DatabaseTest.text(
                                database.owner(),
                                "select string_agg(indexdef, '; ' order by indexdef) from pg_indexes where tablename like 'row_tax%'"))
                .isEqualTo(
                        "CREATE INDEX row_tax_2018q2_delivery_id_row_no_idx ON jidu.row_tax_2018q2 USING brin (delivery_id, row_no); "
                                + "CREATE INDEX row_tax_2018q3_delivery_id_row_no_idx ON jidu.row_tax_2018q3 USING brin (delivery_id, row_no); "
                                + "CREATE INDEX row_tax_delivery_id_row_no_idx ON ONLY jidu.row_tax USING brin (delivery_id, row_no)");
        assertThat(DatabaseTest.text(
                        database.owner(),
                        "select count(*) from pg_attribute join pg_collation c on c.oid = attcollation"
                                + " where attrelid = 'row_tax_2018q3'::regclass and attnum > 0 and collname <> 'C'"))
                .isEqualTo("0");
    }

    @Test
    void onlyPartsThatHaveGrownAreAnalyzedAgain() {
        JdbcTemplate db = new JdbcTemplate(database.owner());
        prepare(TAX, Q2);
        RowTables.analyze(db, List.of(RowTables.partition(TAX, Q2)));
        assertThat(told()).isEqualTo("0");
        fill(db, 1000);
        RowTables.analyze(db, List.of(RowTables.partition(TAX, Q2)));
        assertThat(told()).isEqualTo("1000");
        // nothing has grown: what was told before stands, whatever it was
        db.execute("delete from row_tax_2018q2");
        RowTables.analyze(db, List.of(RowTables.partition(TAX, Q2)));
        assertThat(told()).isEqualTo("1000");
        fill(db, 2000);
        RowTables.analyze(db, List.of(RowTables.partition(TAX, Q2)));
        assertThat(told()).isEqualTo("2000");
    }

    /** The server, which would tell it, leaves alone what is only added. */
    @Test
    void onceAnalyzedTheIndexKnowsWhereAllRowsLie() {
        JdbcTemplate db = new JdbcTemplate(database.owner());
        prepare(TAX, Q2);
        assertThat(DatabaseTest.text(
                        database.owner(), "select reloptions from pg_class where relname = 'row_tax_2018q2'"))
                .isEqualTo("{autovacuum_vacuum_insert_threshold=-1,autovacuum_analyze_threshold=2147483647}");
        String summarize = "select brin_summarize_new_values('row_tax_2018q2_delivery_id_row_no_idx')";
        fill(db, 100_000);
        assertThat(DatabaseTest.text(database.owner(), summarize)).isNotEqualTo("0");
        fill(db, 100_000);
        RowTables.analyze(db, List.of(RowTables.partition(TAX, Q2)));
        assertThat(DatabaseTest.text(database.owner(), summarize)).isEqualTo("0");
    }

    private static void fill(JdbcTemplate db, int rows) {
        db.update(
                "insert into row_tax (quarter, delivery_id, row_no) select '2018Q2', 1, n from generate_series(1, ?) n",
                rows);
    }

    private String told() {
        return DatabaseTest.text(
                database.owner(), "select reltuples::bigint from pg_class where relname = 'row_tax_2018q2'");
    }

    @Test
    void aNewFieldBecomesAColumnAndAnOldOneStays() {
        prepare(TAX, Q2);
        load(Q2, "row_tax");
        Source changed = source(field("taxpayer_id", FieldType.ENTERPRISE_CODE), field("staff", FieldType.INTEGER));
        prepare(changed, Q2);
        assertThat(DatabaseTest.text(
                        database.reader(),
                        "select concat_ws('|', taxpayer_id, \"end\", tax, staff is null) from row_tax"))
                .isEqualTo("9133|2018-06-30|1.50|t");
    }

    @Test
    void aFieldCannotChangeItsType() {
        prepare(TAX, Q2);
        assertThatThrownBy(() -> prepare(source(field("tax", FieldType.TEXT)), Q2))
                .isInstanceOf(StoreException.class)
                .hasMessage("来源tax的列“tax”在数据库中的类型为numeric，与定义要求的text不同。已装载的列不能改变类型，请为新字段另取名称。");
    }

    @Test
    void twoColumnsCannotShareAName() {
        assertThatThrownBy(() -> RowTables.columns(source(field("row_no", FieldType.INTEGER))))
                .isInstanceOf(StoreException.class)
                .hasMessage("来源tax的列“row_no”重复，或与系统列同名。请修改jobs/sources中该字段的name。");
    }

    @Test
    void manyMayPrepareAtOnce() {
        CountDownLatch start = new CountDownLatch(1);
        List<CompletableFuture<Void>> all = List.of(Q2, Q2, Q3, Q3, Q2.plus(2), Q2.plus(2)).stream()
                .map(quarter -> CompletableFuture.runAsync(() -> {
                    try {
                        start.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    prepare(TAX, quarter);
                }))
                .toList();
        start.countDown();
        all.forEach(CompletableFuture::join);
        assertThat(DatabaseTest.text(
                        database.owner(), "select count(*) from pg_inherits where inhparent = 'row_tax'::regclass"))
                .isEqualTo("3");
    }

    private void prepare(Source source, Quarter quarter) {
        Transaction.run(database.owner(), c -> {
            RowTables.prepare(c, source, quarter);
            RowTables.prepare(c, source, quarter);
            return null;
        });
    }

    private void load(Quarter quarter, String table) {
        Transaction.run(database.owner(), c -> {
            try (CopyWriter writer = new CopyWriter(c, table, RowTables.columns(TAX))) {
                writer.text(quarter.toString());
                writer.number(1);
                writer.number(1);
                writer.number(2);
                writer.text("9133");
                writer.text("331000");
                writer.missing();
                writer.text("9133");
                writer.text("USCC");
                writer.missing();
                writer.date(quarter.lastDay());
                writer.decimal(new BigDecimal("1.50"));
                writer.endRow();
                return writer.finish();
            }
        });
    }

    private static Source source(SourceField... fields) {
        return new Source(
                "tax",
                "纳税",
                "",
                Pattern.compile("x"),
                List.of(fields),
                List.of(fields[0].name()),
                Optional.empty(),
                false,
                new BigDecimal("0.3"),
                List.of(),
                Optional.empty(),
                Optional.of("quarter"),
                Optional.empty(),
                Source.Counted.UNIVERSE,
                Optional.empty(),
                Source.Senders.UNKNOWN,
                Optional.empty(),
                TextForm.FOUND_OUT,
                List.of(),
                Source.Examples.NONE,
                false);
    }

    private static SourceField field(String name, FieldType type) {
        return new SourceField(
                name,
                name,
                List.of(),
                type,
                true,
                false,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ValueForm.USUAL);
    }
}
