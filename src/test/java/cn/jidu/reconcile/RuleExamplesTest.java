package cn.jidu.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.JobsCopy;
import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The worked examples of the project's rules, and what a wrong one is told as. */
class RuleExamplesTest {
    private static final Database DATABASE = TestDatabase.fresh();

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void allOfTheProjectsComeOut() {
        Definitions definitions = JobsCopy.load(Path.of("jobs"));

        assertThat(definitions.rules()).hasSize(24);
        assertThat(RuleExamples.failures(DATABASE, definitions)).isEqualTo(List.of());
        assertThat(new JdbcTemplate(DATABASE.owner())
                        .queryForList("select relname from pg_class where relname like 'row\\_%'", String.class))
                .as("what stays")
                .isEmpty();
    }

    /** What could not be asked has not passed: each rule says of how many it is asked, and shows it. */
    @Test
    void ofHowManyARuleIsAskedIsShownToo() throws IOException {
        Path jobs = JobsCopy.into(folder);
        JobsCopy.change(
                jobs.resolve("rules/ENDED_BUT_FILING.yml"),
                "when enterprise_id is not null and revenue is not null then 1",
                "when enterprise_id is not null and revenue < 0 then 1");
        JobsCopy.change(jobs.resolve("rules/NOT_REGISTERED.yml"), "\nalwaysAsked: 每行都查：没有代码的按名称查，查不到的都列出", "");
        JobsCopy.change(jobs.resolve("rules/UNIT_MISMATCH.yml"), "    evaluated: 2", "    evaluated: 1");

        assertThat(RuleExamples.failures(DATABASE, JobsCopy.load(jobs)))
                .extracting(DefinitionProblem::toString)
                .isEqualTo(List.of(
                        "rules/ENDED_BUT_FILING.yml:35: 算例“季初前一日终止的列出；季初当日终止的、无收入的不列；未匹配的无从核对”：应核 3、无法核 1，实为核 0、无法核 1",
                        "rules/ENDED_BUT_FILING.yml:35: 算例“季初前一日终止的列出；季初当日终止的、无收入的不列；未匹配的无从核对”：列出 1 条，只核了 0；asked 应数到所列的每一条",
                        "rules/NOT_REGISTERED.yml:22: 没有一个算例有无法核的；请补一个，或以 alwaysAsked 写明为什么总能核",
                        "rules/UNIT_MISMATCH.yml:19: 算例“单位不符的列出，相符的不列；没有填单位的无从核对”：应核 1、无法核 1，实为核 2、无法核 1",
                        "rules/UNIT_MISMATCH.yml:19: 没有一个算例有通过的；请补一个核过而不列出的算例"));
    }

    @Test
    void aChangedMeaningIsTold() throws IOException {
        Path jobs = JobsCopy.into(folder);
        JobsCopy.change(
                jobs.resolve("rules/ENDED_BUT_BORROWING.yml"), "ended_on < t.last_day", "ended_on <= t.last_day");
        JobsCopy.change(jobs.resolve("rules/STATUS_DATE_MISSING.yml"), "status_on: \"", "status_om: \"");
        JobsCopy.change(
                jobs.resolve("rules/TYPE_UNKNOWN.yml"), "未按企业计' end) as message", "' end) as text, status as message");
        JobsCopy.change(
                jobs.resolve("rules/AREA_MISMATCH.yml"),
                "    tables:\n      matched_loan:",
                "    tables:\n      panel: []\n      matched_loan:");
        JobsCopy.change(jobs.resolve("rules/DUPLICATE_IDENTICAL.yml"), "keys: [A]", "keys: []");

        assertThat(RuleExamples.failures(DATABASE, JobsCopy.load(jobs)))
                .extracting(DefinitionProblem::toString)
                .isEqualTo(List.of(
                        "rules/AREA_MISMATCH.yml:34: 算例“未匹配的、只填到市的无从比较，不列”：规则不能读表“panel”；可用面板、matched_ 表、in_force_ 表、registry、superseded_by_key、claimed_twice、this_quarter 和 ref_ 表",
                        "rules/DUPLICATE_IDENTICAL.yml:21: 没有一个算例查出问题；请补一个应列出的算例",
                        "rules/DUPLICATE_IDENTICAL.yml:21: 算例“两份文件中相同的行列出；补报替换的不列；没有代码的行无从比较”：应列出 []，实际列出 [A]",
                        "rules/ENDED_BUT_BORROWING.yml:27: 算例“季末前一日终止而有余额的列出；季末当日终止的、余额为零的不列；未匹配的无从核对”：应列出 [L2]，实际列出 [L2, L4]",
                        "rules/STATUS_DATE_MISSING.yml:35: 算例“吊销无日期的列出；有日期的、存续的不列；状态不明的无从核对”：表“enterprise_quarter”没有列 status_om",
                        "rules/TYPE_UNKNOWN.yml:18: 算例“对照表没有的类型、没有填的列出，已归类的不列”：结果的 message 为空",
                        "rules/TYPE_UNKNOWN.yml:18: 算例“对照表没有的类型、没有填的列出，已归类的不列”：结果的 message 为空"));
    }
}
