package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.adjustment.AdjustedSubject;
import cn.jidu.adjustment.AdjustmentTable;
import cn.jidu.adjustment.AdjustmentTable.ProposedAdjustment;
import cn.jidu.adjustment.FigureAdjustment.KeptEvidence;
import cn.jidu.change.ChangeCause;
import cn.jidu.change.FigureChange;
import cn.jidu.change.RevisionChanges;
import cn.jidu.change.RevisionPair;
import cn.jidu.decision.DecisionKind;
import cn.jidu.decision.DecisionTable;
import cn.jidu.decision.DecisionTable.GivenDecision;
import cn.jidu.decision.DecisionTable.GivenWord;
import cn.jidu.decision.MatchCandidate;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.Quarter;
import cn.jidu.reconcile.match.SubjectSql;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.store.Database;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every cause by itself, worked out by hand, and all of them at once. */
class RevisionChangesTest {
    private static final Quarter QUARTER = Quarter.of("2018Q2");
    private static final String REGISTERED = "统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态\n";
    private static final String JIA = "91331002MA2H1001XB,甲厂,有限责任公司,3525,331002,2018-05-01,存续\n";
    private static final String YI = "91331002MA2H10028B,乙厂,有限责任公司,3525,331002,2015-01-01,存续\n";
    private static final String BING = "91331002MA2H1003XU,丙厂,有限责任公司,3525,331002,2018-06-01,存续\n";
    private static final String MORE = "91331002MA2H10044J,丁厂,有限责任公司,3525,331002,2015-01-01,存续\n"
            + "91331002MA2H1005QF,戊厂,有限责任公司,3525,331002,2015-01-01,存续\n";
    private static final String LENT = "借据编号,贷款机构,借款人代码,借款人名称,行政区划代码,报告期,授信总额（万元）,贷款余额（万元）,发放日期,发放金额（万元）\n"
            + "1,台州银行,91331002MA2H10028B,乙厂,331002,2018Q2,300,100,2018-05-01,100\n";
    private static final String LENT_TO_BING = "2,台州银行,91331002MA2H1003XU,丙厂,331002,2018Q2,300,200,2018-05-01,200\n";
    private static final String LENT_AGAIN = "3,台州银行,91331002MA2H1003XU,丙厂,331002,2018Q2,300,30,2018-05-01,30\n";
    private static final String IN_QUARTER = "where: new_in_quarter and existed_in_quarter";
    private static final String HUANGYAN = "331003,黄岩区,county,331000\n";
    private static final String TOWNSHIP = "331002101,海门街道,township,";
    private static final String FILED_MORE = "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）,从业人数\n";
    private static final String FILED = "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）\n";

    private static final FirstRun FIRST =
            new FirstRun("changes", QUARTER.toString(), World.NOT_PRINTED, RevisionChangesTest::fill);

    @TempDir
    Path folder;

    private FirstRun.Copy first;
    private World world;
    private Path inbox;

    private static void fill(Path inbox) throws IOException {
        Files.createDirectories(inbox);
        Files.writeString(inbox.resolve("registration_331002_2018Q2.csv"), REGISTERED + JIA + YI);
        Files.writeString(
                inbox.resolve("tax_331002_2018Q2.csv"), FILED + filed("91331002MA2H10028B", "乙厂", 500));
    }

    @BeforeEach
    void aRevision() {
        first = FIRST.copy();
        world = first.world();
        inbox = first.inbox();
    }

    @AfterEach
    void close() {
        first.close();
    }

    /** Rows come late, are corrected, go, and come again after they were rejected: each is known by its key. */
    @Test
    void rowsComeChangeAndGo() throws IOException {
        send("registration_331002_2018Q2", REGISTERED + JIA + YI + BING + MORE);
        run(world);
        assertThat(changes("new-enterprises")).isEqualTo("1 2 late-rows 1");
        assertThat(changes("enterprise-stock")).isEqualTo("2 5 late-rows 3");
        // of two one is registered for taxes, then of five
        assertThat(changes("tax-registration-rate")).isEqualTo("50 20 late-rows -30");

        send("registration_331002_2018Q2", REGISTERED + JIA.replace("2018-05-01", "2017-05-01") + YI + BING + MORE);
        run(world);
        assertThat(changes("new-enterprises")).isEqualTo("2 1 corrected-rows -1");

        send("registration_331002_2018Q2", REGISTERED + YI + BING + MORE);
        run(world);
        assertThat(changes("enterprise-stock")).isEqualTo("5 4 removed-rows -1");

        send("registration_331002_2018Q2", REGISTERED + YI + BING.replace("2018-06-01", "2018-06-31") + MORE);
        run(world);
        assertThat(changes("new-enterprises")).isEqualTo("1 0 removed-rows -1");

        send("registration_331002_2018Q2", REGISTERED + YI + BING + MORE);
        run(world);
        assertThat(changes("new-enterprises")).isEqualTo("0 1 mended-rejects 1");
    }

    /** The filing was there before its enterprise: what it counts in moves with the registry. */
    @Test
    void registry() throws IOException {
        send("loan_331002_2018Q2", LENT + LENT_TO_BING);
        run(world);
        send("registration_331002_2018Q2", REGISTERED + JIA + YI + BING);
        run(world);

        assertThat(changes("loan-balance")).isEqualTo("0.01 0.03 registry 0.02");
        assertThat(changes("borrowers")).isEqualTo("1 2 registry 1");

        send("loan_331002_2018Q2", LENT.replace(",100,2018-05-01", ",150,2018-05-01") + LENT_TO_BING + LENT_AGAIN);
        run(world);
        assertThat(changes("loan-balance")).isEqualTo("0.03 0.038 late-rows 0.003 corrected-rows 0.005");
    }

    @Test
    void adjustment() {
        adjust(world, "7");
        run(world);

        assertThat(changes("new-enterprises")).isEqualTo("1 7 adjustment 6");
    }

    /** What is counted otherwise, of whom a plan speaks, and what a panel leaves out: no row of it came or went. */
    @Test
    void aDefinition() throws IOException {
        send("registration_331002_2018Q2", REGISTERED + JIA + YI + BING);
        send("loan_331002_2018Q2", LENT + LENT_TO_BING.replace("91331002MA2H1003XU,丙厂", "91331002MA2H10028B,乙厂"));
        send("tax_331002_2018Q2", FILED_MORE + "91331002MA2H1003XU,丙厂,331002,2018Q2,100000000,5,400\n");
        run(world);
        // 丙厂 is of medium size
        Definitions wider = with("plans/taizhou-2018.yml", "universe: small_micro\n", "universe: sme\n");
        assertThat(changes(World.DEFINITIONS, wider))
                .containsEntry("T01 new-enterprises", "1 2 definition 1")
                .doesNotContainKeys("_Z new-enterprises", "_Z enterprise-stock");

        Definitions counted = with("indicators/new-enterprises.yml", IN_QUARTER, "where: existed_in_quarter");
        assertThat(changes(wider, counted)).containsEntry("_Z new-enterprises", "1 2 definition 1");

        Definitions without = with(
                "panels/loan_quarter.sql",
                "on e.enterprise_id = m.matched_enterprise",
                "on e.enterprise_id = m.matched_enterprise where m.balance < 150");
        assertThat(changes(counted, without)).containsEntry("_Z loan-balance", "0.03 0.01 definition -0.02");
        assertThat(changes(without, World.DEFINITIONS)).containsEntry("_Z loan-balance", "0.01 0.03 definition 0.02");
    }

    /** A row that nobody could place is said to be 乙厂's, and then not any more. */
    @Test
    void aDecision() throws IOException {
        send("loan_331002_2018Q2", LENT + "2,台州银行,,乙记老厂,331002,2018Q2,300,200,2018-05-01,200\n");
        run(world);
        DecisionTable table = new DecisionTable(world.database());
        GivenWord word = new GivenWord("王芳", "电话核实", Instant.parse("2018-07-20T01:00:00Z"));
        table.decide(List.of(new GivenDecision(loanOfYi(), DecisionKind.MATCH, false, word)));
        run(world);
        assertThat(changes("loan-balance")).isEqualTo("0.01 0.03 decisions 0.02");
        assertThat(changes("borrowers")).isEmpty();

        table.withdraw(table.list().get(0).handle(), word);
        run(world);
        assertThat(changes("loan-balance")).isEqualTo("0.03 0.01 decisions -0.02");
    }

    private MatchCandidate loanOfYi() {
        JdbcTemplate db = new JdbcTemplate(world.database().owner());
        String subject = db.queryForObject(
                "select %s from jidu.row_loan where name = '乙记老厂'"
                        .formatted(SubjectSql.id("own_area", "borrower_id", "coalesce(name, '')")),
                String.class);
        UUID yi = db.queryForObject(
                "select distinct enterprise_id from jidu.panel_enterprise_quarter where name = '乙厂'", UUID.class);
        return new MatchCandidate(
                "2018Q2",
                subject.substring(0, 12),
                subject,
                "331002",
                "",
                "乙记老厂",
                "loan",
                "",
                1,
                yi,
                "乙厂",
                "名称=相近",
                "中",
                List.of(),
                "");
    }

    @Test
    void aTableOfReference() throws IOException {
        Definitions changed = with("reference/entity-types.csv", "有限责任公司,limited", "有限责任公司,cooperative");

        assertThat(changes(World.DEFINITIONS, changed))
                .containsEntry("_Z new-enterprises", "1 0 rule -1")
                .containsEntry("_Z enterprise-stock", "2 0 rule -2");
    }

    /** A township goes to the neighbour, with all that is counted in it. */
    @Test
    void aBoundary() throws IOException {
        Definitions before = with(
                "reference/areas.csv", HUANGYAN, HUANGYAN + TOWNSHIP + "331002\n");
        Definitions after = with(
                "reference/areas.csv", HUANGYAN, HUANGYAN + TOWNSHIP + "331003\n");
        World was = new World(first.home(), before, world.database());
        send("registration_331002_2018Q2", REGISTERED + JIA + YI + BING.replace("331002,2018", "331002101,2018"));
        run(was);

        assertThat(changes(before, after))
                .containsEntry("_Z enterprise-stock", "3 2 boundary -1")
                .containsEntry("_Z new-enterprises", "2 1 boundary -1");
    }

    /** The quarter before arrives late: what is counted since the plan began moves, the quarter's own figure does not. */
    @Test
    void anEarlierQuarter() throws IOException {
        send("registration_331002_2018Q1", REGISTERED + YI + MORE.replace("2015-01-01", "2018-02-01"));
        run(world);
        assertThat(told(World.DEFINITIONS, World.DEFINITIONS, ChangeCause.DECLARED))
                .containsEntry("T01 new-enterprises", "1 3 earlier-quarter 2")
                .doesNotContainKey("_Z new-enterprises");

        send("registration_331002_2018Q1", REGISTERED + YI + MORE);
        send("registration_331002_2018Q2", REGISTERED + JIA + YI + BING);
        run(world);
        assertThat(told(World.DEFINITIONS, World.DEFINITIONS, ChangeCause.DECLARED))
                .containsEntry("T01 new-enterprises", "3 2 late-rows 1 earlier-quarter -2")
                .containsEntry("_Z new-enterprises", "1 2 late-rows 1");
    }

    /** An older program counted two more; of what has come since, nothing is put down to it. */
    @Test
    void anotherProgram() throws IOException {
        countedTwoMore();
        run(new World(first.home(), World.DEFINITIONS, world.database(), "jidu 98"));
        assertThat(changes("enterprise-stock")).isEqualTo("4 2 program-version -2");
        assertThat(changes("new-enterprises")).isEmpty();

        countedTwoMore();
        send("registration_331002_2018Q2", REGISTERED + JIA + YI + BING);
        run(new World(first.home(), World.DEFINITIONS, world.database(), "jidu 99"));
        assertThat(changes("enterprise-stock")).isEqualTo("4 3 late-rows 1 program-version -2");
    }

    private void countedTwoMore() {
        new JdbcTemplate(world.database().owner())
                .update("update jidu.figure set value = value + 2 where indicator = 'enterprise-stock'");
    }

    /** Whatever the order, the parts add up: {@link FigureChange} refuses others. */
    @Test
    void severalAtOnceInAnyOrder() throws IOException {
        send("registration_331002_2018Q2", REGISTERED + JIA.replace("有限责任公司", "个体工商户") + BING);
        send(
                "tax_331002_2018Q2",
                FILED + filed("91331002MA2H1003XU", "丙厂", 300) + filed("91331002MA2H1001XB", "甲厂", 10));
        adjust(world, "7");
        run(world);

        Map<String, String> declared = told(World.DEFINITIONS, World.DEFINITIONS, ChangeCause.DECLARED);
        assertThat(declared.get("_Z new-enterprises")).isEqualTo("1 7 late-rows 1 corrected-rows -1 adjustment 6");
        Random random = new Random(1);
        for (int i = 0; i < 5; i++) {
            List<ChangeCause> order = new ArrayList<>(ChangeCause.DECLARED);
            Collections.shuffle(order, random);
            Map<String, String> shuffled = told(World.DEFINITIONS, World.DEFINITIONS, order);
            assertThat(shuffled.keySet()).isEqualTo(declared.keySet());
        }
    }

    private static String filed(String code, String name, int tax) {
        return code + "," + name + ",331002,2018Q2,10000," + tax + "\n";
    }

    private void send(String name, String content) throws IOException {
        Files.writeString(inbox.resolve(name + ".csv"), content);
    }

    private void run(World of) {
        of.measure(QUARTER.toString(), inbox);
    }

    private static void adjust(World of, String value) {
        AdjustmentTable table = new AdjustmentTable(of.database());
        long number = table.propose(
                        new ProposedAdjustment(
                                new AdjustedSubject(QUARTER, "small_micro", "new-enterprises", "331002"),
                                new BigDecimal(value),
                                Optional.of(BigDecimal.ONE),
                                false,
                                "来函",
                                new KeptEvidence("来函.pdf", "00")),
                        "王五",
                        Instant.parse("2018-07-20T01:00:00Z"))
                .number();
        table.agree(number, "赵六", Instant.parse("2018-07-20T02:00:00Z"));
    }

    /** The project's definitions with a change. */
    private Definitions with(String file, String from, String to) throws IOException {
        Path jobs = JobsCopy.into(Files.createTempDirectory(folder, "jobs"));
        JobsCopy.change(jobs.resolve(file), from, to);
        return JobsCopy.load(jobs);
    }

    /** Of a run by other definitions, beside the revision before. */
    private Map<String, String> changes(Definitions was, Definitions is) {
        run(new World(first.home(), is, world.database()));
        return told(was, is, ChangeCause.DECLARED);
    }

    /** Of the county's figure outside plans, between the two newest revisions: before, after, parts. */
    private String changes(String indicator) {
        return told(World.DEFINITIONS, World.DEFINITIONS, ChangeCause.DECLARED)
                .getOrDefault("_Z " + indicator, "");
    }

    /** The county's figures, by target and indicator. */
    private Map<String, String> told(Definitions was, Definitions is, List<ChangeCause> order) {
        Database database = world.database();
        Revisions revisions = new Revisions(new JdbcTemplate(database.reader()));
        Revision after = revisions.findNewest(QUARTER).orElseThrow();
        Revision before = revisions.find(QUARTER, after.number() - 1).orElseThrow();
        Map<String, String> told = new TreeMap<>();
        new RevisionChanges(database)
                .between(new RevisionPair(before, was, after, is), order).stream()
                        .filter(c -> c.figure().area().equals("331002"))
                        .forEach(c -> told.put(c.figure().target() + " " + c.figure().indicator(), told(c)));
        return told;
    }

    private static String told(FigureChange change) {
        return change.before().map(RevisionChangesTest::plain).orElse("-") + " "
                + change.after().map(RevisionChangesTest::plain).orElse("-")
                + change.parts().stream()
                        .map(p -> " " + p.cause().word() + " " + plain(p.change()))
                        .collect(Collectors.joining());
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
