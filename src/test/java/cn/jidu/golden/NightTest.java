package cn.jidu.golden;

import static cn.jidu.golden.NightWorld.OPERATOR;
import static cn.jidu.golden.NightWorld.recipient;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.batch.NightSite;
import cn.jidu.deliver.MailServer;
import cn.jidu.deliver.NightEnd;
import cn.jidu.deliver.ReportDispatch;
import cn.jidu.deliver.ReportDispatch.DispatchState;
import cn.jidu.golden.NightWorld.Received;
import cn.jidu.run.RunResult;
import cn.jidu.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a night does on which day, and who hears of it (docs/night.md). */
class NightTest {
    private static final String PLAN = "台州市“小微企业三年成长计划”（2018—2020年）";
    private static final String OUTSTANDING = """
            尚待处理的文件 1 个：
            退回 park_331082_2018Q2.csv（表头与约定不符，HEADER_MISMATCH）：park_331082_2018Q2.csv 第1行作为表头缺少必备列：行政区划代码、报告期、认定日期。该行有：园区编码、园区名称。请按报送格式补齐列名后再报送。
            """;
    private static final String COUNTIES = "椒江区、黄岩区、临海市";
    private static final String JIAOJIANG = "91331002MA2H1001XB";
    private static final String LINHAI = "91331082MA2H20014X";

    @TempDir
    Path folder;

    private NightWorld world;

    @BeforeEach
    void open() {
        world = new NightWorld(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void onTheReportDayEachRecipientGetsHisAreaOnceAndNothingElse() throws IOException {
        world.recipients(recipient("shi", "331000"), recipient("jiaojiang", "331002"), recipient("linhai", "331082"));
        world.register("331002", "2018Q2", "", JIAOJIANG, "椒江初一机械有限公司");
        world.register("331082", "2018Q2", "", LINHAI, "临海初一机械有限公司");
        world.send("park_331082_2018Q2.csv", "园区编码,园区名称\n");

        assertThat(world.night("2018-07-19")).isEqualTo(NightEnd.LEAVES_WORK);
        toldOfARefusedFile(world.received());
        assertThat(world.home.outbox()).doesNotExist();
        Path working = Files.createDirectories(world.home.lists().resolve("2018Q2/taizhou-2018"))
                .resolve("331082-明细.xlsx");
        Files.writeString(working, "what explain writes of an area's rows: it leaves the house by no way");

        assertThat(world.night("2018-07-20")).isEqualTo(NightEnd.LEAVES_WORK);
        List<Received> letters = world.received();
        assertThat(letters)
                .extracting(Received::to)
                .isEqualTo(List.of("jiaojiang@example.com", "linhai@example.com", OPERATOR, "shi@example.com"));
        assertThat(letters.get(1).subject()).isEqualTo("【草稿】" + PLAN + "2018年二季度监测报告（临海市）");
        assertThat(letters.get(1).text()).isEqualTo("""
                linhai：

                附件是%s2018年二季度监测报告（临海市），修订 r1：PDF 为报告正文，Excel 为全部数表。

                本报告为草稿，尚未审定发布，供核对数据使用，请勿对外引用或公布。如对数据有疑问，请与 jidu@example.com 联系。

                本邮件由“季度”系统自动发出。
                """.formatted(PLAN));
        attachedAre(letters.get(0), "331002");
        attachedAre(letters.get(1), "331082");
        attachedAre(letters.get(3), "331000");
        assertThat(files(world.home.outbox()))
                .isEqualTo(List.of(
                        "2018Q2/r1/331000/taizhou-2018_331000_2018Q2_r1_draft.pdf",
                        "2018Q2/r1/331000/taizhou-2018_331000_2018Q2_r1_draft.xlsx",
                        "2018Q2/r1/331002/taizhou-2018_331002_2018Q2_r1_draft.pdf",
                        "2018Q2/r1/331002/taizhou-2018_331002_2018Q2_r1_draft.xlsx",
                        "2018Q2/r1/331082/taizhou-2018_331082_2018Q2_r1_draft.pdf",
                        "2018Q2/r1/331082/taizhou-2018_331082_2018Q2_r1_draft.xlsx",
                        "2018Q2/r1/送达.txt"));
        assertThat(files(folder).stream().filter(f -> f.contains("明细")))
                .as("the only one there is")
                .containsExactly(folder.relativize(working).toString());
        assertThat(note("r1")).isEqualTo("""
                2018Q2 r1 报告（草稿）送达情况

                已寄出：331000 taizhou-2018 shi shi@example.com
                已寄出：331002 taizhou-2018 jiaojiang jiaojiang@example.com
                已寄出：331082 taizhou-2018 linhai linhai@example.com
                """);

        assertThat(world.night("2018-07-21")).isEqualTo(NightEnd.LEAVES_WORK);
        theRefusedFileIsStillTold(world.received());

        // a later revision lies in the outbox; only he who had no report before is sent one
        world.recipients(recipient("linhai", "331082"), recipient("huangyan", "331003"));
        world.register("331003", "2018Q2", "", "91331003MA2H40012C", "黄岩初一机械有限公司");
        assertThat(world.night("2018-07-22")).isEqualTo(NightEnd.LEAVES_WORK);
        assertThat(world.received()).extracting(Received::to).isEqualTo(List.of("huangyan@example.com", OPERATOR));
        assertThat(note("r2")).isEqualTo("""
                2018Q2 r2 报告（草稿）送达情况

                此前已寄出 r1：331082 taizhou-2018 linhai linhai@example.com。本季报告只自动寄一次，如需补寄本修订，请从本目录人工转交
                已寄出：331003 taizhou-2018 huangyan huangyan@example.com
                """);
        assertThat(world.home.outbox().resolve("2018Q2/r2/331082/taizhou-2018_331082_2018Q2_r2_draft.pdf"))
                .exists();

        world.send("park_331082_2018Q2.csv", "园区编码,园区名称,行政区划代码,报告期,认定日期\n");
        assertThat(world.night("2018-07-23")).isEqualTo(NightEnd.GOOD);
        assertThat(world.received()).extracting(Received::subject).isEqualTo(List.of("季度夜间运行 2018-07-23：正常"));
    }

    /** Though nothing new came. */
    private void theRefusedFileIsStillTold(List<Received> letters) {
        assertThat(letters).extracting(Received::to).isEqualTo(List.of(OPERATOR));
        assertThat(letters.get(0).subject()).isEqualTo("季度夜间运行 2018-07-21：完成，有需要处理的事项");
        assertThat(letters.get(0).text()).isEqualTo("""
                修订：2018Q2 r1（输入未变，沿用现有修订）
                报告：%s/2018Q2/r1
                %s
                日志：night.log
                """.formatted(world.home.reports(), OUTSTANDING + """
                2018Q2逾期未报：
                　贷款（期限 2018-07-15，逾期 6 天）：椒江区、黄岩区、临海市
                　园区（期限 2018-07-15，逾期 6 天）：椒江区、黄岩区、临海市
                　入园企业（期限 2018-07-15，逾期 6 天）：椒江区、黄岩区、临海市
                　登记（期限 2018-07-10，逾期 11 天）：黄岩区
                　部门报送（期限 2018-07-20，逾期 1 天）：椒江区、黄岩区、临海市
                　名单（期限 2018-07-15，逾期 6 天）：椒江区、黄岩区、临海市
                　税务（期限 2018-07-20，逾期 1 天）：椒江区、黄岩区、临海市
                """));
    }

    /** Before the taxes are due: days over and areas for most, and for the registration. */
    private static String overdue(int days, String areas, int registrationDays, String unregistered) {
        return """
                2018Q2逾期未报：
                　贷款（期限 2018-07-15，逾期 %1$s 天）：%3$s
                　园区（期限 2018-07-15，逾期 %1$s 天）：%3$s
                　入园企业（期限 2018-07-15，逾期 %1$s 天）：%3$s
                　登记（期限 2018-07-10，逾期 %2$s 天）：%4$s
                　名单（期限 2018-07-15，逾期 %1$s 天）：%3$s
                """.formatted(days, registrationDays, areas, unregistered);
    }

    /** Which is no failure of the night. */
    private void toldOfARefusedFile(List<Received> letters) {
        assertThat(letters).extracting(Received::to).isEqualTo(List.of(OPERATOR));
        assertThat(letters.get(0).subject()).isEqualTo("季度夜间运行 2018-07-19：完成，有需要处理的事项");
        assertThat(letters.get(0).text())
                .isEqualTo("""
                修订：2018Q2 r1（新）
                新到文件 3 个：入库 2，退回 1，待确认 0；剔除 0 行
                报告：%s/2018Q2/r1
                %s报告定于 2018-07-20 起寄出

                日志：night.log
                """.formatted(world.home.reports(), OUTSTANDING + overdue(4, COUNTIES, 9, "黄岩区")));
    }

    /** One address that no server takes does not keep the others from their reports; what failed is tried again. */
    @Test
    void whatWasNotMailedLiesInTheOutboxAndIsTriedTheNextNight() throws IOException {
        world.recipients(recipient("a..b", "331082"), recipient("linhai", "331082"));
        world.register("331082", "2018Q2", "", LINHAI, "临海初一机械有限公司");

        assertThat(world.night("2018-07-20", Optional.empty(), world::site)).isEqualTo(NightEnd.LEAVES_WORK);
        assertThat(note("r1")).isEqualTo("""
                2018Q2 r1 报告（草稿）送达情况

                未寄出：331082 taizhou-2018 a..b a..b@example.com：没有配置邮件服务器（环境变量 JIDU_SMTP_HOST），请从本目录人工转交
                未寄出：331082 taizhou-2018 linhai linhai@example.com：没有配置邮件服务器（环境变量 JIDU_SMTP_HOST），请从本目录人工转交
                """);
        assertThat(world.said.lines).contains("没有配置邮件服务器，2 份报告只放入发件目录", "季度夜间运行 2018-07-20：完成，有需要处理的事项");

        MailServer down = world.server();
        world.mail.stop();
        assertThat(world.night("2018-07-21", Optional.of(down), world::site)).isEqualTo(NightEnd.LEAVES_WORK);
        assertThat(note("r1"))
                .contains("未寄出：331082 taizhou-2018 linhai linhai@example.com：连不上邮件服务器 127.0.0.1:")
                .endsWith("。下一夜再试\n");
        assertThat(world.said.warnings).anyMatch(w -> w.startsWith("夜间运行情况未能寄给 " + OPERATOR + "："));

        world.mail.start();
        assertThat(world.night("2018-07-22")).isEqualTo(NightEnd.LEAVES_WORK);
        List<Received> letters = world.received();
        assertThat(letters).extracting(Received::to).isEqualTo(List.of("linhai@example.com", OPERATOR));
        assertThat(letters.get(1).text()).contains("""
                寄出报告 1 份
                未寄出报告 1 份，下一夜再试：
                　a..b@example.com（taizhou-2018 331082）：邮箱地址写法不对，请改正 jobs/schedule.yml：Local address contains dot-dot
                """);
        assertThat(note("r1")).isEqualTo("""
                2018Q2 r1 报告（草稿）送达情况

                未寄出：331082 taizhou-2018 a..b a..b@example.com：邮箱地址写法不对，请改正 jobs/schedule.yml：Local address contains dot-dot。下一夜再试
                已寄出：331082 taizhou-2018 linhai linhai@example.com
                """);

        world.recipients(recipient("ab", "331082"), recipient("linhai", "331082"));
        assertThat(world.night("2018-07-23")).isEqualTo(NightEnd.GOOD);
        assertThat(world.received()).extracting(Received::to).isEqualTo(List.of("ab@example.com", OPERATOR));
    }

    @Test
    void aPlanWithoutAReportIsNoted() throws IOException {
        world.recipients(recipient("linhai", "331082"));

        assertThat(world.deliver(folder)).extracting(ReportDispatch::state).isEqualTo(List.of(DispatchState.NO_REPORT));

        assertThat(note("r1")).isEqualTo("""
                2018Q2 r1 报告（草稿）送达情况

                未寄出：331082 taizhou-2018 linhai linhai@example.com：计划区划本季没有数据，没有报告
                """);
        assertThat(world.received()).isEmpty();
    }

    /** As long as no file tells whose site it is, the areas of both plans in force are expected: 3 and 17. */
    @Test
    void nothingToMeasureFromIsTroubleOnlyOnTheReportDay() {
        assertThat(world.night("2018-07-19")).isEqualTo(NightEnd.GOOD);
        assertThat(world.received().get(0).text())
                .isEqualTo("2018Q2尚无登记数据，暂不测算；报告定于 2018-07-20 起寄出\n" + overdue(4, "20个地区", 9, "20个地区")
                        + "\n日志：night.log\n");

        assertThat(world.night("2018-07-20")).isEqualTo(NightEnd.INPUT_MISSING);
        Received letter = world.received().get(0);
        assertThat(letter.subject()).isEqualTo("季度夜间运行 2018-07-20：完成，有需要处理的事项");
        assertThat(letter.text())
                .isEqualTo("2018Q2的报告应于 2018-07-20 寄出，至今没有登记数据，无法测算。请催报该季度的登记文件\n" + overdue(5, "20个地区", 10, "20个地区")
                        + "\n日志：night.log\n");
    }

    /** The quarter before is kept up to date until the new one's first extract comes; its report is not sent again. */
    @Test
    void lateFilesOfTheQuarterBeforeCountUntilTheNewOneHasItsFirstExtract() {
        world.recipients(recipient("linhai", "331082"));
        world.register("331082", "2018Q1", "", LINHAI, "临海初一机械有限公司");

        assertThat(world.night("2018-07-05")).isEqualTo(NightEnd.GOOD);

        assertThat(world.received()).extracting(Received::text).isEqualTo(List.of("""
                2018Q2尚无登记数据，暂不测算；报告定于 2018-07-20 起寄出
                修订：2018Q1 r1（新）
                新到文件 1 个：入库 1，退回 0，待确认 0；剔除 0 行
                报告：%s/2018Q1/r1

                日志：night.log
                """.formatted(world.home.reports())));
        assertThat(world.home.outbox()).doesNotExist();
    }

    @Test
    void aNightWithoutItsDatabaseFailsAndSaysSo() {
        assertThat(world.night("2018-07-20", Optional.of(world.server()), NightTest::unreachable))
                .isEqualTo(NightEnd.FAILED);

        Received letter = world.received().get(0);
        assertThat(letter.to()).isEqualTo(OPERATOR);
        assertThat(letter.subject()).isEqualTo("季度夜间运行 2018-07-20：失败");
        assertThat(letter.text())
                .isEqualTo(
                        "夜间运行失败：无法使用外部数据库jdbc:postgresql://127.0.0.1:1/x：Connection to 127.0.0.1:1 refused. Check that the hostname"
                                + " and port are correct and that the postmaster is accepting TCP/IP connections.\n\n日志：night.log\n");
        assertThat(world.said.warnings).isNotEmpty();
    }

    /** An unmounted share is no folder, or an empty one: departments are not late, and nothing known is forgotten. */
    @Test
    void aNightThatCannotLookIntoTheInboxFailsAndOneThatFindsItEmptySaysSo() throws IOException {
        Path away = world.inbox.resolveSibling("away");
        world.register("331082", "2018Q2", "", LINHAI, "临海初一机械有限公司");
        assertThat(world.night("2018-07-17")).isEqualTo(NightEnd.GOOD);
        world.received();

        Files.move(world.inbox, away);
        assertThat(world.night("2018-07-18")).isEqualTo(NightEnd.INPUT_MISSING);
        Files.writeString(world.inbox, "");
        assertThat(world.night("2018-07-19")).isEqualTo(NightEnd.INPUT_MISSING);
        List<Received> letters = world.received();
        assertThat(letters)
                .extracting(Received::subject)
                .isEqualTo(List.of("季度夜间运行 2018-07-18：失败", "季度夜间运行 2018-07-19：失败"));
        assertThat(letters.get(0).text()).isEqualTo(lost("目录不存在"));
        assertThat(letters.get(1).text()).isEqualTo(lost("不是目录"));

        Files.delete(world.inbox);
        Files.createDirectory(world.inbox);
        assertThat(world.night("2018-07-20")).isEqualTo(NightEnd.LEAVES_WORK);
        Received letter = world.received().get(0);
        assertThat(letter.subject()).isEqualTo("季度夜间运行 2018-07-20：完成，有需要处理的事项");
        assertThat(letter.text())
                .startsWith(
                        "收件目录是空的：%s，而上次查看时有文件。可能是共享目录没有挂载，请检查；原有文件和数据未变。如确已清空，放入任一新文件后不再提示\n修订：2018Q2 r1（输入未变，沿用现有修订）\n"
                                .formatted(world.inbox));

        Files.delete(world.inbox);
        Files.move(away, world.inbox);
        assertThat(world.night("2018-07-21")).isEqualTo(NightEnd.GOOD);
        assertThat(world.received().get(0).text()).doesNotContain("新到文件", "收件目录");
    }

    private String lost(String why) {
        return "夜间运行失败：收件目录无法读取：%s（%s）。没有接收任何文件，也无从知道收到了什么。请检查 --inbox、共享目录是否已挂载、运行账户有没有权限\n\n日志：night.log\n"
                .formatted(world.inbox, why);
    }

    /** Between two plans, or after the last one's end: that of another city, in force then, is none of this one's. */
    @Test
    void aNightWithoutAPlanInForceSaysSo() {
        world.register("331082", "2021Q2", "", LINHAI, "临海初一机械有限公司");

        assertThat(world.night("2021-07-01")).isEqualTo(NightEnd.GOOD);
        assertThat(world.received().get(0).text())
                .startsWith("2021Q2没有在期的计划：照常接收、核对和测算，但没有可出、可寄的报告。如有新计划，请放入 jobs/plans\n");
    }

    /** What Quartz hears between two nights. */
    @Test
    void aDatabaseLostBetweenTwoNightsIsToldToTheOperators() {
        LocalDate day = LocalDate.of(2018, 7, 20);
        SQLException lost = new SQLException("This connection has been closed.");

        world.night(day, Optional.of(world.server()), world::site).databaseLost(lost);
        world.night(day, Optional.of(world.server()), NightTest::unreachable).databaseLost(lost);

        List<Received> letters = world.received();
        assertThat(letters).extracting(Received::subject).containsOnly("季度夜间运行：数据库中断");
        assertThat(letters)
                .extracting(Received::text)
                .isEqualTo(
                        List.of(
                                "夜间运行的数据库中断：This connection has been closed.\n已重新连上，夜间运行照常\n\n日志：night.log\n",
                                "夜间运行的数据库中断：This connection has been closed.\n仍无法连上；数据库恢复后自动继续，期间错过的夜间运行按 schedule.yml 的 misfire 处理\n\n日志：night.log\n"));
    }

    private static NightSite unreachable() {
        Database.external("jdbc:postgresql://127.0.0.1:1/x", "nobody", "");
        throw new IllegalStateException("was reached");
    }

    @Test
    void aNightWhoseRowsDoNotAddUpFailsAndSendsNoReport() {
        world.recipients(recipient("linhai", "331082"));
        world.register("331082", "2018Q2", "", LINHAI, "临海初一机械有限公司");
        assertThat(world.night("2018-07-19")).isEqualTo(NightEnd.GOOD);
        new JdbcTemplate(world.database().owner()).update("delete from jidu.row_registration_2018q2");
        world.register("331002", "2018Q2", "", JIAOJIANG, "椒江初一机械有限公司");
        world.received();

        assertThat(world.night("2018-07-20")).isEqualTo(NightEnd.FAILED);

        List<Received> letters = world.received();
        assertThat(letters).extracting(Received::to).isEqualTo(List.of(OPERATOR));
        assertThat(letters.get(0).subject()).isEqualTo("季度夜间运行 2018-07-20：失败");
        assertThat(world.home.outbox()).doesNotExist();
    }

    /** The night begins while a statistician's run is at work: it waits, and both end right. */
    @Test
    void aRunAndANightNeverCollide() throws Exception {
        world.register("331082", "2018Q2", "", LINHAI, "临海初一机械有限公司");
        CountDownLatch runs = new CountDownLatch(1);
        CountDownLatch waits = new CountDownLatch(1);
        NightWorld.Said statistician = new NightWorld.Said() {
            @Override
            public void stepStarted(String step) {
                if (step.equals("reconcile")) {
                    runs.countDown();
                    await(waits);
                }
            }
        };

        CompletableFuture<RunResult> run =
                CompletableFuture.supplyAsync(() -> world.adHoc("2018Q2", "更正临海登记", statistician));
        await(runs);
        world.register("331002", "2018Q2", "", JIAOJIANG, "椒江初一机械有限公司");
        world.said.onWait = waits::countDown;
        assertThat(world.night("2018-07-19")).isEqualTo(NightEnd.GOOD);

        assertThat(run.get().revision().number()).isEqualTo(1);
        assertThat(run.get().takenIn()).hasSize(1);
        assertThat(world.said.lines).contains("修订：2018Q2 r2（新）", "新到文件 1 个：入库 1，退回 0，待确认 0；剔除 0 行");
        assertThat(new JdbcTemplate(world.database().owner())
                        .queryForList("select reason from jidu.revision order by number", String.class))
                .containsExactly("更正临海登记", null);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void attachedAre(Received letter, String area) throws IOException {
        String name = "taizhou-2018_" + area + "_2018Q2_r1_draft";
        Path reports = world.home.reports().resolve("2018Q2/r1/taizhou-2018");
        assertThat(letter.fileNames()).isEqualTo(List.of(name + ".pdf", name + ".xlsx"));
        assertThat(letter.files().get(name + ".pdf")).isEqualTo(Files.readAllBytes(reports.resolve(area + ".pdf")));
        assertThat(letter.files().get(name + ".xlsx")).isEqualTo(Files.readAllBytes(reports.resolve(area + ".xlsx")));
    }

    private String note(String revision) throws IOException {
        return Files.readString(
                world.home.outbox().resolve("2018Q2").resolve(revision).resolve("送达.txt"));
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString())
                    .sorted()
                    .toList();
        }
    }
}
