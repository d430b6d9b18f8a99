package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cleanse.SourceExamples;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.JobsCopy;
import cn.jidu.measure.IndicatorExamples;
import cn.jidu.reconcile.BalanceCheck;
import cn.jidu.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A source that nobody thought of needs no Java: loans of another country, in a file of another shape (byte order mark,
 * CRLF, quoted names with commas and quotes, days since 1960, American dates, dollars), with a table, a panel, an
 * indicator and a plan of its own, all of them data in {@code src/test/resources/foreign}.
 */
class ForeignSourceTest {
    private static final Path FOREIGN = Path.of("src/test/resources/foreign/jobs");
    private static final String AREAS = """
            990000,Examplia,province,
            990100,Springfield,city,990000
            990101,North District,county,990100
            990102,South District,county,990100
            """;
    /** Day 21731 after 1960-01-01 is 2019-07-01, 21776 is 2019-08-15, 21822 is 2019-09-30. */
    private static final String LOANS = """
            Loan Number,Borrower Name,Project County,Approval Date,First Disbursement,Term (months),Gross Approval,Revolver,Loan Status
            1001,"ACME ""THE"" TOOLS, LLC",North District,21731,07/15/2019,84,"$12,000.00",N,PIF
            1002,"Smith, Jones & Sons",South District,21776,9/1/2019,120,"$1,250,000.50",Y,EXEMPT
            1003,O'Neil's Diner,North District,21822,.,60,$5000.00,N,CANCLD
            1004,Day Care,South District,2019-07-01,07/15/2019,60,$5000.00,N,PIF
            1005,Month Mill,South District,21731,15/07/2019,60,$5000.00,N,PIF
            1006,Euro Export,South District,21731,07/15/2019,60,"5.000,00 €",N,PIF
            1007,Nowhere LLC,West District,21731,07/15/2019,60,$5000.00,N,PIF
            1002,"Smith, Jones & Sons",South District,21776,9/1/2019,120,"$1,250,000.50",Y,EXEMPT
            """;
    /** What makes the quarter one that can be measured. */
    private static final String REGISTRATION = """
            统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态
            91331002MA2H1001XB,台州甲机械有限公司,有限责任公司,3441,331002,2018-03-01,存续
            """;

    @TempDir
    Path folder;

    @Test
    void isTakenInAccountedForAndMeasured() throws IOException {
        Definitions definitions = definitions();
        assertThat(SourceExamples.failures(definitions)).isEmpty();
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        Files.writeString(inbox.resolve("us-loan_990100_2019Q3.csv"), "\uFEFF" + LOANS.replace("\n", "\r\n"));
        Files.writeString(inbox.resolve("registration_331002_2019Q3.csv"), REGISTRATION);

        try (World world = new World(folder.resolve("home"), definitions)) {
            assertThat(IndicatorExamples.failures(world.database(), definitions))
                    .noneMatch(f -> f.file().contains("us-loans-approved"));

            RunResult result = world.run("2019Q3", inbox, Set.of("990100", "990101"));

            JdbcTemplate db = new JdbcTemplate(world.database().owner());
            assertThat(list(db, """
                            select concat_ws(' | ', loan_no, borrower, district, approved_on, first_disbursed_on,
                                term_months, gross_approval, revolver, status)
                            from jidu.row_us_loan order by row_no"""))
                    .containsExactly(
                            "1001 | ACME \"THE\" TOOLS, LLC | 990101 | 2019-07-01 | 2019-07-15 | 84 | 12000.00 | f | PIF",
                            "1002 | Smith, Jones & Sons | 990102 | 2019-08-15 | 2019-09-01 | 120 | 1250000.50 | t | EXEMPT",
                            "1003 | O'Neil's Diner | 990101 | 2019-09-30 | 60 | 5000.00 | f | CANCLD",
                            "1002 | Smith, Jones & Sons | 990102 | 2019-08-15 | 2019-09-01 | 120 | 1250000.50 | t | EXEMPT");
            assertThat(list(db, """
                            select concat_ws(' | ', row_no, code, field, value, expected) from jidu.reject
                            order by row_no"""))
                    .containsExactly(
                            "5 | DATE_INVALID | Approval Date | 2019-07-01 | 自 1960-01-01 起的天数，如 21609（即 2019-03-01）",
                            "6 | DATE_INVALID | First Disbursement | 15/07/2019 | 日期，形如 3/1/2019（即 2019-03-01）",
                            "7 | NUMBER_INVALID | Gross Approval | 5.000,00 € | 数字，如 1234.50",
                            "8 | AREA_UNKNOWN | Project County | West District | 区划表中的行政区划代码（6、9 或 12 位）或名称，相近的有 North District（990101）、South District（990102）");
            assertThat(BalanceCheck.imbalances(result.results().balance())).isEmpty();
            assertThat(list(db, """
                            select concat_ws(' ', stage, reason, rows) from jidu.balance
                            where source = 'us-loan' and area_code = '990100'
                            order by stage collate "C", reason collate "C\""""))
                    .containsExactly(
                            "counted  3",
                            "duplicate DUPLICATE_IDENTICAL 1",
                            "in-force  3",
                            "loaded  3",
                            "read  8",
                            "rejected AREA_UNKNOWN 1",
                            "rejected DATE_INVALID 2",
                            "rejected NUMBER_INVALID 1");
            assertThat(list(db, """
                            select distinct concat_ws(' ', area_code, trim_scale(value), status) as figure from jidu.figure
                            where indicator = 'us-loans-approved' and area_code like '99%' order by figure""")).containsExactly("990100 1262000.5 A", "990101 12000 A", "990102 1250000.5 A");
            assertThat(result.folder().resolve("springfield-2019/990101.pdf")).isNotEmptyFile();
        }
    }

    private Definitions definitions() throws IOException {
        Path jobs = JobsCopy.into(folder);
        Files.writeString(jobs.resolve("reference/areas.csv"), AREAS, StandardOpenOption.APPEND);
        try (Stream<Path> files = Files.walk(FOREIGN)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Files.copy(file, jobs.resolve(FOREIGN.relativize(file).toString()));
            }
        }
        return JobsCopy.load(jobs);
    }

    private static List<String> list(JdbcTemplate db, String sql) {
        return db.queryForList(sql, String.class);
    }
}
