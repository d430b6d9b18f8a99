package cn.jidu.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.JobsCopy;
import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the database does not take of panels and rules is told by file and line before any run. */
class SqlTrialTest {
    private static final Database DATABASE = TestDatabase.fresh();
    /** What every panel has. */
    private static final List<String> COLUMNS =
            List.of("county_code text", "area_code text", "delivery_id bigint", "sheet_no integer", "row_no integer");

    @TempDir
    Path folder;

    private Path jobs;

    @BeforeEach
    void copy() throws IOException {
        jobs = JobsCopy.into(folder);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void theProjectsSqlIsTaken() {
        assertThat(SqlTrial.problems(DATABASE, JobsCopy.load(jobs))).isEmpty();
        assertThat(new JdbcTemplate(DATABASE.owner())
                        .queryForList("select relname from pg_class where relname like 'row\\_%'", String.class))
                .as("what stays")
                .isEmpty();
    }

    @Test
    void aMistakeOfTheSqlIsToldAtItsLine() throws IOException {
        panel("a_quarter", 201, """

                -- 社保 𠮷
                select l.county_code, l.area_code, l.balanc
                from loan_quarter l
                """, "balance numeric");
        panel("b_quarter", 202, """
                select county_code, area_code,
                    sum(own_area) as balance
                from loan_quarter
                group by county_code, area_code""", "balance numeric");
        panel("c_quarter", 203, "select county_code, x.area_code\nfrom loan_quarter l", "");
        panel("d_quarter", 204, "select county_code,\n  area_code,\nfrom loan_quarter", "");
        panel("e_quarter", 205, "select county_code,\n  area_code\nfrom loan_quarter group by county_code -- 各县", "");
        panel("f_quarter", 206, "select county_code,\n  area_code\nfrom loan_quarter, park_quarter", "");
        panel(
                "g_quarter",
                207,
                "select county_code, case when rollover then\n 1 else rollover end as area_code\nfrom loan_quarter",
                "");
        panel("h_quarter", 208, "select county_code, cast('x' as integer) as area_code\nfrom loan_quarter", "");
        JobsCopy.change(jobs.resolve("rules/TYPE_UNKNOWN.yml"), "where without_class", "where without_clas");
        JobsCopy.change(
                jobs.resolve("rules/UNIT_MISMATCH.yml"),
                "where r.value is null and",
                "where (r.value is null) > 1 and");

        assertThat(told())
                .isEqualTo(
                        List.of(
                                "panels/a_quarter.sql:3: 没有列 balanc（是否想写“balance”？）；PostgreSQL：column l.balanc does not exist",
                                "panels/b_quarter.sql:2: 没有这样的函数或运算“sum”，或其参数类型不对；请用 cast(… as …) 换成所需类型；PostgreSQL：function sum(text) does not exist",
                                "panels/c_quarter.sql:1: 没有表或别名 x；PostgreSQL：missing FROM-clause entry for table \"x\"",
                                "panels/d_quarter.sql:3: 语法有误，在“from”处；PostgreSQL：syntax error at or near \"from\"",
                                "panels/e_quarter.sql:2: 列 area_code 应写入 group by，或放在 sum、max 等聚合函数中；PostgreSQL：column \"loan_quarter.area_code\" must appear in the GROUP BY clause or be used in an aggregate function",
                                "panels/f_quarter.sql:1: 有几个表都有列 county_code；请写明表的别名；PostgreSQL：column reference \"county_code\" is ambiguous",
                                "panels/g_quarter.sql:2: “1”处类型不一致；请用 cast(… as …) 换成同一类型；PostgreSQL：CASE types boolean and integer cannot be matched",
                                "panels/h_quarter.sql:1: 值不合其类型；PostgreSQL：invalid input syntax for type integer: \"x\"",
                                "rules/TYPE_UNKNOWN.yml:10: 没有列 without_clas（是否想写“without_class”？）；PostgreSQL：column \"without_clas\" does not exist",
                                "rules/UNIT_MISMATCH.yml:11: 没有这样的函数或运算“>”，或其参数类型不对；请用 cast(… as …) 换成所需类型；PostgreSQL：operator does not exist: boolean > integer"));
    }

    @Test
    void whatIsGivenIsComparedWithWhatIsDeclared() throws IOException {
        panel("a_quarter", 201, """
                select county_code, area_code, delivery_id, sheet_no, row_no, balance, 7 as loans, balance as insurd, own_area, own_area
                from loan_quarter
                -- 末行是说明""", "balance bigint", "loans numeric", "insured numeric", "own_area text");
        JobsCopy.change(
                jobs.resolve("rules/TYPE_UNKNOWN.yml"),
                "delivery_id, sheet_no, row_no, row_key as key,\n",
                "'1' as delivery_id, sheet_no, cast(row_no as integer) as row,\n   row_key as key,\n");
        JobsCopy.change(jobs.resolve("rules/ENDED_BUT_BORROWING.yml"), "county_code, ended_on from", "ended_on from");

        assertThat(told())
                .isEqualTo(List.of(
                        "panels/a_quarter.sql:1: SELECT 两次给出列“own_area”；请各起一名",
                        "panels/a_quarter.sql:1: SELECT 给出的列“insurd”没有声明；请在 panels/a_quarter.yml 的 columns 中声明，或不选它",
                        "panels/a_quarter.yml:10: 列“balance”声明为 bigint，SELECT 给出的是 numeric；请写 cast(… as bigint)，或改声明",
                        "panels/a_quarter.yml:12: SELECT 没有给出列“insured”（给出了未声明的“insurd”）；请在 SQL 中补上，或不声明",
                        "rules/ENDED_BUT_BORROWING.yml:10: SELECT 没有给出列“county_code”；规则须给出 county_code",
                        "rules/TYPE_UNKNOWN.yml:7: SELECT 没有给出列“row_no”；规则须给出 source、area_code、delivery_id、sheet_no、row_no、key、message",
                        "rules/TYPE_UNKNOWN.yml:7: 列“delivery_id”应为 bigint，SELECT 给出的是 text；请写 cast(… as bigint)"));
    }

    private List<String> told() {
        return SqlTrial.problems(DATABASE, JobsCopy.load(jobs)).stream()
                .map(DefinitionProblem::toString)
                .toList();
    }

    /** @param columns name and type of those beside {@link #COLUMNS}, from line 10 of the file */
    private void panel(String name, int order, String sql, String... columns) throws IOException {
        StringBuilder yml = new StringBuilder("name: %s\ntitle: 试\norder: %d\ncolumns:\n".formatted(name, order));
        for (String column : COLUMNS) {
            yml.append(declared(column));
        }
        for (String column : columns) {
            yml.append(column.isEmpty() ? "" : declared(column));
        }
        Files.writeString(jobs.resolve("panels/" + name + ".yml"), yml);
        Files.writeString(jobs.resolve("panels/" + name + ".sql"), sql);
    }

    private static String declared(String column) {
        return "  - {name: %s, type: %s, meaning: 义}\n".formatted((Object[]) column.split(" "));
    }
}
