package cn.jidu.definition.reading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Schedule;
import cn.jidu.definition.Schedule.Misfire;
import cn.jidu.definition.Schedule.Recipient;
import cn.jidu.definition.Schedule.RecipientEdition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the night runs, for which quarter, and what is wrong with a schedule. */
class ScheduleTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void copy() throws IOException {
        file = JobsCopy.into(folder).resolve("schedule.yml");
    }

    @Test
    void theProjectsScheduleIsReadWhole() {
        Schedule schedule = DefinitionLoader.load(Path.of("jobs")).schedule().orElseThrow();

        assertThat(schedule.timeZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(schedule.cron()).isEqualTo("0 30 1 * * ?");
        assertThat(schedule.misfire()).isEqualTo(Misfire.RUN_ONCE);
        assertThat(schedule.keepDraftDays()).contains(400);
        assertThat(schedule.operators()).isEqualTo(List.of("jidu-operators@example.com"));
        assertThat(schedule.recipients())
                .hasSize(10)
                .contains(
                        new Recipient(
                                "台州市统计局",
                                "taizhou@example.com",
                                "331000",
                                Set.of("taizhou-2018"),
                                RecipientEdition.RELEASE),
                        new Recipient("临海市统计局", "linhai@example.com", "331082", Set.of(), RecipientEdition.RELEASE));
    }

    /** The newest quarter that has ended; its report is due on the 20th of the month after. */
    @Test
    void eachDayHasItsQuarter() {
        Schedule schedule = DefinitionLoader.load(Path.of("jobs")).schedule().orElseThrow();

        assertThat(schedule.quarterOn(LocalDate.of(2018, 6, 30))).isEqualTo(Quarter.of("2018Q1"));
        assertThat(schedule.quarterOn(LocalDate.of(2018, 7, 1))).isEqualTo(Quarter.of("2018Q2"));
        assertThat(schedule.quarterOn(LocalDate.of(2018, 9, 30))).isEqualTo(Quarter.of("2018Q2"));
        assertThat(schedule.quarterOn(LocalDate.of(2019, 1, 1))).isEqualTo(Quarter.of("2018Q4"));
        assertThat(schedule.reportDay(Quarter.of("2018Q2"))).isEqualTo(LocalDate.of(2018, 7, 20));
        assertThat(schedule.reportDay(Quarter.of("2018Q4"))).isEqualTo(LocalDate.of(2019, 1, 20));
    }

    @Test
    void everyMistakeIsToldWithItsLine() throws IOException {
        Files.writeString(file, """
                timeZone: Asia/Shangai
                cron: "0 30 1 * *"
                misfire: twice
                reportDaysAfterQuarterEnd: 0
                keepDraftDays: 0
                sender: jidu
                subject: "【草稿】{plan}{qarter}"
                operators: []
                recipients:
                  - {name: 甲, mail: a@example.com, area: "331002"}
                  - {name: 甲, mail: a@example.com, area: "331002"}
                  - {name: 乙, mail: b@example, area: "331002001"}
                  - {name: 丙, mail: c@example.com, area: "330100", plans: [taizhou-2018, taizhou]}
                  - {name: 丁, mail: d@example.com, area: "1"}
                  - {name: 戊, mail: e@example.com, areas: "331002"}
                  - {name: 己, mail: f@example.com, area: "331002", gets: drafts}
                """);

        DefinitionLoader.Loaded loaded = DefinitionLoader.load(folder.resolve("jobs"));

        assertThat(loaded.schedule()).isEqualTo(Optional.empty());
        assertThat(String.join(
                        "\n",
                        loaded.problems().stream()
                                .map(DefinitionProblem::toString)
                                .toList()))
                .isEqualTo("""
                schedule.yml:1: 时区“Asia/Shangai”不存在；请写时区名，如 Asia/Shanghai
                schedule.yml:2: “0 30 1 * *”不是正确的 Quartz 时间表达式（依次为秒、分、时、日、月、周，如 0 30 1 * * ?）：Unexpected end of expression.
                schedule.yml:3: “misfire”不能是“twice”；可用：run_once、skip
                schedule.yml:4: 季度结束后第几天报送应为 1 至 80，现为 0
                schedule.yml:5: 旧草稿保留的天数应为正数，现为 0；不写就一直保留
                schedule.yml:6: 邮箱地址“jidu”写法不对；应如 name@example.com
                schedule.yml:7: 主题中不写“草稿”：草稿的邮件自动加上，发布的报告用同一个主题
                schedule.yml:7: 主题中有不认识的词“qarter”（是否想写“quarter”？）；可用：area、plan、quarter、revision
                schedule.yml:8: operators 至少要有一个邮箱：夜间运行失败时要通知到人
                schedule.yml:11: “a@example.com”在“331002”的收件人中重复
                schedule.yml:12: areas.csv 中没有区划代码“331002001”
                schedule.yml:12: 邮箱地址“b@example”写法不对；应如 name@example.com
                schedule.yml:13: “plans”指向的计划“taizhou”不存在；现有：lanxi-2018、shaoxing-2021、taizhou-2018、wenzhou-2023、zhejiang-2017
                schedule.yml:14: areas.csv 中没有区划代码“1”
                schedule.yml:15: 不认识的键“areas”（是否想写“area”？）；可用：area、gets、mail、name、plans
                schedule.yml:15: 缺少“area”；请补上
                schedule.yml:16: “gets”不能是“drafts”（是否想写“draft”？）；可用：draft、release""");
    }

    /** A plan ends, and those who were sent its reports stay in the list. */
    @Test
    void recipientsOfAreasThatNoPlanReportsAreAWarning() throws IOException {
        JobsCopy.change(file, "area: \"331003\"", "area: \"330102\"");
        JobsCopy.change(file, "area: \"331000\", plans", "area: \"330102\", plans");
        JobsCopy.change(file, "# expectedFrom: 2018Q1", "expectedFrom: 2018Q3");

        DefinitionLoader.Loaded loaded = DefinitionLoader.load(folder.resolve("jobs"));

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.schedule().orElseThrow().expectedFrom()).contains(Quarter.of("2018Q3"));
        assertThat(loaded.warnings().stream().map(DefinitionProblem::message))
                .containsExactly(
                        "“330102”不是计划“taizhou-2018”的区划，也不是其直接下辖区划，没有可寄的报告", "“330102”不是任何计划的区划，也不是其直接下辖区划，没有可寄的报告");
    }

    /** No figure follows from it, so that another recipient makes no revision; a site may do without it. */
    @Test
    void itIsNoPartOfTheDefinitionsThatARevisionKeeps() throws IOException {
        DefinitionLoader.Loaded with = DefinitionLoader.load(folder.resolve("jobs"));
        Files.delete(file);
        DefinitionLoader.Loaded without = DefinitionLoader.load(folder.resolve("jobs"));

        assertThat(with.definitions().orElseThrow().files()).doesNotContainKey("schedule.yml");
        assertThat(without.definitions().orElseThrow().hash())
                .isEqualTo(with.definitions().orElseThrow().hash());
        assertThat(without.problems()).isEqualTo(List.of());
        assertThat(without.schedule()).isEqualTo(Optional.empty());
    }
}
