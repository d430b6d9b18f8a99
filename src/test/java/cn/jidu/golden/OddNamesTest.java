package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cleanse.SourceExamples;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.JobsCopy;
import cn.jidu.reconcile.RuleExamples;
import cn.jidu.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A rule, a source and an area that nobody thought of, named with all that SQL and regular expressions take for their own. */
class OddNamesTest {
    private static final String AREAS = """
            331098,"O'Brien ""北""（一）[x]+$.*\\d县",county,331000
            331099,?+*){区,county,331000
            """;
    private static final String RULE = """
            code: NO_EMPLOYEES
            title: 从业人数为零
            severity: warning
            meaning: 申报的从业人数为零；请核对。
            action: 请向税务部门核对'从业人数'
            sql: |
              select source, own_area as area_code, delivery_id, sheet_no, row_no, shown_key as key, concat(code_title, '：零') as message
              from matched_row where source = 'tax'
            examples:
              - title: 列出
                tables:
                  matched_tax:
                    - {row_key: T1, own_area: "331002", delivery_id: "1", row_no: "2"}
                keys: [T1]
            """;
    private static final String REGISTRATION = """
            统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态
            91331002MA2H1001XB,"O'Brien ""北""(一)[x]+$.*\\d县甲厂",有限责任公司,3441,331098,2018-03-01,存续
            """;
    private static final String TAX = """
            纳税人's识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）
            ,甲厂,331098,2018Q2,100,1
            """;

    @TempDir
    Path folder;

    @Test
    void areQuotedWhereverTheyGo() throws IOException {
        Definitions definitions = definitions();
        assertThat(SourceExamples.failures(definitions)).isEmpty();
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        Files.writeString(inbox.resolve("registration_331098_2018Q2.csv"), REGISTRATION);
        Files.writeString(inbox.resolve("tax_331098_2018Q2.csv"), TAX);

        try (World world = new World(folder.resolve("home"), definitions)) {
            assertThat(RuleExamples.failures(world.database(), definitions)).isEmpty();
            RunResult result = world.run("2018Q2", inbox, Set.of("331098"));

            JdbcTemplate db = new JdbcTemplate(world.database().owner());
            assertThat(db.queryForList(
                            "select area_code || ' ' || message from jidu.revision_finding where code = 'NO_EMPLOYEES'",
                            String.class))
                    .containsExactly("331098 纳税人's识别号：零");
            assertThat(db.queryForList(
                            "select reason || ' ' || rows from jidu.balance where source = 'tax' and stage = 'matched'"
                                    + " and area_code = '331098'",
                            String.class))
                    .as("the area's full name in front of the enterprise's is stripped, brackets and quotes and all")
                    .isEqualTo(List.of("NAME 1"));
            assertThat(result.folder().resolve("taizhou-2018/331098.pdf")).isNotEmptyFile();
            assertThat(result.folder().resolve("taizhou-2018/331098.xlsx")).isNotEmptyFile();
        }
    }

    private Definitions definitions() throws IOException {
        Path jobs = JobsCopy.into(folder);
        Files.writeString(jobs.resolve("reference/areas.csv"), AREAS, StandardOpenOption.APPEND);
        Files.writeString(jobs.resolve("rules/NO_EMPLOYEES.yml"), RULE);
        JobsCopy.change(jobs.resolve("sources/tax.yml"), "纳税人识别号", "纳税人's识别号");
        return JobsCopy.load(jobs);
    }
}
