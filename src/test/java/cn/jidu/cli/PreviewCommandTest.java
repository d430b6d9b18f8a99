package cn.jidu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cleanse.Codes;
import cn.jidu.cli.terminal.PreviewText;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.run.PreviewResult;
import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the preview says, word for word. */
class PreviewCommandTest {
    private static final String HEADER = "统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态\n";
    private static final String FILE = "registration_331002_2018Q2.csv";
    private static final String STEPS = "· 归集：查找新到文件\n· 接收：逐个文件入库\n  已接收 1 / 1 个文件\n";
    private static final String MEASURED = "· 核对：生效、匹配、汇成季度面板\n· 测算：指标、目标、进度\n";

    @TempDir
    Path folder;

    @Test
    void filesRowsAndFiguresAreTold() throws IOException {
        try (Database database = TestDatabase.fresh()) {
            run(database);
            // one is gone, one is renamed, two are new, and one cannot be loaded
            Path file = write(
                    "new",
                    HEADER + rows(1, 9) + row(9, "新名") + rows(10, 12)
                            + "913310020000000012,乙厂,有限责任公司,3525,331002,2018-13-01,存续\n");

            Said said = jidu(database, "preview", file.toString());

            assertThat(said.err()).isEqualTo(STEPS + MEASURED);
            assertThat(said.status()).isEqualTo(5);
            assertThat(said.out().lines().limit(10))
                    .containsExactly(
                            "试算：以下文件当作现在收到，没有改动任何数据",
                            FILE + "：入库，读入 12 行：入库 11，重复 0，剔除 1",
                            "将剔除，日期无效（DATE_INVALID）：1 行",
                            "  " + FILE + " 第13行“成立日期”的值“2018-13-01”（DATE_INVALID）：应为 日期，如 2019-03-01",
                            "登记 2018Q2：取代现行 10 行；新增 2 行，改动 1 行，不变 8 行，减少 1 行",
                            "  取代 " + FILE + "（椒江区）的 10 行",
                            "  新增 " + code(10) + "：" + FILE + " 第11行",
                            "  新增 " + code(11) + "：" + FILE + " 第12行",
                            "  改动 " + code(9) + "：" + FILE + " 第10行，企业名称 厂9 → 新名",
                            "  减少 " + code(0) + "：原在 " + FILE + " 第2行");
            assertThat(said.out().lines().toList().get(10)).startsWith("2018Q2：将由 r1 成为 r2，指标变动 4 个，不变 ");
            assertThat(said.out().lines().skip(11))
                    .containsExactly(
                            "2018Q2 计划外指标",
                            // industry 35 is one of the eight in part
                            "  在册小微企业中部分属新兴产业的（家）台州市：10（不完整） → 11（不完整），+1",
                            "  在册小微企业中部分属新兴产业的（家）椒江区：10（不完整） → 11（不完整），+1",
                            "  在册小微企业（家）台州市：10（不完整） → 11（不完整），+1",
                            "  在册小微企业（家）椒江区：10（不完整） → 11（不完整），+1");
            assertThat(jidu(database, "preview", "--all", file.toString()).out())
                    .contains("  在册小微企业（家）黄岩区：缺数 → 缺数\n");
        }
    }

    /** Nothing of a held file is in force: its doubts stand apart from those of a file that would be loaded. */
    @Test
    void whatIsHeldIsNotSaidToBeLoaded() throws IOException {
        try (Database database = TestDatabase.fresh()) {
            run(database);
            String wrong = "91331002MA2H1002XX";
            Path held = write("new", HEADER + rows(0, 3) + row(3, "厂3").replace(code(3), wrong));
            Path tax = Files.writeString(
                    folder.resolve("tax_331002_2018Q2.csv"),
                    "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）\n" + wrong + ",厂3,331002,2018Q2,1,1\n");

            assertThat(jidu(database, "preview", held.toString(), tax.toString())
                            .out()
                            .lines()
                            .limit(8))
                    .containsExactly(
                            "试算：以下文件当作现在收到，没有改动任何数据",
                            FILE + "：待确认，读入 4 行：可入库 4，重复 0，剔除 0",
                            "  " + FILE + " 有 4 行，将取代现行的 10 行，减少超过 30%，暂缓入库，原有数据继续有效。请核对；确认无误的，由统计人员接受后生效。",
                            "tax_331002_2018Q2.csv：入库，读入 1 行：入库 1，重复 0，剔除 0",
                            "将入库但有疑点，代码校验位不符（CODE_CHECK_DIGIT）：1 条",
                            "  tax_331002_2018Q2.csv第2行“纳税人识别号”" + wrong + "的校验码不正确，已照录。请与登记机关核对。",
                            "待确认，如入库有疑点，代码校验位不符（CODE_CHECK_DIGIT）：1 条",
                            "  " + FILE + "第5行“统一社会信用代码”" + wrong + "的校验码不正确，已照录。请与登记机关核对。");
        }
    }

    /** One lender of two has nothing left: his rows go, the other's stay, and nobody is missing. */
    @Test
    void aNilReturnOfOneLenderTellsWhatWouldGo() throws IOException {
        String loan = "loan_331002_2018Q2.csv";
        String header = "借据编号,贷款机构,借款人代码,借款人名称,行政区划代码,报告期,贷款余额（万元）,发放日期,发放金额（万元）\n";
        String first = "J1,甲行," + code(1) + ",厂1,331002,2018Q2,10,2018-04-01,20\n";
        String more = first.replace("J1", "J3") + first.replace("J1", "J4");
        String second = "J2,乙行," + code(2) + ",厂2,331002,2018Q2,30,2018-04-01,40\n";
        Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(folder.resolve("inbox").resolve(loan), header + first + more + second);
        try (Database database = TestDatabase.fresh()) {
            run(database);
            Path nothing = Files.writeString(folder.resolve(loan), header + ",乙行,,,,,,,\n" + first + more);
            List<String> said =
                    jidu(database, "preview", nothing.toString()).out().lines().toList();
            assertThat(said.stream().limit(7))
                    .containsExactly(
                            "试算：以下文件当作现在收到，没有改动任何数据",
                            loan + "：入库，读入 3 行：入库 3，重复 0，剔除 0",
                            "  没有数据（零报告）：乙行。",
                            "贷款 2018Q2：取代现行 4 行；新增 0 行，改动 0 行，不变 3 行，减少 1 行",
                            "  取代 " + loan + "（椒江区 乙行）的 1 行",
                            "  取代 " + loan + "（椒江区 甲行）的 3 行",
                            "  减少 乙行|J2：原在 " + loan + " 第5行");
            assertThat(String.join("\n", said)).contains("2018Q2：将由 r1 成为 r2");

            Files.writeString(nothing, header + ",乙行,,,,,,,\n,甲行,,,,,,,\n");
            assertThat(jidu(database, "preview", nothing.toString())
                            .out()
                            .lines()
                            .skip(1)
                            .limit(2))
                    .containsExactly(
                            loan + "：待确认，读入 0 行：可入库 0，重复 0，剔除 0",
                            "  " + loan + " 有 0 行，将取代现行的 4 行，减少超过 30%，暂缓入库，原有数据继续有效。请核对；确认无误的，由统计人员接受后生效。");
        }
    }

    @Test
    void programsGetExactNumbers() throws IOException {
        try (Database database = TestDatabase.fresh()) {
            run(database);

            Said said = jidu(
                    database,
                    "preview",
                    "--json",
                    write("new", HEADER + rows(0, 9)).toString());

            assertThat(said.status()).isZero();
            JsonNode json = new ObjectMapper().readTree(said.out());
            assertThat(json.at("/files/0/fate").asText()).isEqualTo("loaded");
            assertThat(json.at("/rows/0/gone").asLong()).isEqualTo(1);
            assertThat(json.at("/rows/0/first/0").toString())
                    .isEqualTo("{\"kind\":\"GONE\",\"key\":\"" + code(9) + "\",\"file\":\"" + FILE
                            + "\",\"row\":11,\"fields\":[]}");
            assertThat(json.at("/figures/before").asInt()).isEqualTo(1);
            assertThat(json.at("/figures/moved").asInt())
                    .isEqualTo(json.at("/figures/differences").size());
            JsonNode stock = stock(json);
            assertThat(stock.at("/before/value").toString()).isEqualTo("10");
            assertThat(stock.at("/after/value").toString()).isEqualTo("9");
            assertThat(stock.at("/after/status").asText()).isEqualTo("P");
        }
    }

    /** No archive has the file: the command names it where it lies, for programs too. */
    @Test
    void theCommandThatSettlesADoubtfulFileNamesItWhereItLies() throws IOException {
        try (Database database = TestDatabase.fresh()) {
            run(database);
            Path file = Files.writeString(folder.resolve("椒江 it's.csv"), HEADER + rows(0, 1));
            String told = "不能确定季度。请填上季度后改名为 registration_331002_季度.csv 再报送，或执行："
                    + Said.PROGRAM + " ingest '"
                    + file.toAbsolutePath().toString().replace("'", "'\\''") + "' --home "
                    + folder.resolve("home").toAbsolutePath() + " --db '"
                    + TestDatabase.url(database).replaceAll("&password=.*", "")
                    + "' --source registration --area 331002 --quarter 季度";

            assertThat(jidu(database, "preview", file.toString()).out()).contains(told + "\n");
            assertThat(jidu(database, "preview", "--json", file.toString()).out())
                    .contains(told.replace("\\", "\\\\") + "\"");
        }
    }

    @Test
    void aFileThatIsStillBeingWrittenIsNamed() {
        PreviewResult previewed = new PreviewResult(
                List.of(),
                List.of("甲.csv"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        assertThat(new PreviewText(previewed, new SiteOptions().definitions(), false)
                        .text()
                        .lines())
                .containsExactly("试算：以下文件当作现在收到，没有改动任何数据", "尚在写入 甲.csv：请待写完后再试算", "没有数据将入库，各项指标不变");
    }

    private static JsonNode stock(JsonNode json) {
        return StreamSupport.stream(json.at("/figures/differences").spliterator(), false)
                .filter(d -> d.get("indicator").asText().equals("enterprise-stock")
                        && d.get("area").asText().equals("331002"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aMissingFileIsToldBeforeAnythingIsDone() {
        Said said =
                Said.jidu("preview", "no.csv", "--home", folder.resolve("home").toString());
        assertThat(said).isEqualTo(new Said(4, "", "jidu: 文件不存在：no.csv\n"));
        assertThat(folder).isEmptyDirectory();
    }

    /** With a database of its own in a temporary folder; the home is not made. */
    @Test
    void withoutAHomeTheFileIsCheckedAllTheSame() throws IOException {
        Path home = folder.resolve("home");
        Path file = write("new", "企业名称\n甲厂\n");

        Said said = Said.jidu("preview", file.toString(), "--home", home.toString());

        assertThat(said.status()).as(said.err()).isEqualTo(5);
        assertThat(said.err()).isEqualTo("· 数据目录 " + home + " 还没有数据，在临时目录中试算，没有可比的旧数\n" + STEPS);
        assertThat(said.out().lines().toList())
                .startsWith("试算：以下文件当作现在收到，没有改动任何数据", FILE + "：退回")
                .endsWith("没有数据将入库，各项指标不变");
        assertThat(home).doesNotExist();
    }

    private void run(Database database) throws IOException {
        write("inbox", HEADER + rows(0, 10));
        Said said = jidu(
                database,
                "run",
                "2018Q2",
                "--area",
                "331003",
                "--inbox",
                folder.resolve("inbox").toString());
        assertThat(said.status()).as(said.err()).isZero();
    }

    private Said jidu(Database database, String... arguments) {
        return Said.at(folder.resolve("home"), database, arguments);
    }

    private Path write(String where, String text) throws IOException {
        return Files.writeString(Files.createDirectories(folder.resolve(where)).resolve(FILE), text);
    }

    private static String rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> row(i, "厂" + i)).collect(Collectors.joining());
    }

    private static String row(int i, String name) {
        return code(i) + "," + name + ",有限责任公司,3525,331002,2015-01-01,存续\n";
    }

    private static String code(int i) {
        return Codes.uscc("91331002MA2H1%04d".formatted(i));
    }
}
