package cn.jidu.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.Panel;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.sql.StoredSelect;
import cn.jidu.reconcile.kept.KeptTables;
import cn.jidu.reconcile.panel.Panels;
import cn.jidu.reconcile.panel.ReferenceTables;
import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import cn.jidu.store.Transaction;
import cn.jidu.store.rows.LiteralRows;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The edges of what the panels' SQL says of a row, in 2018Q4: the columns that indicators count by. */
class PanelSqlTest {
    private static final Database DATABASE = TestDatabase.fresh();
    private static final Definitions DEFINITIONS = JobsCopy.load(Path.of("jobs"));
    private static final Quarter QUARTER = new Quarter(2018, 4);
    private static final String ONE = "00000000-0000-0000-0000-000000000001";
    private static final String TWO = "00000000-0000-0000-0000-000000000002";

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void theTagDecidesWhatIsEmergingAndWithoutItTheIndustry() {
        assertThat(panel(
                        "enterprise_quarter",
                        "name, emerging, emerging_partial",
                        w -> w.fill(
                                "registry",
                                "name=2位整类,industry_code=3911",
                                "name=3位整类,industry_code=1771",
                                "name=4位整类,industry_code=7281",
                                "name=部分之中的整类,industry_code=3491",
                                "name=部分,industry_code=3411",
                                "name=部分4位,industry_code=3612",
                                "name=不是,industry_code=1711",
                                "name=标为否,industry_code=3911,emerging_tag=否",
                                "name=部分而标为否,industry_code=3411,emerging_tag=否",
                                "name=标为时尚,industry_code=1711,emerging_tag=时尚")))
                .containsExactlyInAnyOrder(
                        "2位整类 t f",
                        "3位整类 t f",
                        "4位整类 t f",
                        "部分之中的整类 t f",
                        "部分 f t",
                        "部分4位 f t",
                        "不是 f f",
                        "标为否 f f",
                        "部分而标为否 f f",
                        "标为时尚 t f");
    }

    @Test
    void twelveQuartersEndWithThisOne() {
        assertThat(panel(
                        "enterprise_quarter",
                        "name, established_in_twelve_quarters",
                        w -> w.fill(
                                "registry",
                                "name=早一日,established_on=2015-12-31",
                                "name=首日,established_on=2016-01-01",
                                "name=末日,established_on=2018-12-31",
                                "name=次季,established_on=2019-01-01")))
                .containsExactlyInAnyOrder("早一日 f", "首日 t", "末日 t", "次季 f");
    }

    @Test
    void aConversionCountsByItsDay() {
        assertThat(panel(
                        "enterprise_quarter",
                        "name, converted_in_quarter, converted",
                        w -> w.fill(
                                "registry",
                                "name=上季,converted_on=2018-09-30",
                                "name=首日,converted_on=2018-10-01",
                                "name=末日,converted_on=2018-12-31",
                                "name=次季,converted_on=2019-01-01",
                                "name=未转")))
                .containsExactlyInAnyOrder("上季 f t", "首日 t t", "末日 t t", "次季 f f", "未转 f f");
    }

    @Test
    void taxOfAnEnterpriseAddsUpOverItsFilingsAndFourQuarters() {
        assertThat(panel("enterprise_quarter", "name, tax_paid, tax_paid_trailing", w -> {
                    w.fill("registry", "name=本季两次,enterprise_id=" + ONE, "name=只有上季,enterprise_id=" + TWO, "name=没有");
                    w.fill(
                            "filing_quarter",
                            "quarter=2018Q4,tax_paid=100.10,enterprise_id=" + ONE,
                            "quarter=2018Q4,tax_paid=50,enterprise_id=" + ONE);
                    w.fill(
                            "trailing_filing_quarter",
                            "quarter=2018Q1,tax_paid=1000,enterprise_id=" + ONE,
                            "quarter=2018Q3,tax_paid=-7,enterprise_id=" + TWO);
                    w.fill("earlier_filing_quarter", "quarter=2017Q4,tax_paid=9999,enterprise_id=" + ONE);
                }))
                .containsExactlyInAnyOrder("本季两次 150.10 1150.10", "只有上季 ∅ -7", "没有 ∅ ∅");
    }

    @Test
    void theDirectoryIsTheOneOfQuarterEnd() {
        assertThat(panel("enterprise_quarter", "name, on_directory", w -> {
                    w.fill("registry", "name=在,enterprise_id=" + ONE, "name=已移出,enterprise_id=" + TWO);
                    w.fill(
                            "roster_quarter",
                            "roster=directory,on_list=true,enterprise_id=" + ONE,
                            "roster=directory,on_list=false,enterprise_id=" + TWO,
                            "roster=tech,on_list=true,enterprise_id=" + TWO);
                }))
                .containsExactlyInAnyOrder("在 t", "已移出 f");
    }

    @Test
    void theLargestLimitOfAPairDecidesWhetherItIsInclusive() {
        assertThat(panel(
                        "loan_quarter",
                        "loan_id, inclusive",
                        w -> w.fill(
                                "matched_loan",
                                "loan_id=L1,lender=甲,credit_limit=1000,matched_enterprise=" + ONE,
                                "loan_id=L2,lender=甲,matched_enterprise=" + ONE,
                                "loan_id=L3,lender=乙,credit_limit=1000.01,matched_enterprise=" + ONE,
                                "loan_id=L4,lender=乙,credit_limit=500,matched_enterprise=" + ONE,
                                "loan_id=L5,lender=乙,credit_limit=500,matched_enterprise=" + TWO,
                                "loan_id=L6,lender=丙,matched_enterprise=" + ONE,
                                "loan_id=L7,lender=丙,credit_limit=10")))
                .containsExactlyInAnyOrder("L1 t", "L2 t", "L3 f", "L4 f", "L5 t", "L6 f", "L7 f");
    }

    @Test
    void onlyLoansOfEarlierQuartersContradictAFirstLoan() {
        assertThat(panel("loan_quarter", "loan_id, first_loan_contradicted", w -> {
                    w.fill(
                            "matched_loan",
                            "loan_id=L1,first_loan=true,granted_on=2018-10-01,matched_enterprise=" + ONE,
                            "loan_id=L2,first_loan=true,granted_on=2018-09-30,matched_enterprise=" + ONE,
                            "loan_id=L3,first_loan=false,granted_on=2018-10-01,matched_enterprise=" + ONE,
                            "loan_id=L4,first_loan=true,granted_on=2018-10-01,matched_enterprise=" + TWO,
                            "loan_id=L5,first_loan=true,granted_on=2018-12-31,matched_enterprise=" + TWO,
                            "loan_id=L6,first_loan=true,granted_on=2018-12-31");
                    w.fill(
                            "earlier_loan_quarter",
                            "quarter=2017Q1,loan_id=L0,enterprise_id=" + ONE,
                            "quarter=2018Q3,loan_id=L9");
                }))
                .containsExactlyInAnyOrder("L1 t", "L2 f", "L3 f", "L4 f", "L5 f", "L6 f");
    }

    @Test
    void fourQuartersOfARosterEndWithThisOne() {
        assertThat(panel(
                        "roster_quarter",
                        "name, listed_in_quarter, listed_in_four_quarters",
                        w -> w.fill(
                                "matched_roster",
                                "name=早一日,listed_on=2017-12-31",
                                "name=首日,listed_on=2018-01-01",
                                "name=本季,listed_on=2018-12-31",
                                "name=次季,listed_on=2019-01-01")))
                .containsExactlyInAnyOrder("早一日 f f", "首日 f t", "本季 t t", "次季 f f");
    }

    /** Ever recognised: also what has left the list, but not what comes to it later. */
    @Test
    void whatWasListedByTheEndStaysSo() {
        assertThat(panel(
                        "roster_quarter",
                        "name, listed_by_end, on_list",
                        w -> w.fill(
                                "matched_roster",
                                "name=失效,listed_on=2015-01-01,delisted_on=2018-12-31",
                                "name=在册,listed_on=2018-12-31",
                                "name=次季,listed_on=2019-01-01")))
                .containsExactlyInAnyOrder("失效 t f", "在册 t t", "次季 f f");
    }

    /** 守合同重信用 is valid for two years: whoever does not renew it is off the list, and a renewal is nothing new. */
    @Test
    void aMembershipLapsesAndARenewalIsNotNew() {
        assertThat(panel("roster_quarter", "name, listed_in_quarter, on_list, lapsed", w -> {
                    w.fill(
                            "matched_roster",
                            "roster=aaa-credit,name=满期,listed_on=2016-12-31",
                            "roster=aaa-credit,name=未满,listed_on=2017-01-01",
                            "roster=aaa-credit,name=提前失效,listed_on=2017-01-01,delisted_on=2018-03-01",
                            "roster=aaa-credit,name=首次,listed_on=2018-10-01,recognition=first,matched_enterprise="
                                    + TWO,
                            "roster=aaa-credit,name=写明续,listed_on=2018-10-01,recognition=renewed",
                            "roster=aaa-credit,name=原先,listed_on=2016-11-01,matched_enterprise=" + ONE,
                            "roster=aaa-credit,name=同一企业续,listed_on=2018-11-01,matched_enterprise=" + ONE,
                            "roster=aa-credit,name=别的名单,listed_on=2018-11-01,matched_enterprise=" + ONE,
                            "roster=aa-credit,name=上季名单上有,listed_on=2018-11-01,matched_enterprise=" + TWO,
                            "roster=industry-upgraded,name=没有有效期,listed_on=2001-01-01,matched_enterprise=" + ONE,
                            "roster=industry-upgraded,name=再次升规,listed_on=2018-11-01,matched_enterprise=" + ONE);
                    w.fill(
                            "previous_roster_quarter",
                            "quarter=2018Q3,roster=aa-credit,listed_on=2016-11-01,enterprise_id=" + TWO,
                            "quarter=2018Q3,roster=aaa-credit,listed_on=2016-11-01,enterprise_id=" + TWO);
                }))
                .containsExactlyInAnyOrder(
                        "满期 f f t",
                        "未满 f t f",
                        "提前失效 f f f",
                        "首次 t t f",
                        "写明续 f t f",
                        "原先 f f t",
                        "同一企业续 f t f",
                        "别的名单 t t f",
                        "上季名单上有 f t f",
                        "没有有效期 f t f",
                        "再次升规 t t f");
    }

    private interface Filling {
        void into(World world) throws SQLException;
    }

    /** The named columns of the panel's rows, null as ∅. */
    private static List<String> panel(String name, String columns, Filling filling) {
        return Transaction.trial(DATABASE.owner(), connection -> {
            World world = new World(connection);
            filling.into(world);
            return world.rows(name, columns);
        });
    }

    /** Empty tables as a panel's SQL finds them, to be filled. */
    private static final class World {
        private final Connection connection;
        private final JdbcTemplate db;

        World(Connection connection) {
            this.connection = connection;
            this.db = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            new Panels(db, KeptTables.none(db), DEFINITIONS, QUARTER).makeEmpty();
            ReferenceTables.makeAll(db, KeptTables.none(db), DEFINITIONS, QUARTER);
            table(
                    "registry",
                    "counted_area, row_key, uscc, registration_no, name, entity_type, industry_code, status, converted_from, emerging_tag",
                    "established_on date, status_on date, converted_on date, registered_capital numeric, enterprise_id uuid");
            table(
                    "matched_loan",
                    "row_key, registry_area, tier, loan_id, lender, borrower_id, name, security",
                    "matched_enterprise uuid, credit_limit numeric, balance numeric, granted_on date, granted_amount numeric,"
                            + " due_on date, annual_rate numeric, rollover boolean, first_loan boolean");
            table(
                    "matched_roster",
                    "row_key, registry_area, tier, roster, name, recognition",
                    "matched_enterprise uuid, listed_on date, delisted_on date");
        }

        private void table(String name, String texts, String others) {
            db.execute(
                    "create temp table " + name + " (county_code text, own_area text, " + texts.replace(",", " text,")
                            + " text, " + others + ", delivery_id bigint, sheet_no int, row_no int) on commit drop");
        }

        /** @param rows columns and values, e.g. {@code name=甲,balance=5} */
        void fill(String table, String... rows) throws SQLException {
            List<Map<String, String>> read = new ArrayList<>();
            for (String row : rows) {
                Map<String, String> values = new LinkedHashMap<>();
                for (String pair : row.split(",")) {
                    values.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
                }
                read.add(values);
            }
            LiteralRows.fill(connection, table, read);
        }

        /** As the SELECT gives them, and as it gives them with its stored parts as tables. */
        List<String> rows(String name, String columns) {
            Panel panel = DEFINITIONS.panels().get(name);
            List<String> rows = rowsOf(panel.sql().text(), columns);
            StoredSelect stored = StoredSelect.of(panel.sql().text(), panel.stored());
            stored.parts()
                    .forEach(p ->
                            db.execute("create temp table %s on commit drop as %s".formatted(p.table(), p.select())));
            assertThat(rowsOf(stored.select(), columns)).containsExactlyInAnyOrderElementsOf(rows);
            return rows;
        }

        private List<String> rowsOf(String sql, String columns) {
            return db.query("select " + columns + " from (" + sql + ") made", (row, i) -> {
                List<String> cells = new ArrayList<>();
                for (int c = 1; c <= row.getMetaData().getColumnCount(); c++) {
                    String cell = row.getString(c);
                    cells.add(cell == null ? "∅" : cell);
                }
                return String.join(" ", cells);
            });
        }
    }
}
