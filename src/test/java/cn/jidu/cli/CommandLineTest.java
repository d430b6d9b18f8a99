package cn.jidu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.Quarter;
import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine;

/** The command line's exit statuses and every word it says (CONTRACTS, section 4). */
class CommandLineTest {
    private static final String INBOX = "src/test/resources/handmade/inbox";
    private static final String FAULTY = "src/test/resources/cn/jidu/definition/faulty";

    private static final String BEFORE_FILES = """
            · 归集：查找新到文件
            · 接收：逐个文件入库
            """;
    private static final String AFTER_FILES = """
            · 核对：生效、匹配、汇成季度面板
            · 测算：指标、目标、进度
            · 关口：行数平衡
            · 报告：PDF、Excel、数据包
            """;
    private static final String FILES = """
              已接收 20 / 48 个文件
              已接收 40 / 48 个文件
              已接收 48 / 48 个文件
            """;

    @TempDir
    Path folder;

    @Test
    void wrongUsageIsToldInOneLineAndEndsWith2() {
        said(2, "", "jidu: 没有说明要做什么。用法见 jidu --help\n");
        said(2, "", "jidu: 无法识别的参数：frob。用法见 jidu --help\n", "frob", "--db", "jdbc:postgresql://h/d?password=p");
        said(2, "", "jidu: 缺少参数：--inbox、季度。用法见 jidu run --help\n", "run");
        said(2, "", "jidu: 缺少参数：--inbox。用法见 jidu run --help\n", "run", "2018Q2");
        said(2, "", "jidu: 无法识别的参数：--foo。用法见 jidu run --help\n", "run", "2018Q2", "--inbox", INBOX, "--foo");
        said(
                2,
                "",
                "jidu: 参数 --as-of 的值“昨天”无法识别：应为 日期，如 2018-07-20。用法见 jidu run --help\n",
                "run",
                "2018Q2",
                "--inbox",
                INBOX,
                "--as-of",
                "昨天");
        said(
                2,
                "",
                "jidu: 参数 --seed 的值“x”无法识别：应为 整数。用法见 jidu sample --help\n",
                "sample",
                "--out",
                folder.toString(),
                "--seed",
                "x");
    }

    @Test
    void whatCannotBeEndsWith2() throws IOException {
        said(2, "", "jidu: 季度“2018Q9”无法识别：应写作 2018Q2 或 2018年二季度\n", "run", "2018Q9", "--inbox", INBOX);
        said(
                2,
                "",
                "jidu: 没有计划“nope”：现有 lanxi-2018, shaoxing-2021, taizhou-2018, wenzhou-2023, zhejiang-2017\n",
                "run",
                "2018Q2",
                "--inbox",
                INBOX,
                "--plan",
                "nope");
        said(
                2,
                "",
                "jidu: --as-of 2018-06-29 早于2018Q2的最后一天（2018-06-30）：那一天本季尚未结束，报告不能以它为编制日期。请写 2018-06-30 或以后的日期，或不写 --as-of\n",
                "run",
                "2018Q2",
                "--inbox",
                INBOX,
                "--as-of",
                "2018-06-29");
        said(2, "", "jidu: 没有区划“1”：应为区划表中的6位或9位代码，或名称\n", "run", "2018Q2", "--inbox", INBOX, "--area", "1");
        String problems = Files.readString(Path.of("src/test/resources/cn/jidu/definition/faulty.expected.txt"));
        said(
                2,
                "",
                "jidu: " + problems.strip().replace("\n", "; ") + "\n",
                "run",
                "2018Q2",
                "--inbox",
                INBOX,
                "--jobs",
                FAULTY);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void checkListsEveryMistakeOrSaysThatThereIsNone() throws IOException {
        String problems = Files.readString(Path.of("src/test/resources/cn/jidu/definition/faulty.expected.txt"));
        said(1, "", problems + "jidu: 定义有 " + problems.lines().count() + " 处错误\n", "check", "--jobs", FAULTY);

        Said good = Said.jidu("check");
        assertThat(good.status()).isZero();
        assertThat(good.out()).matches("定义无误：数据种类 8，面板 [0-9]+，指标 [0-9]+，核对规则 [0-9]+，计划 5\n");
        assertThat(good.err()).isEmpty();
    }

    @Test
    void aMissingInboxEndsWith4() throws IOException {
        Path none = folder.resolve("none");
        said(4, "", "jidu: 收件目录不存在：" + none + "。请检查 --inbox\n", "run", "2018Q2", "--inbox", none.toString());
        Path file = Files.writeString(folder.resolve("文件"), "");
        said(4, "", "jidu: " + file + " 不是目录。请检查 --inbox\n", "ingest", "--inbox", file.toString());
        said(4, "", "jidu: " + folder + " 是目录，不是文件\n", "ingest", folder.toString());
    }

    /** One line, not a stack trace; whatever in the way of writing it is. */
    @Test
    void aFolderThatCannotBeWrittenEndsWith1() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        said(
                1,
                "",
                "jidu: 无法使用 " + file + "/out：这里应是目录，而路径上有一个同名的文件，请移走该文件，或换一个目录。改正后再运行一次，原有数据未变\n",
                "sample",
                "--out",
                file.resolve("out").toString());
        assertThat(CommandFailure.words(
                        TerminalTexts.texts(), new UncheckedIOException(new AccessDeniedException("/x"))))
                .isEqualTo("无法使用 /x：当前用户没有权限，请改变该文件或目录的权限，或换一个目录。改正后再运行一次，原有数据未变");
        assertThat(CommandFailure.words(
                        TerminalTexts.texts(),
                        new UncheckedIOException(new NoSuchFileException("/proc/.0a621828.tmp"))))
                .as("the name is the program's own")
                .isEqualTo("无法使用 /proc：文件或目录不存在，请检查路径。改正后再运行一次，原有数据未变");
        assertThat(CommandFailure.words(
                        TerminalTexts.texts(),
                        new IllegalStateException(new FileSystemException("/x", null, "Read-only file system"))))
                .isEqualTo("无法使用 /x：所在的文件系统只读，请换一个目录。改正后再运行一次，原有数据未变");
        assertThat(CommandFailure.words(
                        TerminalTexts.texts(), new UncheckedIOException(new IOException("No space left on device"))))
                .isEqualTo("无法读写文件：磁盘已满，请腾出空间。改正后再运行一次，原有数据未变");
    }

    @Test
    void whatTheParserSaysIsSaidInChinese() {
        said(2, "", "jidu: 参数 --inbox 后面缺少值。用法见 jidu ingest --help\n", "ingest", "--inbox");
        said(2, "", "jidu: 参数 --as 只能给出一次。用法见 jidu deliveries --help\n", "deliveries", "--as", "甲", "--as", "乙");
        said(
                2,
                "",
                "jidu: 参数 --json 的值“maybe”无法识别：应为 不带值，或为 true、false。用法见 jidu rejects --help\n",
                "rejects",
                "--json=maybe");
    }

    @Test
    void advisedCommandsAreWordsOfAShell() {
        SiteOptions site = new SiteOptions();
        site.home = Path.of("/srv/季度 数据");
        site.jobs = Path.of("/srv/o'brien/jobs");
        site.databaseUrl = "jdbc:postgresql://db/x?user=u&password=secret&ssl=true";
        assertThat(site.advise("deliveries", "--accept", "登记 (1).csv"))
                .isEqualTo(Said.PROGRAM
                        + " deliveries --accept '登记 (1).csv' --home '/srv/季度 数据' --jobs '/srv/o'\\''brien/jobs'"
                        + " --db 'jdbc:postgresql://db/x?user=u&ssl=true'");
    }

    @Test
    void theRunThatLettersAdviseIsOneOfThisSite() {
        ServeCommand serve = new ServeCommand(Clock.systemUTC());
        serve.site.home = Path.of("/srv/季度 数据");
        serve.inbox = Path.of("/srv/收件/../收件");
        assertThat(serve.advisedRun(Quarter.of("2018Q2")))
                .isEqualTo(Said.PROGRAM + " run 2018Q2 --inbox /srv/收件 --home '/srv/季度 数据'");
    }

    @Test
    void checkingExamplesMakesNoHome() {
        try (Database database = TestDatabase.fresh()) {
            Path none = folder.resolve("none");
            Said said = Said.jidu("check", "--examples", "--home", none.toString(), "--db", TestDatabase.url(database));
            assertThat(said.err()).isEmpty();
            assertThat(said.status()).isZero();
            assertThat(none).doesNotExist();
        }
    }

    /** As check --examples tells it: it is no fault of the program, and running again would not help. */
    @Test
    void definitionsThatTheDatabaseDoesNotTakeEndWith2() throws IOException {
        Path jobs = JobsCopy.into(folder);
        JobsCopy.change(jobs.resolve("panels/park_quarter.sql"), "p.floor_area", "p.flor_area");
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        Files.writeString(inbox.resolve("registration_331002_2018Q2.csv"), """
                统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态,状态日期
                91331002MA2A0001XH,台州甲机械有限公司,有限责任公司,3441,331002,2015-03-01,存续,
                """);
        String told =
                "panels/park_quarter.sql:14: 没有列 flor_area（是否想写“floor_area”？）；PostgreSQL：column p.flor_area does not exist\n";
        try (Database database = TestDatabase.fresh()) {
            String[] site = {
                "--home", folder.resolve("home").toString(),
                "--db", TestDatabase.url(database),
                "--jobs", jobs.toString()
            };
            Said checked = Said.jidu(with(site, "check", "--examples"));
            assertThat(checked.err()).isEqualTo(told + "jidu: 定义有 1 处错误\n");
            assertThat(checked.out()).isEmpty();
            assertThat(checked.status()).isEqualTo(1);

            Said ran = Said.jidu(with(site, "run", "2018Q2", "--inbox", inbox.toString()));
            assertThat(ran.err()).endsWith("\njidu: " + told).doesNotContain("程序故障", "Exception");
            assertThat(ran.status()).isEqualTo(2);
        }
    }

    private static String[] with(String[] site, String... words) {
        return Stream.concat(Stream.of(words), Stream.of(site)).toArray(String[]::new);
    }

    @Test
    void aHomeThatCannotBeWrittenEndsWith1() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Path home = file.resolve("home");
        said(
                1,
                "",
                "jidu: 无法使用数据目录" + home + "：" + file + " 已有，或者不是目录。请检查该目录是否存在、当前用户是否有权写入。\n",
                "run",
                "2018Q2",
                "--inbox",
                INBOX,
                "--home",
                home.toString());
    }

    @Test
    void aDatabaseThatDoesNotAnswerEndsWith1() {
        said(
                1,
                "",
                "jidu: 无法使用外部数据库jdbc:postgresql://127.0.0.1:1/x：Connection to 127.0.0.1:1 refused. Check that the hostname"
                        + " and port are correct and that the postmaster is accepting TCP/IP connections.\n",
                "run",
                "2018Q2",
                "--inbox",
                INBOX,
                "--home",
                folder.toString(),
                "--db",
                "jdbc:postgresql://127.0.0.1:1/x");
    }

    @Test
    void aFaultWithoutAMessageIsToldByItsKindAlone() {
        assertThat(CommandFailure.words(TerminalTexts.texts(), new NullPointerException()))
                .isEqualTo("程序故障（NullPointerException）。原有数据未变，可再次运行；如仍出现，请将日志报告给维护人员");
        assertThat(CommandFailure.words(TerminalTexts.texts(), new IllegalStateException("坏了")))
                .isEqualTo("程序故障（IllegalStateException）：坏了。原有数据未变，可再次运行；如仍出现，请将日志报告给维护人员");
    }

    /** Who runs the program reads one line; who mends it the log. */
    @Test
    void theTraceOfAFaultIsKeptInTheSitesLog() throws IOException {
        CommandLine line = Jidu.line(Clock.systemUTC(), TerminalTexts.help(Locale.ROOT));
        line.parseArgs("status", "--home", folder.toString());
        CommandLine status = line.getSubcommands().get("status");
        assertThat(new FaultLog(status.getCommandSpec())
                        .keep(new IllegalStateException("坏了"), "程序故障", TerminalTexts.texts()))
                .isEqualTo("程序故障（日志：" + folder + "/log/fault.log）");
        assertThat(Files.readString(folder.resolve("log/fault.log")))
                .startsWith("java.lang.IllegalStateException: 坏了\n\tat cn.jidu.cli.CommandLineTest.");
    }

    @Test
    void aRunSaysWhatItDid() throws IOException {
        try (Database database = TestDatabase.fresh()) {
            String folderLine = "报告：" + folder.toRealPath() + "/reports/2018Q2/r1\n";
            String figures = "2018Q2：测算结果 2260 条；疑点 61 条；剔除 15 行，明细见 data 目录\n";
            said(
                    5,
                    """
                    本次接收文件 49 个：入库 40，已收到 1，退回 7，待确认 1
                    读入 355 行：入库 337，待确认 1，重复 2，剔除 15
                    退回 loan_331082_2018Q2.csv（与控制数不符，CONTROL_MISMATCH）：loan_331082_2018Q2.csv 与控制文件不符：“贷款余额”列合计应为 1300.01，实为 1300。请核对数据文件与控制文件，改正后再报送。
                    退回 park_331002_2018Q2.csv（文字编码无法识别，ENCODING）：park_331002_2018Q2.csv 第2行（第79字节）既不是有效的 UTF-8，也不是有效的 GB18030 编码。请另存为 UTF-8 或 GBK 编码的文本文件后再报送。
                    退回 park_331082_2018Q2_空.csv（没有表头，EMPTY）：park_331082_2018Q2_空.csv 没有任何内容，找不到表头。没有数据时请只报送表头（零报告）。
                    退回 park_331083_2018Q2.csv（表头与约定不符，HEADER_MISMATCH）：park_331083_2018Q2.csv 第1行作为表头缺少必备列：认定日期。该行有：园区编码、园区名称、行政区划代码、报告期。请按报送格式补齐列名后再报送。
                    退回 roster_331002_2018Q2_错件.xlsx（无法读取，UNREADABLE）：roster_331002_2018Q2_错件.xlsx 无法读取（压缩包目录）：文件已损坏或不完整。请用电子表格软件打开检查，另存为 .xlsx 后再报送。
                    退回 roster_331082_2018Q2_加密.xlsx（文件已加密，ENCRYPTED）：roster_331082_2018Q2_加密.xlsx 设有打开密码，无法读取。请取消密码后再报送。
                    退回 tax_331083_2018Q2_错期.csv（时期或地区与文件名不符，WRONG_PERIOD_OR_AREA）：tax_331083_2018Q2_错期.csv 共 2 行，其中 2 行不属于文件名所示的地区或季度，超过一半。请核对文件名与内容后重新报送。
                    待确认 park_331082_2018Q2.csv：park_331082_2018Q2.csv 有 1 行，将取代现行的 2 行，减少超过 30%%，暂缓入库，原有数据继续有效。请核对；确认无误的，由统计人员接受后生效。接受：%s
                    修订：2018Q2 r1（新）
                    """.formatted(accept(database)) + figures + folderLine,
                    BEFORE_FILES + FILES + AFTER_FILES,
                    run(database, "2018Q2"));
            said(
                    0,
                    "没有新到文件，没有重复入库\n修订：2018Q2 r1（输入未变，沿用现有修订）\n" + figures + folderLine,
                    BEFORE_FILES + AFTER_FILES,
                    run(database, "2018Q2"));
            // what was asked for and did not come about
            said(
                    0,
                    "没有新到文件，没有重复入库\n修订：2018Q2 r1（输入未变，沿用现有修订）\n" + figures + folderLine,
                    BEFORE_FILES + AFTER_FILES
                            + "--reason 没有记下：输入未变，没有产生新的修订\n没有印出 杭州市 的报告：在本季度所报告的计划都不报告该区划，或没有它的数据\n",
                    run(database, "2018Q2", "--area", "杭州", "--reason", "每月例行"));
            said(
                    0,
                    "{\"quarter\":\"2018Q2\",\"revision\":1,\"new\":false,\"files\":0,\"filesLoaded\":0,\"acknowledged\":0,\"refused\":0,\"held\":0,\"unrecognised\":0,\"unpacked\":0,\"waiting\":0,\"read\":0,\"loaded\":0,"
                            + "\"duplicate\":0,\"rejected\":0,\"findings\":61,\"reports\":\"" + folder.toRealPath()
                            + "/reports/2018Q2/r1\"}\n",
                    BEFORE_FILES + AFTER_FILES,
                    run(database, "2018Q2", "--json"));
            said(
                    4,
                    "",
                    BEFORE_FILES + "· 核对：生效、匹配、汇成季度面板\njidu: 2017Q3没有登记数据，无法测算。请先报送该季度的登记文件\n",
                    run(database, "2017Q3"));
            said(
                    0,
                    """
                    2017Q4：r1，编制日期 2018-07-20，文件 12 个（入库 12，退回 0，待确认 0）
                    2018Q1：r1，编制日期 2018-07-20，文件 12 个（入库 12，退回 0，待确认 0）
                    2018Q2：r1，编制日期 2018-07-20，文件 25 个（入库 16，已收到 1，退回 7，待确认 1）
                    退回 loan_331082_2018Q2.csv（与控制数不符，CONTROL_MISMATCH）：loan_331082_2018Q2.csv 与控制文件不符：“贷款余额”列合计应为 1300.01，实为 1300。请核对数据文件与控制文件，改正后再报送。
                    退回 park_331002_2018Q2.csv（文字编码无法识别，ENCODING）：park_331002_2018Q2.csv 第2行（第79字节）既不是有效的 UTF-8，也不是有效的 GB18030 编码。请另存为 UTF-8 或 GBK 编码的文本文件后再报送。
                    待确认 park_331082_2018Q2.csv：park_331082_2018Q2.csv 有 1 行，将取代现行的 2 行，减少超过 30%%，暂缓入库，原有数据继续有效。请核对；确认无误的，由统计人员接受后生效。接受：%s
                    退回 park_331082_2018Q2_空.csv（没有表头，EMPTY）：park_331082_2018Q2_空.csv 没有任何内容，找不到表头。没有数据时请只报送表头（零报告）。
                    退回 park_331083_2018Q2.csv（表头与约定不符，HEADER_MISMATCH）：park_331083_2018Q2.csv 第1行作为表头缺少必备列：认定日期。该行有：园区编码、园区名称、行政区划代码、报告期。请按报送格式补齐列名后再报送。
                    退回 roster_331002_2018Q2_错件.xlsx（无法读取，UNREADABLE）：roster_331002_2018Q2_错件.xlsx 无法读取（压缩包目录）：文件已损坏或不完整。请用电子表格软件打开检查，另存为 .xlsx 后再报送。
                    退回 roster_331082_2018Q2_加密.xlsx（文件已加密，ENCRYPTED）：roster_331082_2018Q2_加密.xlsx 设有打开密码，无法读取。请取消密码后再报送。
                    退回 tax_331083_2018Q2_错期.csv（时期或地区与文件名不符，WRONG_PERIOD_OR_AREA）：tax_331083_2018Q2_错期.csv 共 2 行，其中 2 行不属于文件名所示的地区或季度，超过一半。请核对文件名与内容后重新报送。
                    """.formatted(accept(database)),
                    "",
                    "status",
                    "--home",
                    folder.toString(),
                    "--db",
                    TestDatabase.held(database));
            losesARow(database);
        }
    }

    /** An imbalance: exit status 1, one line that says which sums differ, and no report. */
    private void losesARow(Database database) throws IOException {
        JdbcTemplate db = new JdbcTemplate(database.owner());
        db.update("delete from row_loan_2018q2 where loan_id = 'YY-0001'");
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        Files.writeString(
                inbox.resolve("tax_331083_2018Q2.csv"),
                "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）\n91331083MA2H30010L,玉环,331083,2018Q2,1,1\n");
        List<String> arguments = new ArrayList<>(List.of(run(database, "2018Q2")));
        arguments.set(arguments.indexOf(INBOX), inbox.toString());
        said(
                1,
                "",
                BEFORE_FILES
                        + "  已接收 1 / 1 个文件\n· 核对：生效、匹配、汇成季度面板\n"
                        + "jidu: 行数对不上，本次不出报告，原有数据未变。请将此信息报告给维护人员：2018Q2:"
                        + " loan 330000: in-force = loaded - superseded + carried: 24 ≠ 25;"
                        // what was matched before is kept
                        + " loan 330000: in-force = matched + unmatched: 24 ≠ 25;"
                        + " loan 331000: in-force = loaded - superseded + carried: 24 ≠ 25;"
                        + " loan 331000: in-force = matched + unmatched: 24 ≠ 25;"
                        + " loan 331083: in-force = loaded - superseded + carried: 2 ≠ 3;"
                        + " loan 331083: in-force = matched + unmatched: 2 ≠ 3;"
                        + " loan_331083_2018Q2.csv：入库3行，现有2行\n",
                arguments.toArray(String[]::new));
        assertThat(folder.resolve("reports/2018Q2").toFile().list()).containsExactly("r1");
    }

    @Test
    void theVersionIsThatOfTheBuild() throws IOException {
        Matcher version = Pattern.compile("<artifactId>jidu</artifactId>\\s*<version>(.*?)</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        said(0, "jidu " + version.group(1) + "\n", "", "--version");
    }

    /** As it works when copied, but for the password. */
    private String accept(Database database) {
        return "%s deliveries --accept park_331082_2018Q2.csv --reason 理由 --home %s --db '%s'"
                .formatted(Said.PROGRAM, folder, TestDatabase.url(database).replaceAll("&password=.*", ""));
    }

    private String[] run(Database database, String quarter, String... more) {
        return Stream.concat(
                        Stream.of(
                                "run",
                                quarter,
                                "--inbox",
                                INBOX,
                                "--home",
                                folder.toString(),
                                "--area",
                                "331082",
                                "--db",
                                TestDatabase.held(database)),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    /** What is said; {@code 用法见 jidu} stands for the program with its path. */
    private static void said(int status, String out, String err, String... arguments) {
        String told = err.replace("用法见 jidu", "用法见 " + Said.PROGRAM);
        assertThat(Said.jidu(arguments)).isEqualTo(new Said(status, out, told));
    }
}
