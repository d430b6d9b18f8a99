package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.candidate.CandidateTable;
import cn.jidu.definition.Quarter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Candidates are made of a revision's unmatched rows; their ids stay. */
class CandidatesTest {
    private static final Quarter QUARTER = Quarter.of("2018Q2");
    private static final String REGISTRATION = """
            统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态
            91331002MA2H1001XB,台州甲乙机械有限公司,有限责任公司,3525,331002,2018-05-01,存续
            91331002MA2H10028B,丙丁食品有限公司,有限责任公司,3525,331002,2015-01-01,存续
            91331002MA2H100441,丙丁食品有限公司,有限责任公司,3525,331002,2016-01-01,存续
            """;
    private static final String TAX = """
            纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）
            91331002MA2H1001YB,甲乙机械厂,331002,2018Q2,1000,10
            ,丙丁食品有限公司,331002,2018Q2,1000,10
            91331002MA2H100441,丙丁食品有限公司,331002,2018Q2,1000,10
            330102198001011234,甲乙机械有限公司,331002,2018Q2,1000,10
            """;

    @TempDir
    Path folder;

    @Test
    void unmatchedRowsAreOfferedEnterprisesThatTheyMayMean() throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(inbox.resolve("registration_331002_2018Q2.csv"), REGISTRATION);
        Files.writeString(inbox.resolve("tax_331002_2018Q2.csv"), TAX);
        try (World world = new World(folder.resolve("home"))) {
            world.measure("2018Q2", inbox);
            CandidateTable candidates = new CandidateTable(world.database(), World.DEFINITIONS, text -> "h:" + text);
            JdbcTemplate db = new JdbcTemplate(world.database().reader());

            assertThat(candidates.make(QUARTER)).hasValue(3L);
            assertThat(told(db))
                    .containsExactly(
                            "2 91331002MA2H1001YB 甲乙机械厂 强 台州甲乙机械有限公司 "
                                    + "代码=相近 旧码=缺 字号=一致 区划=一致 类型=不同 行业=缺 成立日期=缺 法定代表人=缺",
                            "3  丙丁食品有限公司 强 丙丁食品有限公司 代码=缺 旧码=缺 字号=一致 区划=一致 类型=一致 行业=缺 成立日期=缺 法定代表人=缺",
                            "3  丙丁食品有限公司 强 丙丁食品有限公司 代码=缺 旧码=缺 字号=一致 区划=一致 类型=一致 行业=缺 成立日期=缺 法定代表人=缺");
            List<String> ids = ids(db);
            assertThat(candidates.make(QUARTER)).hasValue(3L);
            assertThat(ids(db)).isEqualTo(ids);
            assertThat(candidates.make(Quarter.of("2019Q1"))).isEmpty();
        }
    }

    private static List<String> told(JdbcTemplate db) {
        return db.queryForList("""
                select concat_ws(' ', c.row_no, c.code, c.name, c.level, e.name, c.agreements)
                from jidu.candidate c join jidu.panel_enterprise_quarter e using (quarter, enterprise_id)
                order by c.row_no, e.uscc""", String.class);
    }

    private static List<String> ids(JdbcTemplate db) {
        return db.queryForList("select candidate_id from jidu.candidate order by 1", String.class);
    }
}
