package cn.jidu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cli.terminal.FilesSummary;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.definition.JobsCopy;
import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Taking in without a run, and what the lists say of it, word for word. */
class ListCommandsTest {
    private static final String HEADER = "统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态\n";
    private static final String FILE = "registration_331002_2018Q2.csv";
    private static final String GOOD = "91331002MA2H1001XB,甲厂,有限责任公司,3525,331002,2015-01-01,存续\n";
    private static final String USER = SiteOptions.user();
    /** Said once, of a site that does not say who its people are. */
    private static final String UNKNOWN =
            "没有 jobs/people.yml：决定记在系统账户“" + USER + "”名下。要记下姓名和角色，请按 docs/people.md 写明人员（此话只说一次）\n";

    private static final String TAKING = "· 归集：查找新到文件\n· 接收：逐个文件入库\n  已接收 1 / 1 个文件\n";

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void ingestTakesFilesInAndTheListsTellHowTheyFared() throws IOException {
        Path good = send(FILE, HEADER + GOOD + "913310020000000012,乙厂,有限责任公司,3525,331003,2018-13-01,存续\n");
        long bytes = Files.size(good);
        said(5, "本次接收文件 1 个：入库 1，退回 0，待确认 0\n读入 2 行：入库 1，重复 0，剔除 1\n", TAKING, "ingest", good.toString());
        said(
                0,
                "本次接收文件 1 个：入库 0，已收到 1，退回 0，待确认 0\n读入 0 行：入库 0，重复 0，剔除 0\n",
                "· 归集：查找新到文件\n· 接收：逐个文件入库\n",
                "ingest",
                "--inbox",
                folder.resolve("inbox").toString());
        said(
                0,
                FILE + "：入库，读入 2 行：入库 1，重复 0，剔除 1\n" + arrived("ingest", bytes, "，UTF-8") + FILE
                        + "：已收到\n"
                        + arrived("ingest，收件目录 " + folder.toRealPath().resolve("inbox"), bytes, "")
                        + "  内容与现行版本完全相同，已收到，数据不变。\n",
                "",
                "deliveries",
                "--quarter",
                "2018Q2");
        said(0, "没有符合条件的文件\n", "", "deliveries", "--quarter", "2018Q1");
        said(0, "没有符合条件的文件\n", "", "deliveries", "--source", "tax");
        said(0, "没有符合条件的文件\n", "", "deliveries", "--fate", "退回");
        for (String quarter : List.of("2018q2", "2018-Q2", "2018年二季度", "２０１８年第２季度")) {
            assertThat(jidu("deliveries", "--fate", "入库", "--quarter", quarter, "--area", "椒江区", "--source", "登记")
                            .out())
                    .as(quarter)
                    .startsWith(FILE + "：入库，")
                    .doesNotContain("已收到");
        }
        said(0, "没有符合条件的文件\n", "", "deliveries", "--area", "331082");
        assertThat(jidu("deliveries", "--fate", "LOADED", "--area", "331000", "--source", "registration")
                        .out())
                .startsWith(FILE + "：入库，")
                .doesNotContain("已收到");
        Path occupied = folder.resolve("inbox").resolve(FILE).resolve("x");
        said(
                1,
                "",
                "jidu: 无法使用 " + occupied.getParent() + "：这里应是目录，而路径上有一个同名的文件，请移走该文件，或换一个目录。改正后再运行一次，原有数据未变\n",
                "rejects",
                "--return",
                occupied.toString());
        said(
                0,
                "没有需要退回的文件\n",
                "另有 1 个文件含 黄岩区 的剔除行，属其他地区报送，未写出：" + FILE + "。要退回的，请改用 --file 文件名\n",
                "rejects",
                "--return",
                folder.resolve("back").toString(),
                "--area",
                "黄岩区");
        assertThat(jidu("deliveries", "--fate", "loaded", "--json").out())
                .endsWith("\"arrived\":\"2018-07-20 09:00\",\"way\":\"ingest\",\"inbox\":\"\",\"user\":\""
                        + System.getProperty("user.name") + "\",\"zip\":\"\",\"bytes\":" + bytes
                        + ",\"format\":\"UTF-8\",\"notes\":\"\",\"replacedBy\":[]}]\n");
        String outside = FILE + " 第3行“行政区划代码”的值“331003”（AREA_OUTSIDE）：应为 文件所属地区椒江区（331002）范围内\n";
        String day = FILE + " 第3行“成立日期”的值“2018-13-01”（DATE_INVALID）：应为 日期，如 2019-03-01\n";
        said(0, outside + day, "", "rejects");
        said(0, day, "", "rejects", "--code", "date_invalid", "--area", "331000", "--quarter", "2018Q2");
        said(0, "没有被剔除的行\n", "", "rejects", "--area", "331082");
        said(
                0,
                "[{\"code\":\"DATE_INVALID\",\"source\":\"registration\",\"area\":\"331003\",\"quarter\":\"2018Q2\",\"file\":\""
                        + FILE
                        + "\",\"sheet\":\"\",\"row\":3,\"field\":\"成立日期\",\"value\":\"2018-13-01\",\"expected\":\"日期，如 2019-03-01\",\"month\":\"\"}]\n",
                "",
                "rejects",
                "--code",
                "DATE_INVALID",
                "--json");
        said(4, "", "jidu: 没有收到2018Q1的文件，无从列出剔除的行\n", "rejects", "--quarter", "2018Q1");
        said(
                4,
                "",
                "jidu: 2018Q2尚未测算，疑点不明。请先运行 "
                        + advised("run 2018Q2 --inbox " + folder.toRealPath().resolve("inbox")) + "\n",
                "findings",
                "--quarter",
                "2018Q2");
        said(
                4,
                "",
                "jidu: 还没有测算过任何季度，疑点不明。请先运行 "
                        + advised("run 季度 --inbox " + folder.toRealPath().resolve("inbox")) + "\n",
                "findings");
    }

    @Test
    void findingsAreThoseOfTheNewestRevision() throws IOException {
        send(
                FILE,
                HEADER
                        + GOOD.replace("XB", "XA")
                        + GOOD.replace("91331002MA2H1001XB", "91331002MA2H10028B")
                                .replace("有限责任公司", "虚构类型"));
        // another place's plan: nothing is printed
        jidu("run", "2018Q2", "--inbox", folder.resolve("inbox").toString(), "--plan", "lanxi-2018");
        Said found = jidu("findings", "--code", "CODE_CHECK_DIGIT", "--area", "331002");
        assertThat(found)
                .isEqualTo(new Said(
                        0,
                        "2018Q2 331002（椒江区） 代码校验位不符（CODE_CHECK_DIGIT）：" + FILE
                                + "第2行“统一社会信用代码”91331002MA2H1001XA的校验码不正确，已照录。请与登记机关核对。\n",
                        ""));
        said(
                0,
                "2018Q2 331002（椒江区） 主体类型未知（TYPE_UNKNOWN）：" + FILE + " 第3行：主体类型“虚构类型”不在对照表中，因代码以91开头按企业计\n",
                "",
                "findings",
                "--code",
                "type_unknown");
        assertThat(jidu("findings", "--code", "CODE_CHECK_DIGIT", "--json").out())
                .startsWith(
                        "[{\"code\":\"CODE_CHECK_DIGIT\",\"source\":\"registration\",\"area\":\"331002\",\"quarter\":\"2018Q2\",\"file\":\"");
        ofHowManyEachRuleWasAsked();
        aFileThatComesLaterMakesTheQuarterStale();
    }

    /** No taxes came: nobody has passed for having filed. */
    private void ofHowManyEachRuleWasAsked() {
        said(0, """
                2018Q2 两地登记文件中都有（AREA_CLAIMED_TWICE）：已核 2，列为疑点 0，无法核对 0
                2018Q2 同一主键或同一企业的几行不同（DUPLICATE_CONFLICT）：已核 2，列为疑点 0，无法核对 0
                2018Q2 完全重复（DUPLICATE_IDENTICAL）：已核 2，列为疑点 0，无法核对 0
                2018Q2 未见纳税申报（NOT_TAX_REGISTERED）：已核 0，列为疑点 0，无法核对 2
                2018Q2 收入达到规上、限上标准而未入库（OVER_LINE_NOT_LISTED）：已核 0，列为疑点 0，无法核对 2
                2018Q2 主体类型未知（TYPE_UNKNOWN）：已核 2，列为疑点 1，无法核对 0
                """, "", "findings", "--checks");
        assertThat(jidu("findings", "--checks", "--code", "type_unknown", "--json")
                        .out())
                .isEqualTo(
                        "[{\"quarter\":\"2018Q2\",\"code\":\"TYPE_UNKNOWN\",\"source\":\"registration\",\"area\":\"331002\","
                                + "\"evaluated\":2,\"failed\":1,\"notEvaluable\":0}]\n");
    }

    private void aFileThatComesLaterMakesTheQuarterStale() throws IOException {
        said(0, "2018Q2：r1，编制日期 2018-07-20，文件 1 个（入库 1，退回 0，待确认 0）\n", "", "status");
        String tax = "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）\n91331002MA2H1001XB,甲厂,331002,2018Q2,1,1\n";
        jidu("ingest", send("tax_331002_2018Q2.csv", tax).toString());
        said(
                0,
                "2018Q2：r1，编制日期 2018-07-20，文件 2 个（入库 2，退回 0，待确认 0）；已过时（tax_331002_2018Q2.csv）：下次运行重新测算\n重新测算过时的季度："
                        + advised("run 2018Q2 --inbox " + folder.toRealPath().resolve("inbox")) + "\n",
                "",
                "status");
        assertThat(jidu("status", "--quarter", "2018Q2", "--as-of", "2018-07-21")
                        .out())
                .endsWith("税务（期限 2018-07-20）：按时：椒江区；逾期 1 天未报：黄岩区、路桥区、三门县、天台县、仙居县、温岭市、临海市、玉环市\n");
        assertThat(jidu("status", "--quarter", "2018Q2", "--as-of", "2019-07-30")
                        .out())
                .endsWith("温岭市、临海市、玉环市\n迟报或逾期一年以上。补录往年季度的，请在 jobs/schedule.yml 中写明从哪个季度起催报"
                        + "（expectedFrom: 年份Q季度，如 expectedFrom: 2026Q1），之前的季度不算迟报\n");
        programsReadTheSame();
    }

    private void programsReadTheSame() throws IOException {
        assertThat(jidu("status", "--json").out())
                .isEqualTo(
                        "{\"quarters\":[{\"quarter\":\"2018Q2\",\"revision\":1,\"asOf\":\"2018-07-20\",\"reason\":\"\","
                                + "\"stale\":[\"tax_331002_2018Q2.csv\"],\"staleBecause\":{\"arrived\":[\"tax_331002_2018Q2.csv\"],\"retracted\":[],\"measured\":[],\"decided\":false,\"adjusted\":false},\"files\":2,\"filesLoaded\":2,\"acknowledged\":0,"
                                + "\"refused\":0,\"held\":0,\"unrecognised\":0,\"unpacked\":0,\"waiting\":0,\"read\":3,"
                                + "\"loaded\":3,\"duplicate\":0,\"rejected\":0,\"settled\":0}],\"outstanding\":[],\"waiting\":[],"
                                + "\"judged\":[],\"releases\":[],\"upgraded\":[],\"rerun\":\""
                                + advised("run 2018Q2 --inbox "
                                        + folder.toRealPath().resolve("inbox")) + "\"}\n");
        assertThat(jidu("status", "--quarter", "2018Q2", "--as-of", "2018-07-21", "--json")
                        .out())
                .contains(
                        "{\"source\":\"tax\",\"sender\":\"\",\"authority\":\"\",\"area\":\"331002\",\"due\":\"2018-07-20\","
                                + "\"state\":\"on-time\",\"days\":0,\"file\":\"\"}",
                        "{\"source\":\"roster\",\"sender\":\"tech\",\"authority\":\"市科技局\",\"area\":\"331002\",\"due\":\"2018-07-15\","
                                + "\"state\":\"missing\",\"days\":6,\"file\":\"\"}");
    }

    @Test
    void rejectsOfAWorkbookNameTheSheet() throws IOException {
        Path file = folder.resolve("registration_331002_2018Q2.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            XSSFSheet sheet = book.createSheet("登记");
            put(sheet, 2, HEADER.strip());
            put(sheet, 3, GOOD.strip());
            put(sheet, 4, GOOD.strip().replace("2015-01-01", "昨天"));
            sheet.createRow(5).createCell(0).setCellValue(913310020000000000.0);
            book.write(out);
        }
        assertThat(jidu("ingest", file.toString()).out()).contains("入库 1，重复 0，剔除 2");
        said(
                0,
                "registration_331002_2018Q2.xlsx 工作表“登记”第5行“成立日期”的值“昨天”（DATE_INVALID）：应为 日期，如 2019-03-01\n",
                "",
                "rejects",
                "--code",
                "DATE_INVALID");
        said(
                0,
                "registration_331002_2018Q2.xlsx 工作表“登记”第6行“统一社会信用代码”的值“9.1331E+17”（CODE_PRECISION_LOST）："
                        + "应为 18 位代码，单元格须为文本格式（电子表格已把代码当作数字，末几位已丢失）\n",
                "",
                "rejects",
                "--code",
                "CODE_PRECISION_LOST");
    }

    @Test
    void aHeldFileIsToldAndAccepted() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 10; i++) {
            rows.append(GOOD.replace("1001XB", "10%02dXB".formatted(i)));
        }
        jidu("ingest", send(FILE, rows.toString()).toString());
        String message = FILE + " 有 1 行，将取代现行的 10 行，减少超过 30%，暂缓入库，原有数据继续有效。请核对；确认无误的，由统计人员接受后生效。接受："
                + advised("deliveries --accept " + FILE + " --reason 理由") + "\n";
        said(
                5,
                "本次接收文件 1 个：入库 0，退回 0，待确认 1\n读入 1 行：入库 0，待确认 1，重复 0，剔除 0\n待确认 " + FILE + "：" + message,
                TAKING,
                "ingest",
                send(FILE, HEADER + GOOD).toString());
        said(0, "2018Q2：文件 2 个（入库 1，退回 0，待确认 1），尚未测算\n待确认 " + FILE + "：" + message, "", "status");
        assertThat(jidu("deliveries", "--fate", "held").out()).startsWith(FILE + "：待确认，读入 1 行：可入库 1，重复 0，剔除 0\n");
        said(
                2,
                "",
                "jidu: --accept（接受待确认的文件）、--unaccept（收回接受）、--close（结清退回、待确认或未识别的文件）三者取一，并要给出 --reason 理由（身份为系统账户，或 --as 令牌文件）\n",
                "deliveries",
                "--accept",
                FILE);
        said(
                4,
                "",
                "jidu: 没有待确认的文件 x.csv。文件名见 " + advised("deliveries") + "\n",
                "deliveries",
                "--accept",
                "x.csv",
                "--reason",
                "核实");
        said(0, "已接受 " + FILE + "，下次运行时生效\n", UNKNOWN, "deliveries", "--accept", FILE, "--reason", "核实");
        said(
                0,
                "2018Q2：文件 2 个（入库 2，退回 0，待确认 0），尚未测算\n已接受 " + FILE + "（" + USER + "，2018-07-20 09:00），理由：核实\n",
                "",
                "status");
        assertThat(jidu("deliveries").out()).isEqualTo("""
                %1$s：入库，读入 10 行：入库 10，重复 0，剔除 0
                %2$s  被后来的同名文件取代
                %1$s：入库，读入 1 行：入库 1，重复 0，剔除 0
                %3$s  曾待确认，由 %4$s 于 2018-07-20 09:00 接受，理由：核实
                """.formatted(
                        FILE,
                        arrived("ingest", rows.toString().getBytes(StandardCharsets.UTF_8).length, "，UTF-8"),
                        arrived("ingest", (HEADER + GOOD).getBytes(StandardCharsets.UTF_8).length, "，UTF-8"),
                        USER));
        assertThat(jidu("deliveries", "--json").out().split("\"accepted\":\"核实\"", -1))
                .hasSize(2);
    }

    /** Who decides is known by his account or his token, and by nothing that he says. */
    @Test
    void whoDecidesIsOneOfTheSitesPeople() throws IOException {
        Path people = JobsCopy.into(folder).resolve("people.yml");
        Path token = folder.resolve("li.token");
        Files.writeString(token, "0123456789abcdef0123456789abcdef\n");
        // printf %s 0123456789abcdef0123456789abcdef | sha256sum
        String sha256 = "3eb1bd439947eb762998e566ccc2e099c791118b2f40579cc4f7da2b5061b7f9";
        jidu("ingest", send("b.et", "不是报表").toString());
        String[] close = {"--jobs", people.getParent().toString(), "--reason", "不是报表"};
        Files.writeString(people, "people:\n  - {name: 王芳, user: nobody-here, roles: [statistician]}\n");
        refused("系统账户“" + USER + "”不在 jobs/people.yml 中，不能做这件事。请在其中加上此人的 user，或用 --as 给出令牌文件", close);
        Files.writeString(people, "people:\n  - {name: 王芳, user: " + USER + ", roles: [operator]}\n");
        refused("王芳没有做这件事所需的角色“统计人员”（statistician）。请在 jobs/people.yml 的 roles 中加上，或由有此角色的人来做", close);
        Files.writeString(
                people,
                "people:\n  - {name: 王芳, user: " + USER + ", roles: [statistician], area: \"331002\"}\n"
                        + "  - {name: 李强, token: " + sha256 + ", roles: [statistician]}\n");
        refused("王芳只能决定椒江区的数据，“b.et”不在其内。请由相应的人来做", close);
        refused(
                "令牌文件 " + people + " 不是 jobs/people.yml 中任何人的。请核对其中的 token（令牌的 SHA-256）",
                Stream.concat(Stream.of(close), Stream.of("--as", people.toString()))
                        .toArray(String[]::new));
        said(
                0,
                "已结清 b.et，不再列为待办\n",
                "",
                Stream.concat(Stream.of("deliveries", "--close", "b.et", "--as", token.toString()), Stream.of(close))
                        .toArray(String[]::new));
        assertThat(jidu("deliveries").out()).endsWith("  由 李强 于 2018-07-20 09:00 结清，理由：不是报表\n");
    }

    private void refused(String message, String... close) {
        said(
                2,
                "",
                "jidu: " + message + "\n",
                Stream.concat(Stream.of("deliveries", "--close", "b.et"), Stream.of(close))
                        .toArray(String[]::new));
    }

    /** A report is known to be wrong from then on: who looks is told, whatever he previews. */
    @Test
    void whatWasMeasuredWithAFileThatIsHeldAgainIsOutOfDate() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 10; i++) {
            rows.append(GOOD.replace("1001XB", "10%02dXB".formatted(i)));
        }
        jidu("ingest", send(FILE, rows.toString()).toString());
        Path less = send("registration_331002_2018Q2_少.csv", HEADER + GOOD);
        jidu("ingest", less.toString());
        jidu("deliveries", "--accept", less.getFileName().toString(), "--reason", "核实");
        Path empty = Files.createDirectories(folder.resolve("empty"));
        String[] run = {"run", "2018Q2", "--inbox", empty.toString(), "--area", "331003"};
        jidu(run);
        assertThat(jidu("status").out()).startsWith("2018Q2：r1，编制日期 2018-07-20，文件 2 个（入库 2，退回 0，待确认 0）\n已接受 ");
        jidu("deliveries", "--unaccept", less.getFileName().toString(), "--reason", "来电更正");
        assertThat(jidu("status").out())
                .startsWith("2018Q2：r1，编制日期 2018-07-20，文件 2 个（入库 1，退回 0，待确认 1）"
                        + "；已过时（已收回接受：registration_331002_2018Q2_少.csv）：下次运行重新测算\n");
        assertThat(jidu("preview", less.toString()).out())
                .endsWith("2018Q2：现有 r1 已过时（已收回接受：registration_331002_2018Q2_少.csv），下次运行重新测算，指标还会变动，与试算的文件无关\n");
        assertThat(jidu(run).out()).contains("修订：2018Q2 r2（新）");
        assertThat(jidu("status").out()).startsWith("2018Q2：r2，编制日期 2018-07-20，文件 2 个（入库 1，退回 0，待确认 1）\n");
    }

    @Test
    void aLaterGoodFileClearsTheRefusedOne() throws IOException {
        assertThat(jidu(
                                "ingest",
                                send(FILE, "企业名称\n").toString(),
                                send("a.et", "x").toString())
                        .out())
                .startsWith("本次接收文件 2 个：入库 0，退回 1，待确认 0，未识别 1\n");
        assertThat(jidu("status").out())
                .isEqualTo("2018Q2：文件 1 个（入库 0，退回 1，待确认 0），尚未测算\n退回 " + FILE + "（表头与约定不符，HEADER_MISMATCH）：" + FILE
                        + " 第1行作为表头缺少必备列：统一社会信用代码、主体类型、行业代码、行政区划代码、成立日期、经营状态。该行有：企业名称。请按报送格式补齐列名后再报送。\n"
                        + "未识别 a.et：a.et 是 WPS 表格文件，不能读取。请在 WPS 中另存为 .xlsx 或 .xls 后再报送。\n");
        jidu("ingest", send("registration_331002_2018Q2_改.csv", HEADER + GOOD).toString());
        said(
                0,
                "2018Q2：文件 2 个（入库 1，退回 1，待确认 0；退回、待确认的文件中 1 个已了结），尚未测算\n"
                        + "未识别 a.et：a.et 是 WPS 表格文件，不能读取。请在 WPS 中另存为 .xlsx 或 .xls 后再报送。\n",
                "",
                "status");
    }

    /** A wrong name, put right: the very bytes are taken in, so nobody has to look at it any more. */
    @Test
    void theSameBytesUnderAnotherNameSettleAnUnrecognisedFile() throws IOException {
        jidu("ingest", send("登记.csv", HEADER + GOOD).toString());
        assertThat(jidu("status").out()).startsWith("未识别 登记.csv：").hasLineCount(1);
        jidu("ingest", send("登记二.csv", HEADER + GOOD).toString());
        assertThat(jidu("status").out())
                .as("not taken in under the other name either")
                .contains("未识别 登记.csv：")
                .contains("未识别 登记二.csv：");
        jidu("ingest", send(FILE, HEADER + GOOD).toString());
        said(0, "2018Q2：文件 1 个（入库 1，退回 0，待确认 0），尚未测算\n", "", "status");
        jidu("ingest", send("registration_331002_2018Q2_再.csv", HEADER + GOOD).toString());
        said(0, "2018Q2：文件 2 个（入库 1，已收到 1，退回 0，待确认 0），尚未测算\n", "", "status");
    }

    @Test
    void ofTwoHeldUnderOneNameOnlyTheNewestIsAccepted() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 10; i++) {
            rows.append(GOOD.replace("1001XB", "10%02dXB".formatted(i)));
        }
        jidu("ingest", send(FILE, rows.toString()).toString());
        jidu(
                "ingest",
                send(FILE, HEADER + GOOD + GOOD.replace("1001XB", "1002XB")).toString());
        jidu("ingest", send(FILE, HEADER + GOOD).toString());
        String[] accept = {"deliveries", "--accept", FILE, "--reason", "核实"};
        said(0, "已接受 " + FILE + "，下次运行时生效：同名待确认的有 2 份，只接受最后收到的一份，其余不再使用\n", UNKNOWN, accept);
        assertThat(new JdbcTemplate(database.owner())
                        .queryForList("select state from jidu.delivery order by batch_id", String.class))
                .containsExactly("loaded", "held", "loaded");
        said(0, FILE + " 已由后来的同名文件取代：接受它，现行数据也不变，仍为待确认。不再需要的，请用 --close 结清\n", "", accept);
        assertThat(jidu("status").out())
                .startsWith("2018Q2：文件 3 个（入库 2，退回 0，待确认 1；退回、待确认的文件中 1 个已了结），尚未测算\n已接受 " + FILE + "（")
                .hasLineCount(2);
    }

    /** A, then B, then A again: only the last stands. */
    @Test
    void rejectsAreThoseOfWhatStands() throws IOException {
        String a = HEADER + GOOD + ",乙厂,有限责任公司,3525,331002,2015-01-01,存续\n";
        jidu("ingest", send(FILE, a).toString());
        jidu("ingest", send(FILE, a.replace("1001XB", "1002XB")).toString());
        jidu("ingest", send(FILE, a).toString());
        assertThat(jidu("rejects").out()).hasLineCount(1);
        assertThat(jidu("rejects", "--all").out()).hasLineCount(3);
        // not one row of these is good, so that none of them takes the place of the rows in force
        String none = HEADER + GOOD.replace("2015-01-01", "2015-13-01");
        jidu("ingest", send(FILE, none).toString());
        jidu("ingest", send(FILE, none.replace("2015-13", "2015-14")).toString());
        assertThat(jidu("rejects").out()).contains("第3行", "“2015-14-01”").doesNotContain("2015-13-01");
        jidu("ingest", send(FILE, HEADER + GOOD).toString());
        assertThat(jidu("rejects").out()).isEqualTo("没有被剔除的行\n");
    }

    /** The same bytes as a held file: not in force, and how it is let in. */
    @Test
    void theBytesOfAHeldFileAreHeldAlready() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 10; i++) {
            rows.append(GOOD.replace("1001XB", "10%02dXB".formatted(i)));
        }
        jidu("ingest", send(FILE, rows.toString()).toString());
        jidu("ingest", send(FILE, HEADER + GOOD).toString());
        String again = "registration_331002_2018Q2_再.csv";
        said(
                5,
                "本次接收文件 1 个：入库 0，已收到 1，退回 0，待确认 0\n读入 0 行：入库 0，重复 0，剔除 0\n待确认 " + again + "：内容与此前收到、待确认的 "
                        + FILE + " 完全相同，不重复入库；" + FILE + " 被接受后生效，此前原有数据继续有效。接受："
                        + advised("deliveries --accept " + FILE + " --reason 理由") + "\n",
                "· 归集：查找新到文件\n· 接收：逐个文件入库\n",
                "ingest",
                send(again, HEADER + GOOD).toString());
        assertThat(jidu("status").out()).as("still to be done").contains("待确认 " + FILE);
        assertThat(jidu("preview", send(FILE, HEADER + GOOD).toString()).out())
                .contains("内容与此前收到、待确认的 " + FILE + " 完全相同")
                .contains("没有数据将入库，各项指标不变\n如果接受 " + FILE + "：\n登记 2018Q2：取代现行 10 行；新增 0 行，改动 0 行，不变 1 行，减少 9 行\n");
    }

    @Test
    void whatNeedsNobodyIsClosedWithAReason() throws IOException {
        jidu("ingest", send("a.et", "x").toString());
        said(
                2,
                "",
                "jidu: “理由”不是理由。请在 --reason 后写明为什么，例如 --reason 已与报送单位核实\n",
                "deliveries",
                "--close",
                "a.et",
                "--reason",
                "理由");
        said(0, "已结清 a.et，不再列为待办\n", UNKNOWN, "deliveries", "--close", "a.et", "--reason", "不是报表");
        said(
                4,
                "",
                "jidu: 没有待处理的文件 a.et：或者没有收到，或者已入库、已由后来的文件取代、已结清。文件名见 " + advised("deliveries") + "\n",
                "deliveries",
                "--close",
                "a.et",
                "--reason",
                "不是报表");
        said(0, "已结清 a.et（" + USER + "，2018-07-20 09:00），理由：不是报表\n", "", "status");
        assertThat(jidu("deliveries").out()).endsWith("  由 " + USER + " 于 2018-07-20 09:00 结清，理由：不是报表\n");
    }

    /** What is wrong with a whole row, or is not there, is told in words of its own. */
    @Test
    void rejectsWithoutAFieldOrAValue() throws IOException {
        String text =
                HEADER + GOOD.replace("有限责任公司", "") + GOOD.strip() + ",多\n" + GOOD.replace("甲厂", "甲".repeat(32_768));
        Path file = send(FILE, text);
        String empty = FILE + " 第2行“主体类型”为空（REQUIRED_MISSING）：应为 必填，不能为空\n";
        String width = FILE + " 第3行（ROW_WIDTH）：有 8 个单元格，应为 与表头相同的 7 个单元格\n";
        assertThat(jidu("preview", file.toString()).out()).contains("  " + empty, "  " + width);
        jidu("ingest", file.toString());
        said(0, empty, "", "rejects", "--code", "REQUIRED_MISSING");
        said(0, width, "", "rejects", "--code", "ROW_WIDTH");
        said(
                0,
                FILE + " 第4行（ROW_TOO_LONG）：应为 一个单元格不超过 32767 个字符，本行有的至少有 32768 个（limits.yml 的 fieldCharacters）\n",
                "",
                "rejects",
                "--code",
                "ROW_TOO_LONG");
    }

    @Test
    void wrongUsage() throws IOException {
        said(2, "", "jidu: 请给出要接收的文件，或用 --inbox 指明收件目录（二者取一）\n", "ingest");
        said(4, "", "jidu: 文件不存在：none.csv\n", "ingest", "none.csv");
        said(2, "", "jidu: 季度“2018Q5”无法识别：应写作 2018Q2 或 2018年二季度\n", "rejects", "--quarter", "2018Q5");
        said(2, "", "jidu: 没有区划“1”：应为区划表中的6位或9位代码，或名称\n", "findings", "--area", "1");
        said(
                2,
                "",
                "jidu: 没有代码“DATE”：现有 AREA_OUTSIDE、AREA_UNKNOWN、CODE_MALFORMED、CODE_MISSING、CODE_PRECISION_LOST、DATE_INVALID、NOT_IN_LIST、"
                        + "NUMBER_INVALID、OUT_OF_RANGE、PERIOD_MISMATCH、REQUIRED_MISSING、ROW_TOO_LONG、ROW_WIDTH\n",
                "rejects",
                "--code",
                "DATE");
        said(
                2,
                "",
                "jidu: 没有代码“DATE_INVALID”：现有 AREA_CLAIMED_TWICE、AREA_MISMATCH、CODE_CHECK_DIGIT、CODE_REPAIRED、DUPLICATE_CONFLICT、DUPLICATE_IDENTICAL、"
                        + "ENDED_BUT_BORROWING、ENDED_BUT_FILING、ENDED_BUT_TENANT、FIRST_LOAN_CONTRADICTED、IMPLAUSIBLE_VALUE、LISTED_FAR_BELOW、LIST_NOT_NESTED、LOAN_AT_TWO_LENDERS、NAME_MISMATCH、NOT_REGISTERED、"
                        + "NOT_TAX_REGISTERED、OVER_LINE_NOT_LISTED、OWN_PAST_BEGUN、OWN_PAST_JUMP、OWN_PAST_STOPPED、PARK_LAND_EXCEEDED、PARK_NOT_IN_LEDGER、"
                        + "RARE_CHARACTER、RETURN_DIFFERS、STATUS_DATE_MISSING、TYPE_UNKNOWN、UNIT_MISMATCH\n",
                "findings",
                "--code",
                "DATE_INVALID");
        said(
                2,
                "",
                "jidu: 没有数据种类“x”：现有 loan、park、park-tenant、registration、return、roster、size-class、tax\n",
                "deliveries",
                "--source",
                "x");
        said(2, "", "jidu: 没有处理结果“退”：现有 入库、已收到、退回、待确认、未识别、已解包、待接收\n", "deliveries", "--fate", "退");
        Path file = Files.createFile(folder.resolve("file"));
        said(
                2,
                "",
                "jidu: 月份“2018M05”只用于按月报送的数据：请同时用 --source 给出（return），或改为季度\n",
                "ingest",
                file.toString(),
                "--quarter",
                "2018M05");
        said(2, "", "jidu: --out 应为目录，而 " + file + " 是已有的文件\n", "sample", "--out", file.toString());
    }

    /** Who looks at the wrong place must not find an empty site there. */
    @Test
    void lookingMakesNoSite() {
        Path none = folder.resolve("none");
        for (String command : List.of("status", "deliveries", "rejects", "findings")) {
            assertThat(Said.jidu(command, "--home", none.toString()))
                    .isEqualTo(new Said(4, "", "jidu: 数据目录 " + none + " 不存在，或者其中还没有数据库。请检查 --home\n"));
            assertThat(Said.jidu(command, "--home", folder.toString()).status()).isEqualTo(4);
        }
        assertThat(folder).isEmptyDirectory();
    }

    /** The file's second line. */
    private static String arrived(String way, long bytes, String format) {
        return "  2018-07-20 09:00 收到：" + way + "，账户 " + System.getProperty("user.name") + "；" + bytes + " 字节" + format
                + "\n";
    }

    /** In a zip too: the command is copied as it stands, read as a shell reads it, and settles the file. */
    @Test
    void theCommandThatSettlesADoubtfulFileWorksAsItIsTold() throws Exception {
        Path zip = Files.createDirectories(folder.resolve("inbox")).resolve("报送.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("登记/椒江 it's.csv"));
            out.write((HEADER + GOOD).getBytes(StandardCharsets.UTF_8));
        }
        Said taken = jidu("ingest", "--inbox", zip.getParent().toString());
        String site = " --home " + folder.resolve("home") + " --db '"
                + TestDatabase.url(database).replaceAll("&password=.*", "") + "'";
        String command =
                Said.PROGRAM + " ingest" + site + " '椒江 it'\\''s.csv' --source registration --area 331002 --quarter 季度";
        String told = "未识别 椒江 it's.csv：文件 椒江 it's.csv 未接收：不能确定季度。请填上季度后改名为 registration_331002_季度.csv" + " 再报送，或执行："
                + command + "\n";
        assertThat(taken.out()).endsWith(told);
        assertThat(jidu("status").out()).endsWith(told);
        List<String> words = Said.words(command).stream()
                // a password is no part of what is advised
                .map(w -> w.startsWith("jdbc:") ? TestDatabase.held(database) : w)
                .toList();
        assertThat(Said.jidu(words.subList(1, words.size()).toArray(String[]::new)))
                .as("nobody runs it by mistake")
                .isEqualTo(new Said(2, "", "jidu: 季度“季度”无法识别：应写作 2018Q2 或 2018年二季度\n"));
        words = words.stream().map(w -> w.equals("季度") ? "2018Q2" : w).toList();
        String understood = "认作登记，椒江区（331002），2018年二季度（数据种类、地区、季度由命令指定），即 registration_331002_2018Q2.csv。如不对，请改命令后再执行。";
        assertThat(Said.jidu(words.subList(1, words.size()).toArray(String[]::new)))
                .isEqualTo(new Said(
                        0,
                        "本次接收文件 1 个：入库 1，退回 0，待确认 0\n读入 1 行：入库 1，重复 0，剔除 0\n椒江 it's.csv：" + understood + "\n",
                        TAKING));
        assertThat(jidu("status").out()).doesNotContain("未识别 椒江");
        assertThat(jidu("deliveries", "--fate", "loaded").out()).endsWith("  " + understood + "\n");
        said(4, "", "· 归集：查找新到文件\njidu: 文件不存在：没有.csv\n", "ingest", "没有.csv", "--source", "税务");
        said(2, "", "jidu: 区划 椒汪区 不能确定，可能是 椒江区（331002）\n", "ingest", zip.getParent() + "/x.csv", "--area", "椒汪区");
        said(
                2,
                "",
                "jidu: --source、--area、--quarter、--supplement 只用于直接给出的文件，不能用于 --inbox 和压缩文件\n",
                "ingest",
                zip.toString(),
                "--source",
                "tax");
    }

    /** A zip is named beside what lay in it; columns that were left out are named. */
    @Test
    void whatLayInAZipSaysSo() throws IOException {
        Path zip = Files.createDirectories(folder.resolve("inbox")).resolve("登记.zip");
        String text = HEADER.strip() + ",备用\n" + GOOD.strip() + ",x\n";
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry(FILE));
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        said(0, "本次接收文件 2 个：入库 1，解包 1，退回 0，待确认 0\n读入 1 行：入库 1，重复 0，剔除 0\n", TAKING, "ingest", zip.toString());
        long bytes = text.getBytes(StandardCharsets.UTF_8).length;
        String user = System.getProperty("user.name");
        said(
                0,
                FILE + "：入库，读入 1 行：入库 1，重复 0，剔除 0\n  2018-07-20 09:00 收到：ingest，账户 " + user + "，在压缩文件 登记.zip 内；" + bytes
                        + " 字节，UTF-8\n  不认识的列未读取：备用。\n登记.zip：已解包\n"
                        + arrived("ingest", Files.size(zip), ""),
                "",
                "deliveries");
    }

    @Test
    void whatIsStillBeingWrittenIsNamed() {
        new JdbcTemplate(database.owner())
                .update("insert into waiting_file values ('/inbox', 'tax_331002_2018Q2.csv', now())");
        String line = "尚在写入 tax_331002_2018Q2.csv：本次未接收，写完后由下次运行接收";
        said(0, line + "\n", "", "status");
        assertThat(new FilesSummary(List.of(), List.of("tax_331002_2018Q2.csv"), new SiteOptions()).lines())
                .containsExactly("没有新到文件，没有重复入库", line);
    }

    /** A command as it works when copied, but for the password. */
    private String advised(String command) {
        return "%s %s --home %s --db '%s'"
                .formatted(
                        Said.PROGRAM,
                        command,
                        folder.resolve("home"),
                        TestDatabase.url(database).replaceAll("&password=.*", ""));
    }

    private Path send(String name, String text) throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        return Files.writeString(inbox.resolve(name), text);
    }

    private static void put(XSSFSheet sheet, int number, String cells) {
        XSSFRow row = sheet.createRow(number);
        List<String> all = List.of(cells.split(",", -1));
        for (int c = 0; c < all.size(); c++) {
            row.createCell(c).setCellValue(all.get(c));
        }
    }

    private void said(int status, String out, String err, String... arguments) {
        assertThat(jidu(arguments)).isEqualTo(new Said(status, out, err));
    }

    private Said jidu(String... arguments) {
        String[] all = Stream.concat(
                        Stream.of(arguments),
                        arguments[0].equals("sample")
                                ? Stream.<String>empty()
                                : Stream.of(
                                        "--home",
                                        folder.resolve("home").toString(),
                                        "--db",
                                        TestDatabase.held(database)))
                .toArray(String[]::new);
        return Said.jidu(all);
    }
}
