package cn.jidu.reconcile;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.definition.JobsCopy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A statement that does not add up names the rows for which it does not. */
class UnaccountedRowsTest {
    private static final Map<String, String> FILES =
            Map.of("registration_331002_2018Q2.csv", """
            统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态
            91331002MA2H1001XB,甲厂,有限责任公司,3525,331002,2015-01-01,存续
            91331002MA2H10028B,乙厂,有限责任公司,3525,331002,2015-01-01,存续
            """, "tax_331002_2018Q2.csv", """
            纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）
            91331002MA2H10028B,乙厂,331002,2018Q2,1,1
            91331002MA2H1001XB,甲厂,331002,2018Q2,1,1
            91331002MA2H1003X1,丙厂,331002,2018Q2,1,1
            """);

    @TempDir
    Path folder;

    @Test
    void aPanelThatLosesAnEnterprise() throws IOException {
        Path jobs = JobsCopy.into(folder);
        JobsCopy.change(
                jobs.resolve("panels/enterprise_quarter.sql"),
                "from measured m",
                "from measured m where m.name <> '甲厂'");
        try (Quarters site = new Quarters(folder, JobsCopy.load(jobs))) {
            site.send(FILES);
            assertThatThrownBy(() -> site.reconcile("2018Q2"))
                    .isInstanceOf(ImbalanceException.class)
                    .hasMessageEndingWith("; registration_331002_2018Q2.csv 第2行：对应的企业在季度面板中不是恰好一条;"
                            + " tax_331002_2018Q2.csv 第3行：对应的企业在季度面板中不是恰好一条");
        }
    }

    @Test
    void rowsThatAreGone() {
        try (Quarters site = new Quarters(folder)) {
            site.send(FILES);
            site.db.update("delete from jidu.row_tax where name = '甲厂'");
            assertThatThrownBy(() -> site.reconcile("2018Q2"))
                    .isInstanceOf(ImbalanceException.class)
                    .hasMessage("2018Q2: tax 330000: in-force = loaded - superseded + carried: 2 ≠ 3;"
                            + " tax 331000: in-force = loaded - superseded + carried: 2 ≠ 3;"
                            + " tax 331002: in-force = loaded - superseded + carried: 2 ≠ 3;"
                            + " tax_331002_2018Q2.csv：入库3行，现有2行，缺第3行");
        }
    }
}
