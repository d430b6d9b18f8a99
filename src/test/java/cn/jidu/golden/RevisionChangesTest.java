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
import cn.jidu.definition.Definitions;
import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.Quarter;
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
    private static final String FILED = "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）\n";

    @TempDir
    Path folder;

    private World world;
    private Path inbox;

    @BeforeEach
    void aRevision() throws IOException {
        world = new World(folder.resolve("home"));
        inbox = Files.createDirectories(folder.resolve("inbox"));
        send("registration_331002_2018Q2", REGISTERED + JIA + YI);
        send("tax_331002_2018Q2", FILED + filed("91331002MA2H10028B", "乙厂", 500));
        run(world);
    }

    @AfterEach
    void close() {
        world.close();
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

    @Test
    void aDefinition() throws IOException {
        Path jobs = JobsCopy.into(folder);
        JobsCopy.change(
                jobs.resolve("indicators/new-enterprises.yml"),
                "where: new_in_quarter and existed_in_quarter",
                "where: existed_in_quarter");
        Definitions changed = JobsCopy.load(jobs);
        run(new World(folder.resolve("home"), changed, world.database()));

        assertThat(changes(world, World.DEFINITIONS, changed, ChangeCause.DECLARED)
                        .get("new-enterprises"))
                .isEqualTo("1 2 definition 1");
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

        Map<String, String> declared = changes(world, World.DEFINITIONS, World.DEFINITIONS, ChangeCause.DECLARED);
        assertThat(declared.get("new-enterprises")).isEqualTo("1 7 late-rows 1 corrected-rows -1 adjustment 6");
        Random random = new Random(1);
        for (int i = 0; i < 5; i++) {
            List<ChangeCause> order = new ArrayList<>(ChangeCause.DECLARED);
            Collections.shuffle(order, random);
            Map<String, String> shuffled = changes(world, World.DEFINITIONS, World.DEFINITIONS, order);
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

    /** Of the county's figure outside plans, between the two newest revisions: before, after, parts. */
    private String changes(String indicator) {
        return changes(world, World.DEFINITIONS, World.DEFINITIONS, ChangeCause.DECLARED)
                .getOrDefault(indicator, "");
    }

    private static Map<String, String> changes(World of, Definitions was, Definitions is, List<ChangeCause> order) {
        Database database = of.database();
        Revisions revisions = new Revisions(new JdbcTemplate(database.reader()));
        Revision after = revisions.findNewest(QUARTER).orElseThrow();
        Revision before = revisions.find(QUARTER, after.number() - 1).orElseThrow();
        Map<String, String> told = new TreeMap<>();
        new RevisionChanges(database)
                .between(new RevisionPair(before, was, after, is), order).stream()
                        .filter(c -> c.measured().plan().equals("_Z")
                                && c.measured().area().equals("331002"))
                        .forEach(c -> told.put(c.measured().indicator(), told(c)));
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
