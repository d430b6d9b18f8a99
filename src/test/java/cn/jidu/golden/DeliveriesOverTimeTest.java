package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Quarter;
import cn.jidu.delivery.DeliveryState;
import cn.jidu.delivery.ReceivedFile;
import cn.jidu.reconcile.RevisionStaleness;
import cn.jidu.reconcile.StaleCauses;
import cn.jidu.reconcile.arrival.FileJudgements;
import cn.jidu.run.RunResult;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Departments send corrected, late, twice, and what was refused once more. */
class DeliveriesOverTimeTest extends OwnInbox {
    private static final String REGISTRATION = "统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态\n";
    private static final String FILE = "registration_331002_2018Q2.csv";
    private static final Instant LATER = Instant.parse("2018-07-20T02:00:00Z");

    private static String rows(int... enterprises) {
        StringBuilder text = new StringBuilder(REGISTRATION);
        IntStream.of(enterprises)
                .forEach(i ->
                        text.append("91331002MA2H1%03dX1,某厂%d,有限责任公司,3525,331002,2015-01-01,存续\n".formatted(i, i)));
        return text.toString();
    }

    private static String tax(String quarter, int enterprise) {
        return "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）\n"
                + "91331002MA2H1%03dX1,某厂%d,331002,%s,1000,1\n".formatted(enterprise, enterprise, quarter);
    }

    private RunResult run(String quarter) {
        return world.run(quarter, inbox, World.NOT_PRINTED);
    }

    /** Names of the enterprises in force in the newest revision. */
    private List<String> inForce() {
        return db().queryForList("""
                        select name from jidu.panel_enterprise_quarter where quarter = '2018Q2' and slice_id in (
                            select slice_id from jidu.revision_slice where revision_id = (
                                select max(revision_id) from jidu.revision where quarter = '2018Q2')) order by 1""", String.class);
    }

    private List<String> revisions() {
        return db().queryForList("select quarter || ' r' || number from jidu.revision order by 1", String.class);
    }

    private Map<Quarter, List<String>> stale() {
        Map<Quarter, List<String>> files = new HashMap<>();
        new RevisionStaleness(db(), World.DEFINITIONS).causes().forEach((q, c) -> files.put(q, c.files()));
        return files;
    }

    private static Stream<String> fates(RunResult result) {
        return result.takenIn().stream().map(d -> d.fileName() + " " + d.fate());
    }

    @Test
    void aCorrectionCountsUntilTheFirstVersionIsSentAgain() throws IOException {
        send(FILE, rows(1, 2, 3));
        run("2018Q2");
        assertThat(inForce()).containsExactly("某厂1", "某厂2", "某厂3");
        send(FILE, rows(1, 2, 4));
        run("2018Q2");
        assertThat(inForce()).containsExactly("某厂1", "某厂2", "某厂4");
        send(FILE, rows(1, 2, 3));
        assertThat(fates(run("2018Q2"))).containsExactly(FILE + " loaded");
        assertThat(inForce()).containsExactly("某厂1", "某厂2", "某厂3");
        assertThat(revisions()).containsExactly("2018Q2 r1", "2018Q2 r2", "2018Q2 r3");
    }

    /** Most places send few sources: a part of a table that has no rows would be made and altered for nothing. */
    @Test
    void ofWhatNobodySentNoPartIsMadeUntilItComes() throws IOException {
        send(FILE, rows(1, 2, 3));
        run("2018Q2");
        assertThat(parts()).containsExactly("panel_enterprise_quarter_2018q2", "row_registration_2018q2");
        send("tax_331002_2018Q2.csv", tax("2018Q2", 1));
        run("2018Q2");
        assertThat(parts())
                .containsExactly(
                        "panel_enterprise_quarter_2018q2",
                        "panel_filing_quarter_2018q2",
                        "row_registration_2018q2",
                        "row_tax_2018q2");
    }

    private List<String> parts() {
        return db().queryForList("""
                select relname::text from pg_class where relispartition and relkind = 'r' order by 1""", String.class);
    }

    /** Of two versions in one inbox the later name counts, in whatever order they were written. */
    @Test
    void ofTwoVersionsInOneInboxTheLaterNameCounts() throws IOException {
        send("registration_331002_2018Q2_改.csv", rows(1, 2, 4));
        send(FILE, rows(1, 2, 3));
        assertThat(fates(run("2018Q2"))).containsExactly(FILE + " loaded", "registration_331002_2018Q2_改.csv loaded");
        assertThat(inForce()).containsExactly("某厂1", "某厂2", "某厂4");
    }

    /** Whatever its name: what comes later counts. */
    @Test
    void ofTwoThatComeOneAfterTheOtherTheLaterCounts() throws IOException {
        send("registration_331002_2018Q2_改.csv", rows(1, 2, 4));
        run("2018Q2");
        send(FILE, rows(1, 2, 3));
        run("2018Q2");
        assertThat(inForce()).containsExactly("某厂1", "某厂2", "某厂3");
    }

    @Test
    void aRefusedFileIsMadeGoodUnderItsOwnName() throws IOException {
        send("registration_331003_2018Q2.csv", REGISTRATION);
        send(FILE, "企业名称\n某厂1\n");
        assertThat(fates(run("2018Q2"))).containsExactly(FILE + " refused", "registration_331003_2018Q2.csv loaded");
        assertThat(inForce()).isEmpty();
        send(FILE, rows(1, 2, 3));
        assertThat(fates(run("2018Q2"))).containsExactly(FILE + " loaded");
        assertThat(inForce()).hasSize(3);
        assertThat(new cn.jidu.delivery.DeliveryTable(db()).listOutstanding()).isEmpty();
    }

    /** That quarter and those after it; the one before is as it was. */
    @Test
    void aLateFileForAnEarlierQuarterMakesItAndThoseAfterItStaleUntilTheyAreMeasuredAnew() throws IOException {
        for (String quarter : List.of("2017Q4", "2018Q1", "2018Q2")) {
            send("registration_331002_" + quarter + ".csv", rows(1, 2, 3));
        }
        run("2018Q2");
        assertThat(stale()).isEmpty();

        String late = "tax_331002_2018Q1_迟报.csv";
        send(late, tax("2018Q1", 1));
        assertThat(world.ingest(inbox, LATER).files())
                .extracting(ReceivedFile::fate)
                .containsExactly(DeliveryState.LOADED);
        assertThat(stale())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(Quarter.of("2018Q1"), List.of(late), Quarter.of("2018Q2"), List.of(late)));

        String correction = "tax_331002_2018Q2.csv";
        send(correction, tax("2018Q2", 2));
        world.ingest(inbox, LATER);
        assertThat(stale())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(Quarter.of("2018Q1"), List.of(late), Quarter.of("2018Q2"), List.of(late, correction)));

        assertThat(run("2018Q2").revision().number()).isEqualTo(2);
        assertThat(revisions()).containsExactly("2017Q4 r1", "2018Q1 r1", "2018Q1 r2", "2018Q2 r1", "2018Q2 r2");
        assertThat(stale()).isEmpty();
        assertThat(run("2018Q2").revision().isNew()).as("and then rests").isFalse();
    }

    /** A run of the earlier quarter alone leaves the later one as it was, which sums it. */
    @Test
    void aQuarterThatSumsOneMeasuredAnewAloneIsStale() throws IOException {
        send("registration_331002_2018Q1.csv", rows(1, 2, 3));
        send(FILE, rows(1, 2, 3));
        run("2018Q2");
        send("tax_331002_2018Q1_迟报.csv", tax("2018Q1", 1));
        assertThat(run("2018Q1").revision().number()).isEqualTo(2);
        assertThat(new RevisionStaleness(db(), World.DEFINITIONS).causes())
                .isEqualTo(Map.of(
                        Quarter.of("2018Q2"),
                        new StaleCauses(List.of(), List.of(), List.of(Quarter.of("2018Q1")), false, false)));
        assertThat(run("2018Q2").revision().number()).isEqualTo(2);
        assertThat(stale()).isEmpty();
    }

    /** The newest quarter's file does not concern the others; nor does one that is refused, or comes again. */
    @Test
    void whatConcernsNoOtherQuarterLeavesThemAlone() throws IOException {
        send("registration_331002_2018Q1.csv", rows(1, 2, 3));
        send(FILE, rows(1, 2, 3));
        run("2018Q2");
        send("registration_331002_2018Q1_误.csv", "企业名称\n");
        send("registration_331002_2018Q1.control.json", "{}");
        world.ingest(inbox, LATER);
        assertThat(stale()).isEmpty();
        send("tax_331002_2018Q2.csv", tax("2018Q2", 1));
        world.ingest(inbox, LATER);
        assertThat(stale()).isEqualTo(Map.of(Quarter.of("2018Q2"), List.of("tax_331002_2018Q2.csv")));
    }

    @Test
    void aQuarterThatCouldNotBeMeasuredBeforeMakesThoseAfterItStale() throws IOException {
        send(FILE, rows(1, 2, 3));
        run("2018Q2");
        send("registration_331002_2018Q1.csv", rows(1, 2));
        world.ingest(inbox, LATER);
        assertThat(stale()).isEqualTo(Map.of(Quarter.of("2018Q2"), List.of("registration_331002_2018Q1.csv")));
        run("2018Q2");
        assertThat(stale()).isEmpty();
        assertThat(revisions()).containsExactly("2018Q1 r1", "2018Q2 r1", "2018Q2 r2");
    }

    @Test
    void aHeldFileMakesNothingStaleUntilItIsAccepted() throws IOException {
        send(FILE, rows(1, 2, 3));
        run("2018Q2");
        send("registration_331002_2018Q2_改.csv", rows(1));
        world.ingest(inbox, LATER);
        assertThat(stale()).isEmpty();
        new FileJudgements(world.database(), World.DEFINITIONS)
                .accept("registration_331002_2018Q2_改.csv", new FileJudgements.GivenJudgement("核实", "王统计", LATER));
        assertThat(stale()).isEqualTo(Map.of(Quarter.of("2018Q2"), List.of("registration_331002_2018Q2_改.csv")));
        assertThat(db().queryForList("select judged_by from jidu.standing_judgement", String.class))
                .containsExactly("王统计");
    }
}
