package cn.jidu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is told of a figure and of a row, word for word, and the lists that are written. */
class ExplainCommandTest {
    private static final String FILE = "registration_331002_2018Q2.csv";
    private static final String ROWS = """
            统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态
            91331002MA2H1001XB,甲厂,有限责任公司,3525,331002,2018-05-01,存续
            91331002MA2H10028B,乙厂,有限责任公司,3525,331002,2015-01-01,存续
            92331002MA2H1003XH,丙店,个体工商户,5211,331002,2018-05-02,存续
            91331002MA2H1001XB,丁厂,有限责任公司,3525,331002,2018-13-01,存续
            """;
    private static final String BOOK = "registration_331002_2018Q2.xlsx";
    private static final String TAX = """
            纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）
            91331002MA2H1001XB,甲厂,331002,2018Q2,1000,10
            """;
    private static final String CHECK_DIGIT =
            "  疑点：代码校验位不符：" + FILE + "第4行“统一社会信用代码”92331002MA2H1003XH的校验码不正确，已照录。请与登记机关核对。\n";
    private static final String ASKED = "taizhou-2018/new-enterprises";

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void run() throws IOException {
        database = TestDatabase.fresh();
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(inbox.resolve(FILE), ROWS);
        jidu("run", "2018Q2", "--inbox", inbox.toString(), "--area", "331003");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aFigureOpensDownToItsRows() throws IOException {
        // the server of tests makes no rounds of its own; joined blindly, a county of a large city took a minute
        assertThat(new JdbcTemplate(database.owner())
                        .queryForList(
                                "select relname::text from pg_class where relnamespace = 'jidu'::regnamespace and reltuples >= 0",
                                String.class))
                .contains("slice", "revision_slice", "revision_finding");
        assertThat(jidu("explain", ASKED, "--area", "椒江").out())
                .isEqualTo("""
                        台州市“小微企业三年成长计划”（2018—2020年）
                        T01 新增小微企业：椒江区 2018Q2：1家（数据不全；修订 r1）
                        数据不全或缺数的原因：不含2018Q1：该季没有数据；2018Q2 名单“限额以上”缺报；2018Q2 名单“规模以上工业和服务业”缺报
                        原文：全市新增小微企业5万家以上
                        口径：%s
                        算式：2018Q2 本季 1
                        【2018Q2 本季】1家，明细 1 行
                          登记：读取 4 → 剔除 1 → 入库 3 → 有效 3 → 与登记库匹配 3
                          面板“季度市场主体”在本区划 3 行；不属于企业 1 行；不满足“本季成立” 1 行；计入 1 行
                          来自：registration_331002_2018Q2.csv（1 行）
                          条件：enterprise_quarter：new_in_quarter and existed_in_quarter and (small_micro)
                          SQL：select count(*), count(*) from (select * from (select * from "jidu"."panel_enterprise_quarter" where quarter = '2018Q2' and area_code in ('331002') and slice_id in ( select slice_id from jidu.revision_slice where revision_id = 1)) p where (new_in_quarter and existed_in_quarter and (small_micro))) p
                        """.formatted("本季成立的小微企业数，以成立日期落在本季首日至末日（含当日）为准，不论季末是否仍存续；成立当季即注销的也计入。"
                        + "个体工商户原地转为企业的保留原成立日期，计入“个转企”，不计入新增。"
                        + "不含个体工商户、农民专业合作社、分支机构和规上、限上企业。"));
        assertThat(jidu("explain", "taizhou-2018/t01", "--area", "331002", "--quarter", "2018Q2", "--json")
                        .out())
                .startsWith(
                        "{\"plan\":\"taizhou-2018\",\"target\":\"T01\",\"indicator\":\"new-enterprises\",\"area\":\"331002\","
                                + "\"quarter\":\"2018Q2\",\"value\":1,\"status\":\"P\",\"definition\":\"本季成立的小微企业数")
                .contains(
                        "\"parts\":[{\"name\":\"flow 2018Q2\",\"value\":1,\"rows\":1,\"steps\":["
                                + "{\"stage\":\"read\",\"reason\":\"\",\"rows\":4,\"source\":\"registration\"},"
                                + "{\"stage\":\"rejected\",\"reason\":\"DATE_INVALID\",\"rows\":1,\"source\":\"registration\"},")
                .endsWith("\"unit\":\"家\",\"revision\":1,\"clause\":\"全市新增小微企业5万家以上\",\"gaps\":["
                        + "{\"quarter\":\"2018Q1\",\"kind\":\"NOT_MEASURED\",\"source\":\"\",\"months\":[]},"
                        + "{\"quarter\":\"2018Q2\",\"kind\":\"MISSING\",\"source\":\"roster:above-quota\",\"months\":[]},"
                        + "{\"quarter\":\"2018Q2\",\"kind\":\"MISSING\",\"source\":\"roster:above-scale\",\"months\":[]}"
                        + "],\"returns\":[]}\n");
        listsHaveTheRows();
        rowsTellWhereTheyEnded();
        whatCannotBeExplainedIsSaid();
        workingFilesStayInTheHouse();
        whatGaveWayAndWhatIsAbsentIsSaid();
        rowsThatGiveAnotherFigureAreNoExplanation();
    }

    private void listsHaveTheRows() throws IOException {
        Path csv = folder.resolve("rows.csv");
        jidu("explain", ASKED, "--area", "椒江", "--rows", csv.toString(), "--excluded");
        assertThat(Files.getPosixFilePermissions(csv)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readAllLines(csv))
                .hasSize(4)
                .satisfies(
                        head -> assertThat(head)
                                .startsWith("\uFEFFPART,FILE,SHEET,ROW,COUNTED,ALSO,REASON,county_code,area_code,"),
                        org.assertj.core.data.Index.atIndex(0))
                .satisfies(
                        counted -> assertThat(counted)
                                .startsWith("flow 2018Q2," + FILE + ",1,2,1,,,331002,331002,")
                                .contains(",甲厂,"),
                        org.assertj.core.data.Index.atIndex(1))
                .satisfies(
                        old -> assertThat(old).startsWith("flow 2018Q2," + FILE + ",1,3,,,new_in_quarter,331002,"),
                        org.assertj.core.data.Index.atIndex(2))
                .satisfies(
                        shop -> assertThat(shop).startsWith("flow 2018Q2," + FILE + ",1,4,,,NOT_ENTERPRISE,331002,"),
                        org.assertj.core.data.Index.atIndex(3));
        Path all = folder.resolve("331002-明细.csv");
        said(0, all + "\n", "", "explain", "taizhou-2018", "--area", "椒江", "--rows", all.toString());
        assertThat(Files.readAllLines(all))
                .anyMatch(line -> line.startsWith("T01 flow 2018Q2," + FILE + ",1,2,1,"))
                .noneMatch(line -> line.startsWith("T02 stock 2017Q4,"));
        Path book = folder.resolve("rows.xlsx");
        jidu("explain", "taizhou-2018/company-share", "--area", "椒江", "--rows", book.toString(), "--excluded");
        assertThat(sheet(book))
                .containsExactly(
                        List.of("分项", "来源文件", "工作表（无名的为序号）", "行号", "计入值", "不计入的原因（首个不满足的条件）"),
                        List.of("PART", "FILE", "SHEET", "ROW", "COUNTED", "REASON"),
                        List.of("numerator 2018Q2", FILE, "1", "2.0", "1.0", ""),
                        List.of("numerator 2018Q2", FILE, "1", "3.0", "1.0", ""),
                        List.of(
                                "numerator 2018Q2",
                                FILE,
                                "1",
                                "4.0",
                                "",
                                "不满足 type_class IN ('limited', 'joint-stock')"),
                        List.of("denominator 2018Q2", FILE, "1", "2.0", "1.0", ""),
                        List.of("denominator 2018Q2", FILE, "1", "3.0", "1.0", ""),
                        List.of("denominator 2018Q2", FILE, "1", "4.0", "", "不属于企业"));
        listsWithoutRowsAreWorkbooksToo();
    }

    /** Departments return the figure: no rows stand behind it. */
    private void listsWithoutRowsAreWorkbooksToo() throws IOException {
        Path book = folder.resolve("no-rows.xlsx");
        assertThat(jidu(
                                "explain",
                                "taizhou-2018/below-scale-industry-growth",
                                "--area",
                                "椒江",
                                "--rows",
                                book.toString())
                        .status())
                .isZero();
        try (XSSFWorkbook opened = new XSSFWorkbook(Files.newInputStream(book))) {
            assertThat(opened.getSheetName(1)).isEqualTo("明细");
            assertThat(opened.getSheetAt(1).getLastRowNum()).isEqualTo(1);
        }
    }

    private static List<List<String>> sheet(Path book) throws IOException {
        try (XSSFWorkbook opened = new XSSFWorkbook(Files.newInputStream(book))) {
            XSSFSheet about = opened.getSheetAt(0);
            assertThat(about.getSheetName()).isEqualTo("说明");
            assertThat(about.getRow(1).getCell(1)).hasToString("公司制比率，椒江区，2018Q2 分子：2，计入 2 行");
            assertThat(about.getRow(2).getCell(0)).hasToString("denominator 2018Q2");
            assertThat(about.getRow(4).getCell(0)).hasToString("含税务、贷款等未公开数据，仅供内部核对，不得外传。");
            XSSFSheet sheet = opened.getSheetAt(1);
            assertThat(sheet.getSheetName()).isEqualTo("明细");
            List<List<String>> rows = new ArrayList<>();
            for (Row row : sheet) {
                rows.add(Stream.of(0, 1, 2, 3, 4, 6)
                        .map(i -> row.getCell(i) == null ? "" : row.getCell(i).toString())
                        .toList());
            }
            return rows;
        }
    }

    private void rowsTellWhereTheyEnded() {
        assertThat(jidu("explain", "--row", FILE + ":1:2").out())
                .startsWith(FILE + " 第1个工作表第2行（登记，2018Q2）：有效，与登记库匹配\n计入以下 ")
                .contains("\n  2018Q2 椒江区：台州市“小微企业三年成长计划”（2018—2020年），T01 新增小微企业（2018Q2 本季）\n")
                .contains("\n  2018Q2 椒江区：台州市“小微企业三年成长计划”（2018—2020年），公司制比率（2018Q2 分子、2018Q2 分母）\n")
                .contains("\n  2018Q2 台州市：计划外指标，新增小微企业（2018Q2 本季）\n");
        assertThat(jidu("explain", "--row", FILE + ":4").out())
                .startsWith(FILE + " 第1个工作表第4行（登记，2018Q2）：有效，与登记库匹配（不属于企业）\n" + CHECK_DIGIT + "计入以下 2 个数：\n");
        said(
                0,
                FILE + " 第1个工作表第5行（登记，2018Q2）：已剔除（日期无效 成立日期：2018-13-01）\n没有计入任何数\n",
                "",
                "explain",
                "--row",
                FILE + ":5");
        said(
                0,
                "{\"file\":\"" + FILE
                        + "\",\"sheet\":1,\"row\":5,\"source\":\"registration\",\"quarter\":\"2018Q2\",\"fate\":\"loaded\","
                        + "\"stage\":\"rejected\",\"reasons\":[\"DATE_INVALID 成立日期：2018-13-01\"],\"figures\":[],\"findings\":[]}\n",
                "",
                "explain",
                "--row",
                FILE + ":1:5",
                "--json");
        said(4, "", "jidu: 没有收到过文件 " + FILE + "，或其第1个工作表没有第9行数据\n", "explain", "--row", FILE + ":9");
    }

    private void whatCannotBeExplainedIsSaid() {
        said(2, "", "jidu: 请给出要说明的指标（计划/指标），或用 --row 给出要查的行；--row 不与 --area、--quarter、--rows 同用\n", "explain");
        said(2, "", "jidu: 明细文件应以 .csv 或 .xlsx 结尾；--excluded 与 --rows 同用\n", "explain", ASKED, "--rows", "a.txt");
        said(
                2,
                "",
                "jidu: “" + FILE + "”无法识别：应写作 文件:工作表:行，例如 registration_331002_2018Q3.csv:1:25\n",
                "explain",
                "--row",
                FILE);
        said(2, "", "jidu: 计划 taizhou-2018 中没有指标或目标“nix”\n", "explain", "taizhou-2018/nix");
        said(2, "", "jidu: 计划之外没有由明细数据计算的指标“nix”：应写作 计划/指标，或现有指标的代码\n", "explain", "nix");
        said(2, "", "jidu: 请用 --area 给出区划\n", "explain", "new-enterprises");
        said(
                4,
                "",
                "jidu: 2019Q1 台州市没有“新增小微企业”这个数：该季度尚未测算，或不在该计划的季度和区划之内。测算请运行 "
                        + advised("run 2019Q1 --inbox " + folder.resolve("inbox")) + "\n",
                "explain",
                ASKED,
                "--quarter",
                "2019Q1");
    }

    private void workingFilesStayInTheHouse() throws IOException {
        Path home = folder.resolve("home");
        Path working = home.resolve("lists/2018Q2/taizhou-2018/331002-明细.xlsx");
        said(0, working + "\n", "", "explain", "taizhou-2018", "--area", "椒江");
        assertThat(Files.getPosixFilePermissions(home.resolve("lists")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(working))) {
            XSSFSheet list = book.getSheet("明细");
            assertThat(list.getCTWorksheet().getAutoFilter().getRef()).startsWith("A2:");
            assertThat(list.getPaneInformation().getVerticalSplitLeftColumn()).isEqualTo((short) 4);
            assertThat(list.getRow(2).getCell(0)).hasToString("T01 flow 2018Q2");
            assertThat(list.getRow(3).getCell(6)).hasToString("不满足“本季成立”");
        }
        for (String place : List.of("reports/2018Q2", "releases", "outbox")) {
            Path list = home.resolve(place).resolve("331002-明细.xlsx");
            String said = "jidu: 明细含未公开数据，不得写入报告、发布或发件目录：" + list + "。请换一个目录\n";
            said(2, "", said, "explain", "taizhou-2018", "--area", "椒江", "--rows", list.toString());
            said(2, "", said, "explain", ASKED, "--rows", list.toString());
            assertThat(list).doesNotExist();
        }
        said(2, "", "jidu: 只写计划的，列出其各项目标的明细，不与 --json 同用\n", "explain", "taizhou-2018", "--json");
    }

    private void whatGaveWayAndWhatIsAbsentIsSaid() throws IOException {
        Path inbox = folder.resolve("inbox");
        Files.writeString(inbox.resolve("tax_331002_2018Q2.csv"), TAX);
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(inbox.resolve(BOOK))) {
            XSSFSheet sheet = book.createSheet("企业");
            List<String> lines = Stream.concat(
                            ROWS.lines().limit(3), Stream.of("91331002MA2H100441,戊厂,有限责任公司,3525,331002,2018-05-03,存续"))
                    .toList();
            for (int i = 0; i < lines.size(); i++) {
                Row row = sheet.createRow(i);
                String[] cells = lines.get(i).split(",");
                for (int j = 0; j < cells.length; j++) {
                    row.createCell(j).setCellValue(cells[j]);
                }
            }
            book.write(out);
        }
        jidu("run", "2018Q2", "--inbox", inbox.toString(), "--area", "331003");
        said(
                0,
                FILE + " 第1个工作表第2行（登记，2018Q2）：已由新的文件或行替代（" + BOOK + ":企业:2）\n没有计入任何数\n",
                "",
                "explain",
                "--row",
                FILE + ":2");
        said(
                0,
                FILE + " 第1个工作表第4行（登记，2018Q2）：已由新的文件或行替代（" + BOOK + "）\n" + CHECK_DIGIT + "没有计入任何数\n",
                "",
                "explain",
                "--row",
                FILE + ":4");
        assertThat(jidu("explain", "--row", BOOK + ":企业:3").out())
                .startsWith(BOOK
                        + " 工作表“企业”第3行（登记，2018Q2）：有效，与登记库匹配\n"
                        + "  疑点：未见纳税申报：2015-01-01成立；以代码91331002MA2H10028B、名称“乙厂”在2018Q2至2018Q2的税务数据中查找，未见纳税申报\n"
                        + "计入以下 ");
        assertThat(jidu("explain", "--row", BOOK + ":1:3").out()).startsWith(BOOK + " 第1个工作表第3行（登记，2018Q2）：有效");
    }

    private void rowsThatGiveAnotherFigureAreNoExplanation() {
        new JdbcTemplate(database.owner())
                .update(
                        "update jidu.figure set value = 7 where indicator = 'new-enterprises' and area_code = '331002'");
        said(
                4,
                "",
                "jidu: “新增小微企业”已发布的数是 7，按现有定义由明细数出的是 2：定义或程序在测算之后改过。请先运行 "
                        + advised("run 2018Q2 --inbox " + folder.resolve("inbox")) + "，再说明新的修订\n",
                "explain",
                ASKED,
                "--area",
                "椒江");
    }

    private String advised(String command) {
        return "%s %s --home %s --db '%s'"
                .formatted(
                        Said.PROGRAM,
                        command,
                        folder.resolve("home"),
                        TestDatabase.url(database).replaceAll("&password=.*", ""));
    }

    private void said(int status, String out, String err, String... arguments) {
        assertThat(jidu(arguments)).isEqualTo(new Said(status, out, err));
    }

    private Said jidu(String... arguments) {
        return Said.at(folder.resolve("home"), database, arguments);
    }
}
