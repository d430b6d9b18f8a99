package cn.jidu.definition.reading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.sql.SqlLint;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What panels, predicates and rules may write. */
class SqlLintTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(distinct a) from t where b like '%/%' -- a / b, now()",
                "select 'it''s ~ here' as x, \n /* order by */ a || b as c from t",
                "select row_number() over (partition by a order by b desc nulls last, c nulls first) as n from t",
                "select cast(sum(a) as numeric) / b as x, a / cast(b as decimal(20, 6)) as y from t",
                "select extract(year from established_on) as y, last_on from t where established_on <= :quarter_end",
                "select max(a) over (order by b nulls last rows between unbounded preceding and current row) as m from t",
                "select a from t where interval_on is not null and ages > 1"
            })
    void sharedSqlPasses(String sql) {
        assertThat(found(sql)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "select distinct  on (a) a from t; 1 sql.distinctOn",
                "select a::text from t; 1 sql.cast",
                "select a from t where b !~* 'x'; 1 sql.regex",
                "select regexp_replace(a, 'b', '') from t; 1 sql.regex",
                "select a - interval '1 day' from t; 1 sql.dateArithmetic",
                "select date_trunc('quarter', a) from t; 1 sql.dateArithmetic",
                "select now() from t; 1 sql.clock",
                "select current_date from t; 1 sql.clock",
                "select a from t where b ILIKE 'c'; 1 sql.ilike",
                "select a / b from t; 1 sql.division",
                "select sum(a) / count(*) from t; 1 sql.division",
                "select \"a\" from t; 1 sql.quote",
                "select \"a`b`$c$\" from t; 1 sql.quote",
                "select a from t where b SIMILAR to 'x'; 1 sql.regex",
                "select a from t where b rlike 'x'; 1 sql.regex",
                "select AGE(a) from t; 1 sql.dateArithmetic",
                "select last_on - 1 from t; 1 sql.dateArithmetic",
                "select Random () from t; 1 sql.clock",
                "select localtimestamp from t; 1 sql.clock",
                "select a from t where b = any(c); 1 sql.function",
                "select a from t, LATERAL (select 1) l; 1 sql.lateral",
                "select a from t order by a; 1 sql.nullOrder",
                "select a from t order by coalesce(a, b), c nulls last; 1 sql.nullOrder",
                "select rank() over (order by a) as r from t; 1 sql.nullOrder",
                "delete from t; 1 sql.onlySelect"
            })
    void whatIsNotSharedIsNamed(String sql, String expected) {
        assertThat(found(sql)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"select a,\n  'x\ny' as b,\n  c::text\nfrom t"})
    void theLineIsThatOfTheConstruct(String sql) {
        assertThat(found(sql)).containsExactly("4 sql.cast");
    }

    private static List<String> found(String sql) {
        List<String> found = new ArrayList<>();
        SqlLint.report(sql, (line, key, arguments) -> found.add(line + " " + key));
        return found;
    }
}
