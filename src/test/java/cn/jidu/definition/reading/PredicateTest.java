package cn.jidu.definition.reading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.sql.PredicateParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A predicate is one whole condition over its panel's columns, and nothing else. */
class PredicateTest {
    private static final String FUNCTIONS = "abs、coalesce、length、lower、substring、trim、upper";

    @TempDir
    Path folder;

    @Test
    void whatASingleConditionIsMadeOfIsTaken() throws IOException {
        assertThat(problems(List.of(
                        "not first_loan and (existed_in_quarter or :universe)",
                        "security in ('信用', '抵押') and due_on is not null",
                        "due_on >= :planFirstDay and due_on <= date '2018-06-30'",
                        "balance between 1 and 2.5 or -balance < -3",
                        "case when first_loan then balance > 0 else false end",
                        "coalesce(balance, 0) + granted_amount * 2 > cast(balance as numeric)",
                        "lower(substring(lender, 1, 2)) like '中%' and length(trim(lender)) > 2",
                        "security is distinct from '信用'",
                        "security = '--'")))
                .isEmpty();
    }

    /** Why a row is left out is the first of them that it does not meet. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "active and type_class not in ('a', 'b') and :universe and section in ('C') and above"
                        + " | active; type_class NOT IN ('a', 'b'); :universe; section IN ('C'); above",
                "balance between 1 and 2 and first_loan | balance BETWEEN 1 AND 2; first_loan",
                "active and section in ('C') or above | active AND section IN ('C') OR above",
                "active and (section in ('C') or above) | active; (section IN ('C') OR above)"
            })
    void conditionsStandBetweenTheOutermostAnds(String predicate, String conditions) throws Exception {
        assertThat(String.join("; ", PredicateParts.of(predicate).conditions())).isEqualTo(conditions);
    }

    @Test
    void anythingElseIsRefusedWithFileAndLine() throws IOException {
        String[][] refused = {
            {"first_loan) or (true", "谓词“first_loan) or (true”在“)”处（第 11 个字符）读不通；应是一个完整的 SQL 条件，括号成对"},
            {"first_loan and (balance > 1", "谓词“first_loan and (balance > 1”在“”处（第 27 个字符）读不通；应是一个完整的 SQL 条件，括号成对"},
            {"first_loan balance", "谓词“first_loan balance”在“balance”处（第 12 个字符）读不通；应是一个完整的 SQL 条件，括号成对"},
            {"first_loan, balance", "谓词“first_loan, balance”在“,”处（第 11 个字符）读不通；应是一个完整的 SQL 条件，括号成对"},
            {"balance >", "谓词“balance >”在“>”处（第 9 个字符）读不通；应是一个完整的 SQL 条件，括号成对"},
            {"first_loan -- so", "谓词中不写 SQL 注释；说明请写在 meaning 或 YAML 的 # 之后"},
            {"ballance > 0", "面板“loan_quarter”没有列“ballance”（是否想写“balance”？）"},
            {"balance > :planLastDay", "不认识的参数“:planLastDay”；只可用 :universe 和 :planFirstDay"},
            {"pg_sleep(1) is null", "谓词中不能用函数“pg_sleep”；可用：@"},
            {"sum(balance) > 1", "谓词中不能用函数“sum”；可用：@"},
            {
                "balance in (select balance from loan_quarter)",
                "谓词中不能用“(SELECT balance FROM loan_quarter)”；可用：列、常量、比较、and、or、not、in、between、like、is null、case、cast、四则运算和函数 @"
            },
            {
                "exists (select 1 from x)",
                "谓词中不能用“EXISTS (SELECT 1 FROM x)”；可用：列、常量、比较、and、or、not、in、between、like、is null、case、cast、四则运算和函数 @"
            },
            {
                "sum(balance) over () > 1",
                "谓词中不能用“sum(balance) OVER ()”；可用：列、常量、比较、and、or、not、in、between、like、is null、case、cast、四则运算和函数 @"
            }
        };
        List<String> told = new ArrayList<>();
        for (int i = 0; i < refused.length; i++) {
            told.add("indicators/" + name(i) + ".yml:12: " + refused[i][1].replace("@", FUNCTIONS));
        }
        assertThat(problems(Stream.of(refused).map(r -> r[0]).toList())).isEqualTo(told);
    }

    /** A level is counted; so what builds on it cannot come back to itself. */
    @Test
    void indicatorsThatBuildOnEachOtherAreRefused() throws IOException {
        Path jobs = JobsCopy.into(folder);
        change(jobs, "new-loans", "change: loan-balance", "change: new-loans");
        change(jobs, "enterprise-growth", "growth: enterprise-stock", "growth: emerging-growth");
        change(jobs, "emerging-growth", "growth: emerging-stock", "growth: enterprise-growth");

        assertThat(DefinitionLoader.load(jobs).problems())
                .extracting(DefinitionProblem::toString)
                .isEqualTo(List.of(
                        "indicators/emerging-growth.yml:7: change 和 growth 只能以 aggregate 算出的时点指标（level）为基础，“enterprise-growth”不是",
                        "indicators/enterprise-growth.yml:7: change 和 growth 只能以 aggregate 算出的时点指标（level）为基础，“emerging-growth”不是",
                        "indicators/new-loans.yml:7: change 和 growth 只能以 aggregate 算出的时点指标（level）为基础，“new-loans”不是"));
    }

    private static void change(Path jobs, String indicator, String from, String to) throws IOException {
        JobsCopy.change(jobs.resolve("indicators/" + indicator + ".yml"), from, to);
    }

    /** Of indicators that are alike but for their predicates: all are read at once. */
    private List<String> problems(List<String> predicates) throws IOException {
        Path indicators = JobsCopy.into(folder).resolve("indicators");
        String text = Files.readString(indicators.resolve("credit-loan-balance.yml"));
        for (int i = 0; i < predicates.size(); i++) {
            Files.writeString(
                    indicators.resolve(name(i) + ".yml"),
                    text.replace("小微企业信用贷款余额", name(i))
                            .replaceFirst("where: .*", "where: >-\n      " + predicates.get(i)));
        }
        return DefinitionLoader.load(indicators.getParent()).problems().stream()
                .map(DefinitionProblem::toString)
                .toList();
    }

    private static String name(int predicate) {
        return "predicate-%02d".formatted(predicate);
    }
}
