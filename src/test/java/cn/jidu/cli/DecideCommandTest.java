package cn.jidu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.definition.JobsCopy;
import cn.jidu.store.Database;
import cn.jidu.store.KeptSite;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.extractor.XSSFExcelExtractor;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** From the queue to the figure and back, word for word. */
class DecideCommandTest {
    private static final String USER = SiteOptions.user();
    private static final String AGREEMENTS = "代码=缺 旧码=缺 字号=一致 区划=一致 类型=一致 行业=缺 成立日期=缺 法定代表人=缺";

    private static final String PRINTED = "331000";
    /** An area whose report is not printed, since nothing arrived for it. */
    private static final String NOT_ARRIVED = "331003";

    static final KeptSite<Said> FIRST = new KeptSite<>("decide", DecideCommandTest::aRevision);

    private Path folder;
    private Database database;
    private JdbcTemplate db;

    @BeforeEach
    void open() {
        KeptSite.Copy<Said> first = FIRST.copy();
        folder = first.folder();
        database = first.database();
        db = new JdbcTemplate(database.owner());
        assertThat(first.result().out()).contains("2018Q2 r1（新）");
        assertThat(jidu("decide").out().lines()).hasSize(2);
    }

    private static Said aRevision(Path folder, Database database) throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(
                inbox.resolve("registration_331002_2018Q2.csv"),
                "统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态\n"
                        + "91331002MA2H1003XU,同名厂,有限责任公司,3525,331002,2015-01-01,存续\n"
                        + "91331002MA2H10044J,台州市同名厂,有限责任公司,3525,331002,2015-01-01,存续\n");
        Files.writeString(
                inbox.resolve("tax_331002_2018Q2.csv"),
                "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）\n" + ",同名厂,331002,2018Q2,60000000,10\n"
                        + "91331002MA2H1003XU,同名机械厂,331002,2018Q2,1000,10\n");
        return run(folder, database, PRINTED);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Said run() {
        return run(folder, database, NOT_ARRIVED);
    }

    private static Said run(Path folder, Database database, String printed) {
        return Said.at(
                folder.resolve("home"),
                database,
                "run",
                "2018Q2",
                "--area",
                printed,
                "--inbox",
                folder.resolve("inbox").toString());
    }

    private String id(String uscc) {
        return db.queryForObject(
                "select candidate_id from jidu.candidate where enterprise_id = md5('uscc:' || ?)::uuid",
                String.class,
                uscc);
    }

    /** A filing of sixty million: the one is then no small enterprise, the other has filed. Three figures of two areas move. */
    private String waits(String uscc, String name) {
        String rate = uscc.equals("91331002MA2H1003XU") ? "0.00" : "100.00";
        return id(uscc) + " [强] 椒江区 税务：“同名厂”（无代码）是不是 " + uscc + " " + name + "？" + AGREEMENTS
                + "；同样的行 1 行，例如 tax_331002_2018Q2.csv:1:2；若是，台州市“税务登记率”由 50.00 变为 " + rate
                + " %；椒江区“税务登记率”由 50.00 变为 " + rate + " %；台州市“在册小微企业中部分属新兴产业的”由 2 变为 1 家（共 6 处）\n";
    }

    @Test
    void whatIsDecidedCountsUntilItIsWithdrawn() throws IOException {
        String one = id("91331002MA2H1003XU");
        String two = id("91331002MA2H10044J");
        assertThat(jidu("decide").out().lines().sorted().toList())
                .isEqualTo((waits("91331002MA2H1003XU", "同名厂") + waits("91331002MA2H10044J", "台州市同名厂"))
                        .lines()
                        .sorted()
                        .toList());
        said(0, "还没有作过匹配决定\n", "", "decide", "--decided");
        String jobs = smallSite();
        said(
                0,
                "收到决定 1 项，新记下 1 项，下次运行时生效\n",
                "没有 jobs/people.yml：决定记在系统账户“" + USER + "”名下。要记下姓名和角色，请按 docs/people.md 写明人员（此话只说一次）\n",
                "decide",
                "--accept",
                one,
                "--reason",
                "电话核实",
                "--jobs",
                jobs);
        said(0, "没有待决定的匹配\n", "", "decide");
        String line = one + "：“同名厂”（无代码）是 91331002MA2H1003XU 同名厂，自 2018Q2 起；" + USER + "，2018-07-20 09:00，理由：电话核实";
        said(0, line + "\n", "", "decide", "--decided");
        assertThat(jidu("status").out()).contains("；已过时（匹配决定有变动）：下次运行重新测算\n");
        said(
                2,
                "",
                "jidu: " + two + " 与现行决定冲突：" + USER + "已决定“是”91331002MA2H1003XU 同名厂（" + one + "）。请先用 --withdraw " + one
                        + " 收回它\n",
                "decide",
                "--accept",
                two,
                "--reason",
                "来函");

        assertThat(run().out()).contains("2018Q2 r2（新）");
        assertThat(jidu("explain", "--row", "tax_331002_2018Q2.csv:1:2").out())
                .contains("人工认定")
                .endsWith("人工认定为 91331002MA2H1003XU 同名厂：" + USER + "，2018-07-20 09:00，理由：电话核实\n");
        String word = "{\"enterprise\":\"91331002MA2H1003XU 同名厂\",\"by\":\"" + USER
                + "\",\"at\":\"2018-07-20T01:00:00Z\",\"agreedBy\":\"\",\"reason\":\"电话核实\"";
        assertThat(jidu("explain", "--row", "tax_331002_2018Q2.csv:1:2", "--json")
                        .out())
                .endsWith(",\"decision\":" + word + "}}\n");
        assertThat(jidu("explain", "taizhou-2018/enterprise-growth", "--area", "331002", "--json")
                        .out())
                .as("of registrations that nobody decided about")
                .contains("\"decisions\":[]");

        said(0, "没有待决定的匹配\n", "", "decide");
        db.update("update jidu.candidate set agreements = '字号=不同' where candidate_id = ?", one);
        assertThat(jidu("decide").out())
                .isEqualTo(waits("91331002MA2H1003XU", "同名厂")
                        .replaceAll("；若是，.*", "") // it is tied: nothing would move
                        .replace(AGREEMENTS + "；", "证据已变，现为 字号=不同，原决定 是（" + AGREEMENTS + "）仍有效，请再决定一次；"));
        said(0, "已收回 " + one + "，下次运行时恢复原状\n", "", "decide", "--withdraw", one, "--reason", "来电更正");
        said(0, line + "；已由" + USER + "收回\n", "", "decide", "--decided");
        assertThat(run().out()).contains("2018Q2 r3（新）");
        assertThat(jidu("explain", "--row", "tax_331002_2018Q2.csv:1:2").out()).doesNotContain("人工认定");
    }

    /** Rows stay under the code that they were kept with, and are of the area that took its place. */
    @Test
    void whatLiesUnderAnAbolishedCodeIsAskedOfItsSuccessor() throws IOException {
        db.update("update jidu.candidate set county_code = '331021'");
        assertThat(jidu("decide").out().lines().toList()).hasSize(2).allMatch(l -> l.contains(" [强] 玉环市 税务：“同名厂”"));
        assertThat(jidu("decide", "--area", "玉环市").out().lines()).hasSize(2);
        assertThat(jidu("decide", "--area", "椒江区").out()).isEqualTo("没有待决定的匹配\n");
        Path text = folder.resolve("a.csv");
        jidu("decide", "--area", "玉环市", "--export", text.toString());
        assertThat(Files.readString(text)).contains("," + "玉环市,税务,tax_331002_2018Q2.csv:1:2,");
        assertThat(jidu("decide", "--import", text.toString()).out()).isEqualTo(text + " 的“决定”列没有填写，没有记下任何决定\n");
    }

    /** Of a list, which counts enterprises of any size; what is kept tells it as the rows do. */
    @Test
    void aFigureTellsWhoseWordTiesItsRows() throws IOException {
        Files.writeString(folder.resolve("inbox/roster_331002_2018Q2.csv"), """
                名单,企业代码,企业名称,行政区划代码,认定日期
                tech,,同名厂,331002,2018-05-01
                """);
        run();
        List<String> candidates = db.queryForList(
                "select distinct candidate_id from jidu.candidate where enterprise_id = md5('uscc:91331002MA2H1003XU')::uuid",
                String.class);
        String jobs = smallSite();
        candidates.forEach(id -> jidu("decide", "--accept", id, "--reason", "电话核实", "--jobs", jobs));
        run();
        String listed = jidu("explain", "new-tech-enterprises", "--area", "331002", "--json")
                .out();
        assertThat(listed)
                .contains("\"value\":1,\"rows\":1,")
                .contains("\"decisions\":[{\"enterprise\":\"91331002MA2H1003XU 同名厂\",\"by\":\"" + USER
                        + "\",\"at\":\"2018-07-20T01:00:00Z\",\"agreedBy\":\"\",\"reason\":\"电话核实\",\"rows\":1}]");
        assertThat(db.update("delete from jidu.revision_conditions")).isPositive();
        assertThat(jidu("explain", "new-tech-enterprises", "--area", "331002", "--json")
                        .out())
                .isEqualTo(listed);
    }

    /** One person decides everything where the site has no such setting. */
    private String smallSite() throws IOException {
        Path jobs = JobsCopy.into(folder);
        Files.delete(jobs.resolve("decisions.yml"));
        return jobs.toString();
    }

    /** A filing of sixty million is too much for one. */
    @Test
    void largeAmountsTakeTwoPeople() throws IOException {
        Path people = JobsCopy.into(folder).resolve("people.yml");
        Path token = folder.resolve("li.token");
        Files.writeString(token, "0123456789abcdef0123456789abcdef");
        Files.writeString(
                people,
                "people:\n  - {name: 王芳, user: " + USER + ", roles: [statistician], area: \"331002\"}\n"
                        + "  - {name: 李强, token: 3eb1bd439947eb762998e566ccc2e099c791118b2f40579cc4f7da2b5061b7f9"
                        + ", roles: [statistician]}\n");
        String jobs = people.getParent().toString();
        String one = id("91331002MA2H1003XU");
        assertThat(jidu("decide", "--accept", one, "--reason", "核实", "--jobs", jobs))
                .matches(s -> s.status() == 0 && s.err().isEmpty())
                .extracting(Said::out, InstanceOfAssertFactories.STRING)
                .startsWith("收到决定 1 项，新记下 1 项，下次运行时生效；其中 1 项金额较大，须另一人逐项同意后才生效"
                        + "（没有自己的系统账户的，在后面加上 --as 和其令牌文件），例如：" + Said.PROGRAM + " decide --agree " + one
                        + " --home ");
        assertThat(run().out()).doesNotContain("r2");
        said(2, "", "jidu: 决定 " + one + " 是王芳作出的，须由另一人同意\n", "decide", "--agree", one, "--jobs", jobs);
        // another name makes nobody another person
        JobsCopy.change(people, "王芳", "王小芳");
        said(2, "", "jidu: 决定 " + one + " 是王芳作出的，须由另一人同意\n", "decide", "--agree", one, "--jobs", jobs);
        JobsCopy.change(people, "王小芳", "王芳");
        said(0, "已同意 " + one + "，下次运行时生效\n", "", "decide", "--agree", one, "--jobs", jobs, "--as", token.toString());
        assertThat(jidu("decide", "--decided").out()).endsWith("；王芳，2018-07-20 09:00，理由：核实；李强同意\n");
        assertThat(run().out()).contains("2018Q2 r2（新）");
        JobsCopy.change(people, "\"331002\"", "\"331003\"");
        said(
                2,
                "",
                "jidu: 王芳只能决定黄岩区的数据，“" + one + "”不在其内。请由相应的人来做\n",
                "decide",
                "--withdraw",
                one,
                "--reason",
                "更正",
                "--jobs",
                jobs);
    }

    /** What a county fills in is the importer's word, and names the file. */
    @Test
    void aCountyFillsInAWorkbookOrAText() throws IOException {
        String one = id("91331002MA2H1003XU");
        String two = id("91331002MA2H10044J");
        Path text = folder.resolve("a.csv");
        said(
                0,
                "已将 2 项待决定的匹配写入 " + text + "：请在“决定”列填 是、否 或 都不是，填好后用 --import 读入\n",
                "",
                "decide",
                "--export",
                text.toString());
        said(2, "", "jidu: " + text + " 已存在，不覆盖。请换一个文件名\n", "decide", "--export", text.toString());
        String written = Files.readString(text);
        assertThat(written).startsWith("\uFEFF编号,区划,来源,文件:工作表:行,同样的行数,代码,名称,登记的企业,一致情况,级别,会变动的数字,以前的决定,决定,理由\r\n");
        Files.writeString(text, written.replace(",,,\r\n", ",,也许,\r\n"));
        said(
                2,
                "",
                "jidu: " + text + " 中有不能用的答复，全部没有采用：第2行“也许”，应为 是、否 或 都不是；第3行“也许”，应为 是、否 或 都不是\n",
                "decide",
                "--import",
                text.toString());
        // as an office saves it
        Files.write(
                text,
                written.substring(1)
                        .replaceAll("(" + two + "[^\r]*),,\r\n", "$1,否,已注销\r\n")
                        .getBytes(Charset.forName("GB18030")));
        assertThat(jidu("decide", "--import", text.toString()).out()).startsWith("收到决定 1 项，新记下 1 项");

        Path book = folder.resolve("b.xlsx");
        jidu("decide", "--export", book.toString());
        try (InputStream in = Files.newInputStream(book);
                XSSFWorkbook filled = new XSSFWorkbook(in)) {
            assertThat(filled.getSheetAt(0).getLastRowNum()).isEqualTo(1);
            filled.getSheetAt(0).getRow(1).getCell(12).setCellValue("都不是");
            try (OutputStream out = Files.newOutputStream(book)) {
                filled.write(out);
            }
        }
        assertThat(jidu("decide", "--import", book.toString()).out()).startsWith("收到决定 1 项，新记下 1 项");
        assertThat(jidu("decide", "--decided").out())
                .isEqualTo(two + "：“同名厂”（无代码）不是 91331002MA2H10044J 台州市同名厂，自 2018Q2 起；" + USER
                        + "，2018-07-20 09:00，理由：已注销（填报：a.csv）；待第二人同意，尚未生效\n"
                        + db.queryForObject("select left(subject, 12) from jidu.candidate limit 1", String.class)
                        + "：“同名厂”（无代码）不是登记库中的企业，自 2018Q2 起；" + USER
                        + "，2018-07-20 09:00，理由：（填报：b.xlsx）；待第二人同意，尚未生效\n");
        Files.writeString(text, "编号,决定\n" + one + ",是\n", StandardCharsets.UTF_8);
        said(2, "", "jidu: 文件 " + text + " 缺少“理由”列：请用 --export 写出的文件填写\n", "decide", "--import", text.toString());
    }

    /** What nobody proposes can be; what is judged is counted, and not asked again. */
    @Test
    void findingsAndDrawnMatchesAreJudged() throws IOException {
        said(
                4,
                "",
                "jidu: 不能提出：tax_331002_2018Q2.csv:3 不是最近一季里未匹配的行（已由代码匹配的、身份证件号的不作决定），或登记库中没有代码为 91331002MA2H10044J 的企业\n",
                "decide",
                "--row",
                "tax_331002_2018Q2.csv:3",
                "--enterprise",
                "91331002MA2H10044J");
        db.update("delete from jidu.candidate where enterprise_id = md5('uscc:91331002MA2H10044J')::uuid");
        assertThat(jidu("decide").out().lines()).hasSize(1);
        Said proposed = jidu("decide", "--row", "tax_331002_2018Q2.csv:2", "--enterprise", "91331002MA2H10044J");
        assertThat(proposed.out())
                .startsWith(waits("91331002MA2H10044J", "台州市同名厂").strip());
        assertThat(jidu("decide").out().lines()).hasSize(2);

        assertThat(jidu("decide", "--findings").out()).contains("NOT_REGISTERED 登记库中没有：待核实 1 项；尚未核实过\n");
        Path book = folder.resolve("f.xlsx");
        assertThat(jidu("decide", "--findings", "--export", book.toString()).err())
                .isEmpty();
        answer(book, "否");
        assertThat(jidu("decide", "--import", book.toString()).out()).startsWith("收到核实 ");
        assertThat(jidu("decide", "--findings").out())
                .contains("NOT_REGISTERED 登记库中没有：待核实 0 项；已核实 1 项，确有问题 0 项，准确率 0.0%\n");
        said(
                0,
                "没有待决定的匹配\n",
                "",
                "decide",
                "--findings",
                "--export",
                folder.resolve("g.xlsx").toString());

        said(0, "2018Q2 EXACT：抽 1 条，尚未核对\n", "", "decide", "--sample");
        Path drawn = folder.resolve("s.xlsx");
        jidu("decide", "--sample", "--export", drawn.toString());
        answer(drawn, "都不是");
        assertThat(jidu("decide", "--import", drawn.toString()).err())
                .contains("“匹配抽查 2018Q2”第2行“都不是”，应为 是、否 或 都不是（疑点和抽查只有 是、否）");
        answer(drawn, "是");
        said(0, "收到核实 1 项，新记下 1 项\n", "", "decide", "--import", drawn.toString());
        said(
                0,
                "2018Q2 EXACT：抽 1 条，已核对 1 条，错误 0 条，错误率 0.0%（95% 区间 0.0% 至 97.5%，Clopper–Pearson 精确法，按各县匹配数加权，有效样本量依 Korn–Graubard）\n",
                "",
                "decide",
                "--sample");
        oneByOne();
        theNextRevisionPrintsTheErrorRate();
    }

    private void oneByOne() {
        String finding = db.queryForObject(
                "select judgement_id from jidu.judgement where code = 'NOT_REGISTERED'", String.class);
        String match = db.queryForObject("select sample_id from jidu.match_sample", String.class);
        said(0, "收到核实 1 项，新记下 1 项\n", "", "decide", "--confirm", finding, "--reason", "来函证实");
        assertThat(jidu("decide", "--findings").out())
                .contains("NOT_REGISTERED 登记库中没有：待核实 0 项；已核实 1 项，确有问题 1 项，准确率 100.0%\n");
        said(0, "收到核实 1 项，新记下 0 项\n", "", "decide", "--confirm", match, "--reason", "核对无误");
        said(
                2,
                "",
                "jidu: " + match + " 是疑点或抽查的匹配，不是待决定的匹配：请用 --confirm 或 --refute\n",
                "decide",
                "--accept",
                match,
                "--reason",
                "核对无误");
        said(
                2,
                "",
                "jidu: 0123456789ab 是待决定的匹配，不是疑点或抽查的匹配：请用 --accept、--reject 或 --no-match\n",
                "decide",
                "--refute",
                "0123456789ab",
                "--reason",
                "核对无误");
    }

    /** In the PDF and the workbook; what was judged afterwards is the next one's. */
    private void theNextRevisionPrintsTheErrorRate() throws IOException {
        String judged = "人工抽查匹配（2018年二季度，全部区划）：代码相同抽1条，已判1条，错0条，错误率0.0%（0.0%至97.5%）。";
        Files.writeString(
                folder.resolve("inbox/tax_331002_2018Q2_补报.csv"),
                "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）\n91331002MA2H10044J,台州市同名厂,331002,2018Q2,500,10\n");
        assertThat(run(folder, database, PRINTED).out()).contains("2018Q2 r2（新）");
        assertThat(words("r1")).doesNotContain("人工抽查匹配");
        assertThat(words("r2")).contains(judged);
        assertThat(jidu("verify", report("r2", "xlsx").toString()).status()).isEqualTo(3);
        try (InputStream in = Files.newInputStream(report("r2", "xlsx"));
                XSSFWorkbook book = new XSSFWorkbook(in);
                XSSFExcelExtractor text = new XSSFExcelExtractor(book)) {
            assertThat(text.getText().replaceAll("\\s", "")).contains(judged);
        }
    }

    private Path report(String revision, String ending) {
        return folder.resolve("home/reports/2018Q2/" + revision + "/taizhou-2018/331000." + ending);
    }

    private String words(String revision) throws IOException {
        try (PDDocument document = Loader.loadPDF(report(revision, "pdf").toFile())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    /** Every question of the workbook. */
    private static void answer(Path book, String answer) throws IOException {
        try (InputStream in = Files.newInputStream(book);
                XSSFWorkbook filled = new XSSFWorkbook(in)) {
            filled.forEach(sheet -> {
                int column = sheet.getRow(0).getLastCellNum() - 2;
                for (int i = 1; i <= sheet.getLastRowNum(); i++) {
                    sheet.getRow(i).getCell(column).setCellValue(answer);
                }
            });
            try (OutputStream out = Files.newOutputStream(book)) {
                filled.write(out);
            }
        }
    }

    private void said(int status, String out, String err, String... arguments) {
        assertThat(jidu(arguments)).isEqualTo(new Said(status, out, err));
    }

    private Said jidu(String... arguments) {
        return Said.at(folder.resolve("home"), database, arguments);
    }
}
