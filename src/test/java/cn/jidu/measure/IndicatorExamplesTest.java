package cn.jidu.measure;

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

/** The worked examples of the project's indicators, and what a wrong one is told as. */
class IndicatorExamplesTest {
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

        assertThat(definitions.indicators().values().stream()
                        .mapToInt(i -> i.examples().size())
                        .sum())
                .isGreaterThan(30);
        assertThat(IndicatorExamples.failures(DATABASE, definitions)).isEqualTo(List.of());
    }

    @Test
    void aChangedMeaningIsTold() throws IOException {
        Path jobs = JobsCopy.into(folder);
        JobsCopy.change(jobs.resolve("indicators/enterprise-stock.yml"), "where: active and existed", "where: existed");
        JobsCopy.change(jobs.resolve("indicators/borrowers.yml"), "count_distinct\n    column: enterprise_id", "count");
        JobsCopy.change(jobs.resolve("indicators/new-parks.yml"), "park_id: P1,", "roster: tech,");

        assertThat(IndicatorExamples.failures(DATABASE, JobsCopy.load(jobs)))
                .extracting(DefinitionProblem::toString)
                .isEqualTo(List.of(
                        "indicators/borrowers.yml:15: 算例“一户多笔计一户，余额为零的不计”：应为 2，实为 3",
                        "indicators/enterprise-growth.yml:26: 算例“减少为负”：应为 -50，实为 0",
                        "indicators/enterprise-stock.yml:19: 算例“季末当日注销的不计，次日注销的计入”：应为 1，实为 2",
                        "indicators/new-parks.yml:15: 算例“季度首日、末日认定的都计入，上季末日的不计”：列 roster 不在所用的面板 park_quarter 中",
                        "indicators/new-parks.yml:21: 算例“当季认定、当季撤销的仍计入”：列 roster 不在所用的面板 park_quarter 中"));
    }

    @Test
    void whatTheDatabaseDoesNotTakeIsToldInChinese() throws IOException {
        Path jobs = JobsCopy.into(folder);
        JobsCopy.change(jobs.resolve("indicators/new-parks.yml"), "where: new_in_quarter", "where: new_in_quarter > 5");

        assertThat(IndicatorExamples.failures(DATABASE, JobsCopy.load(jobs)))
                .extracting(DefinitionProblem::toString)
                .first()
                .isEqualTo(
                        "indicators/new-parks.yml:15: 算例“季度首日、末日认定的都计入，上季末日的不计”：没有这样的函数或运算“>”，或其参数类型不对；请用 cast(… as …) 换成所需类型；PostgreSQL：operator does not exist: boolean > integer");
    }

    @Test
    void nothingStays() {
        IndicatorExamples.failures(DATABASE, JobsCopy.load(Path.of("jobs")));

        assertThat(new JdbcTemplate(DATABASE.owner())
                        .queryForList("select relname from pg_class where relname = 'example_rows'", String.class))
                .isEmpty();
    }
}
