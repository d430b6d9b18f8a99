package cn.jidu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.JobsCopy;
import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a figure changed by, and why, word for word; each cause is RevisionChangesTest's. */
class DiffCommandTest {
    private static final String REGISTERED = "统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态\n";
    private static final String JIA = "91331002MA2H1001XB,甲厂,有限责任公司,3525,331002,2018-05-01,存续\n";
    private static final String YI = "91331002MA2H10028B,乙厂,有限责任公司,3525,331002,2015-01-01,存续\n";
    private static final String BING = "91331002MA2H1003XU,丙厂,有限责任公司,3525,331002,2018-06-01,存续\n";

    @TempDir
    Path folder;

    private Database database;
    private Path jobs;

    @BeforeEach
    void aRevision() throws IOException {
        database = TestDatabase.fresh();
        jobs = JobsCopy.into(folder);
        Files.createDirectories(folder.resolve("inbox"));
        send("registration", REGISTERED + JIA + YI);
        run("r1");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void lateRows() throws IOException {
        send("registration", REGISTERED + JIA + YI + BING);
        run("r2");

        assertThat(diff("new-enterprises"))
                .containsExactly("new-enterprises 新增小微企业（台州市）：1 → 2家；迟报+1", "new-enterprises 新增小微企业（椒江区）：1 → 2家；迟报+1");
    }

    @Test
    void forPrograms() throws IOException {
        send("registration", REGISTERED + JIA + YI + BING);
        run("r2");

        assertThat(said("diff", "2018年二季度", "1", "r2", "--json", "--area", "椒江区", "--plan", "taizhou-2018")
                        .out())
                .contains(
                        "{\"plan\":\"taizhou-2018\",\"target\":\"T01\",\"indicator\":\"new-enterprises\",\"area\":\"331002\",\"quarter\":\"2018Q2\",\"before\":1,\"after\":2,\"parts\":[{\"cause\":\"late-rows\",\"change\":1}]}");
        Path list = folder.resolve("rows.csv");
        assertThat(said("diff", "2018Q2", "r1", "r2", "--rows", list.toString()).status())
                .isZero();
        assertThat(Files.readString(list)).isEqualTo("""
                \uFEFF原因,变动,数据,区划,文件,工作表,行,原文件,原工作表,原行\r
                迟报,进入,季度市场主体,椒江区,registration_331002_2018Q2.csv,1,4,,,\r
                """);
        assertThat(said("diff", "2018Q2", "r1", "r2", "--rows", "rows.pdf").err())
                .isEqualTo("jidu: --rows rows.pdf：文件名应以 .csv 结尾\n");
        assertThat(said("diff", "--area", "331000", "--plan", "taizhou-2018").out())
                .contains("taizhou-2018/T01 新增小微企业：2 个数；平均修订 1家（无偏的概率 缺），平均绝对修订 1家（为初次数的 100.0%）；最大 台州市 2018Q2 1家；"
                        + "同比改变方向 0 个；原因：迟报 100.0%\n");
        assertThat(said("diff", "2018Q2").err()).isEqualTo("jidu: 应给出季度、原修订、后来的修订；或都不给（列出历次修订的统计，--rows 不适用）\n");
        assertThat(said("diff", "2018Q2", "r2", "r1").err()).isEqualTo("jidu: 应先写原修订、再写后来的修订：r2 不早于 r1\n");
        assertThat(said("diff", "2018Q2", "r1", "r3").err()).isEqualTo("jidu: 2018Q2 没有修订 r3；各季度的修订见 jidu status\n");
    }

    private void send(String source, String content) throws IOException {
        Files.writeString(folder.resolve("inbox").resolve(source + "_331002_2018Q2.csv"), content);
    }

    private void run(String revision) {
        Said run = said(
                "run",
                "2018Q2",
                "--inbox",
                folder.resolve("inbox").toString(),
                "--plan",
                "taizhou-2018",
                "--area",
                "331000");
        assertThat(run.out()).as(run.err()).contains("2018Q2 " + revision + "（新）");
    }

    /** Of figures outside plans. */
    private List<String> diff(String indicator) {
        Said diff = said("diff", "2018Q2", "r1", "r2");
        assertThat(diff.err()).isEmpty();
        return diff.out().lines().filter(l -> l.startsWith(indicator + " ")).toList();
    }

    private Said said(String... arguments) {
        return Said.at(folder.resolve("home"), jobs, database, arguments);
    }
}
