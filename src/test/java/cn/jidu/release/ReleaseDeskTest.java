package cn.jidu.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.audit.AuditEntry;
import cn.jidu.audit.AuditTrail;
import cn.jidu.batch.RunJob;
import cn.jidu.cleanse.Fixture;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.reading.DefinitionLoader;
import cn.jidu.intake.inbox.BatchBringer;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.run.RunListener;
import cn.jidu.run.RunRequest;
import cn.jidu.run.RunSite;
import cn.jidu.store.Archive;
import cn.jidu.store.Database;
import cn.jidu.store.KeptSite;
import cn.jidu.store.KeyedHash;
import cn.jidu.store.SiteHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A plan's report from draft to release and back, and what does not go. */
class ReleaseDeskTest {
    private static final Quarter QUARTER = Quarter.of("2018Q2");
    private static final Instant MORNING = Instant.parse("2018-07-20T01:00:00Z");
    private static final List<String> HOLDING = List.of("FIGURES_MISSING", "INCOMPLETE");

    private static final KeptSite<Boolean> FIRST = new KeptSite<>("release-desk", (folder, database) -> {
        CountyPlan.into(folder, "form");
        ReleaseDeskTest test = new ReleaseDeskTest().at(folder, database);
        test.send("registration_331002_2018Q2.csv", CountyPlan.ROWS);
        test.run();
        return true;
    });

    /** With the corrected rows' revision too. */
    private static final KeptSite<Boolean> CORRECTED = FIRST.then("corrected", (folder, database) -> {
        ReleaseDeskTest test = new ReleaseDeskTest().at(folder, database);
        test.send("registration_331002_2018Q2_改.csv", CountyPlan.ROWS.replace("2018-05-01", "2018-03-01"));
        test.run();
        return true;
    });

    private Path folder;
    private Database database;
    private RunSite site;
    private DefinitionLoader.Loaded loaded;
    private ReleaseDesk desk;

    private ReleaseDeskTest at(Path place, Database its) {
        folder = place;
        database = its;
        loaded = DefinitionLoader.load(folder.resolve("jobs"));
        SiteHome home = SiteHome.at(folder.resolve("home"));
        site = new RunSite(
                home,
                database,
                new Archive(home),
                KeyedHash.of(home),
                loaded.definitions().orElseThrow(),
                Path.of("report-templates"),
                "jidu test",
                "甲",
                Fixture.QUIET);
        desk = new ReleaseDesk(database, loaded.gates());
        return this;
    }

    private void begin(KeptSite<Boolean> kept) {
        KeptSite.Copy<Boolean> copy = kept.copy();
        at(copy.folder(), copy.database());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void fromDraftToReleaseAndBack() throws IOException {
        begin(FIRST);
        ReleaseDossier r1 = dossier(1);
        assertThat(desk.state(r1.subject())).isEqualTo(ReleaseState.DRAFT);
        refused("release.wrongState", () -> desk.approve(r1, Optional.empty(), by("乙")));
        refused("release.wrongState", () -> publish(r1, by("乙")));
        refused("release.notThere", () -> desk.withdraw(r1.subject(), by("乙", "不用了")));
        assertThatThrownBy(() -> desk.submit(r1, by("甲")))
                .isInstanceOfSatisfying(
                        ReleaseHeldException.class,
                        e -> assertThat(e.gates())
                                .extracting(g -> g.gate().code())
                                .containsExactlyElementsOf(HOLDING));
        refused("release.noReason", () -> desk.submit(r1, answering("甲", Optional.empty(), HOLDING)));
        refused("release.notHeld", () -> desk.submit(r1, answering("甲", Optional.of("试点"), List.of("IMBALANCE"))));
        assertThat(desk.state(r1.subject())).isEqualTo(ReleaseState.DRAFT);

        desk.submit(r1, answering("甲", Optional.of("其他数据下季补报"), HOLDING));
        refused("release.wrongState", () -> desk.submit(r1, by("甲")));
        refused("release.samePerson", () -> desk.approve(r1, Optional.empty(), by("甲")));
        refused("release.noReason", () -> desk.withdraw(r1.subject(), by("乙")));
        assertThat(desk.withdraw(r1.subject(), by("乙", "再核一遍"))).isEqualTo(ReleaseState.DRAFT);
        desk.submit(r1, by("甲"));
        refused("release.embargoPast", () -> desk.approve(r1, Optional.of(MORNING.minusSeconds(1)), by("乙")));
        desk.approve(r1, Optional.of(MORNING.plusSeconds(60)), by("乙"));
        refused("release.embargo", () -> publish(r1, at(MORNING.plusSeconds(59))));
        assertThat(r1.released()).doesNotExist();
        Path lists = Files.createDirectories(
                SiteHome.at(folder.resolve("home")).lists().resolve("2018Q2/jiaojiang-2018"));
        Files.writeString(lists.resolve("331002-明细.xlsx"), "what explain writes of an area's rows: never released");

        publish(r1, at(MORNING.plusSeconds(60)));
        assertThat(desk.state(r1.subject())).isEqualTo(ReleaseState.PUBLISHED);
        SortedMap<String, String> published = files(r1.released());
        assertThat(published.keySet()).containsExactly("331002.pdf", "331002.xlsx", "manifest.json");
        assertThat(text(r1.released().resolve("331002.pdf")))
                .contains("发布时间：2018年7月20日9时01分")
                .contains("审核说明：有2项发布条件未满足，由甲说明理由后发布，逐项见“审核说明”。")
                .contains("其他数据下季补报（甲）")
                .doesNotContain("草稿");
        refused("release.wrongState", () -> publish(r1, by("乙")));
        // another program could not print it again, and can recall it all the same
        assertThat(new ReleaseDossiers(upgraded()).published(QUARTER, 1, Optional.empty()))
                .containsExactly(r1.subject());
        assertThat(desk.withdraw(r1.subject(), by("乙", "误发"))).isEqualTo(ReleaseState.WITHDRAWN);
        assertThat(new ReleaseDossiers(upgraded()).published(QUARTER, 1, Optional.empty()))
                .isEmpty();
        refused("release.wrongState", () -> desk.submit(r1, by("甲")));
        assertThat(files(r1.released())).isEqualTo(published);
        assertThat(audited())
                .containsExactly(
                        "1 甲 override jiaojiang-2018/2018Q2/r1",
                        "2 甲 override jiaojiang-2018/2018Q2/r1",
                        "3 甲 submit jiaojiang-2018/2018Q2/r1",
                        "4 乙 withdraw jiaojiang-2018/2018Q2/r1",
                        "5 甲 submit jiaojiang-2018/2018Q2/r1",
                        "6 乙 approve jiaojiang-2018/2018Q2/r1",
                        "7 乙 begin-publishing jiaojiang-2018/2018Q2/r1",
                        "8 乙 publish jiaojiang-2018/2018Q2/r1",
                        "9 乙 withdraw jiaojiang-2018/2018Q2/r1");
        assertThat(new AuditTrail(new JdbcTemplate(database.reader())).firstBroken())
                .isEmpty();
    }

    @Test
    void aLaterReleaseTakesThePlaceAndTheFirstStandsAsItWas() throws IOException {
        begin(CORRECTED);
        ReleaseDossier r1 = dossier(1);
        desk.submit(r1, answering("甲", Optional.of("其他数据下季补报"), HOLDING));
        desk.approve(r1, Optional.empty(), by("乙"));
        // killed after it began: the instant of the first time is gone on with
        assertThat(desk.beginPublishing(r1, by("乙"))).isEqualTo(MORNING);
        publish(r1, at(MORNING.plusSeconds(3600)));
        SortedMap<String, String> published = files(r1.released());
        assertThat(text(r1.released().resolve("331002.pdf"))).contains("发布时间：2018年7月20日9时00分");

        ReleaseDossier r2 = dossier(2);
        assertThat(r2.subject().boundHash()).isNotEqualTo(r1.subject().boundHash());
        refused("release.locked", () -> desk.submit(r2, by("甲")));
        desk.submit(r2, answering("甲", Optional.of("登记部门更正"), HOLDING));
        desk.approve(r2, Optional.empty(), by("乙"));
        assertThat(desk.state(r1.subject())).isEqualTo(ReleaseState.PUBLISHED);
        publish(r2, by("乙"));
        assertThat(desk.state(r1.subject())).isEqualTo(ReleaseState.SUPERSEDED);
        assertThat(desk.state(r2.subject())).isEqualTo(ReleaseState.PUBLISHED);
        assertThat(files(dossier(1).released())).isEqualTo(published);
        assertThat(audited()).contains("9 甲 unlock jiaojiang-2018/2018Q2/r2");
        desk.withdraw(r2.subject(), by("乙", "登记部门收回更正"));
        assertThat(desk.state(r1.subject())).isEqualTo(ReleaseState.PUBLISHED);
    }

    /** Whoever goes on with a killed publication does not bring an old revision before a newer one's readers. */
    @Test
    void whatWasBegunIsNotPublishedAfterALaterOne() throws IOException {
        begin(CORRECTED);
        ReleaseDossier r1 = dossier(1);
        desk.submit(r1, answering("甲", Optional.of("其他数据下季补报"), HOLDING));
        desk.approve(r1, Optional.empty(), by("乙"));
        desk.beginPublishing(r1, by("乙"));
        ReleaseDossier r2 = dossier(2);
        desk.submit(r2, answering("甲", Optional.of("登记部门更正"), HOLDING));
        desk.approve(r2, Optional.empty(), by("乙"));
        publish(r2, by("乙"));
        refused("release.older", () -> publish(r1, by("乙")));
        assertThat(r1.released()).doesNotExist();
    }

    @Test
    void whatIsApprovedAndThenChangedIsApprovedNoMore() {
        begin(FIRST);
        ReleaseDossier before = dossier(1);
        desk.submit(before, answering("甲", Optional.of("其他数据下季补报"), HOLDING));
        desk.approve(before, Optional.empty(), by("乙"));
        JdbcTemplate db = new JdbcTemplate(database.owner());
        String ofClass =
                "update jidu.class_figure set value = value %s 1 where breakdown = 'form' and class = 'limited' and measure = 'count'";
        db.update(ofClass.formatted("+"));
        assertThat(desk.state(dossier(1).subject())).as("a printed breakdown").isEqualTo(ReleaseState.DRAFT);
        db.update(ofClass.formatted("-"));
        assertThat(desk.state(dossier(1).subject())).isEqualTo(ReleaseState.APPROVED);
        db.update("update jidu.rule_outcome set evaluated = evaluated + 1");
        assertThat(desk.state(dossier(1).subject())).as("a printed check").isEqualTo(ReleaseState.DRAFT);
        db.update("update jidu.rule_outcome set evaluated = evaluated - 1");
        db.update("update jidu.figure set value = 7 where indicator = 'new-enterprises' and area_code = '331002'");
        ReleaseDossier after = dossier(1);
        assertThat(desk.state(after.subject())).isEqualTo(ReleaseState.DRAFT);
        refused("release.wrongState", () -> publish(after, by("乙")));
        assertThat(after.released()).doesNotExist();
    }

    @Test
    void otherDefinitionsThanTheRevisionsOwnReleaseNothing() throws IOException {
        begin(FIRST);
        refused("release.otherDefinitions", () -> new ReleaseDossiers(upgraded()).of(QUARTER, 1, Optional.empty()));
        refused("release.noRevision", () -> new ReleaseDossiers(site).of(QUARTER, 9, Optional.empty()));
        refused("release.noReport", () -> new ReleaseDossiers(site).of(QUARTER, 1, Optional.of("wenzhou-2023")));
        // what no reason answers for: the draft that was looked at is not there
        Files.delete(dossier(1).drafts().resolve("jiaojiang-2018/331002.pdf"));
        refused(
                "release.noOverride",
                () -> desk.submit(
                        dossier(1), answering("甲", Optional.of("不碍事"), List.of(HOLDING.get(0), "REPORT_NOT_WRITTEN"))));
        assertThat(desk.state(dossier(1).subject())).isEqualTo(ReleaseState.DRAFT);
        assertThat(audited()).isEmpty();
    }

    /** An upgrade alone makes nothing new of what is released; somebody has to ask for it. */
    @Test
    void whatIsReleasedIsLeftAloneByAnUpgradeUntilSomebodyRunsItAgain() throws IOException {
        begin(FIRST);
        ReleaseDossier r1 = dossier(1);
        desk.submit(r1, answering("甲", Optional.of("其他数据下季补报"), HOLDING));
        desk.approve(r1, Optional.empty(), by("乙"));
        // what one program's draft was approved for, another does not print
        refused("release.otherDefinitions", () -> new ReleaseDossiers(upgraded()).of(QUARTER, 1, Optional.empty()));
        assertThat(run(upgraded(), QUARTER, BatchBringer.Way.NIGHT)).isEqualTo(2);
        SortedMap<String, String> drafts = files(r1.drafts().resolve("jiaojiang-2018"));
        publish(r1, by("乙"));

        // what is not the newest of its quarter is not kept from being made anew
        assertThat(run(site, QUARTER, BatchBringer.Way.NIGHT)).isEqualTo(3);
        ReleaseDossier r3 = dossier(3);
        desk.submit(r3, answering("甲", Optional.of("换了程序"), HOLDING));
        desk.approve(r3, Optional.empty(), by("乙"));
        publish(r3, by("乙"));
        SortedMap<String, String> standing = files(r3.drafts().resolve("jiaojiang-2018"));
        assertThat(run(upgraded(), QUARTER, BatchBringer.Way.NIGHT)).isEqualTo(3);
        assertThat(files(r3.drafts().resolve("jiaojiang-2018"))).isEqualTo(standing);
        assertThat(files(r1.drafts().resolve("jiaojiang-2018"))).isEqualTo(drafts);

        // a later quarter that sums it leaves it alone too, whoever asks for that
        send("registration_331002_2018Q3.csv", CountyPlan.ROWS);
        assertThat(run(upgraded(), Quarter.of("2018Q3"), BatchBringer.Way.RUN)).isEqualTo(1);
        assertThat(newest(QUARTER)).isEqualTo(3);
        assertThat(text(site.home().reports().resolve("2018Q3/r1/jiaojiang-2018/331002.pdf"))
                        .replaceAll("\\s", ""))
                .contains("本报告汇总的往期数中，2018年二季度（修订r3，jidutest）是按测算时的口径、模板或程序得出的，与本季不同；因已发布，没有重新测算。");
        assertThat(run(upgraded(), QUARTER, BatchBringer.Way.RUN)).isEqualTo(4);
    }

    private int newest(Quarter quarter) {
        return new Revisions(new JdbcTemplate(database.reader()))
                .findNewest(quarter)
                .orElseThrow()
                .number();
    }

    private RunSite upgraded() {
        return new RunSite(
                site.home(),
                database,
                site.archive(),
                site.keyedHash(),
                site.definitions(),
                site.templates(),
                "jidu later",
                "甲",
                site.quiet());
    }

    private ReleaseDossier dossier(int number) {
        return new ReleaseDossiers(site)
                .of(QUARTER, number, Optional.of("jiaojiang-2018"))
                .get(0);
    }

    private void publish(ReleaseDossier dossier, ReleaseAct act) {
        new ReleasePublishing(database, loaded.gates(), site.templates()).publish(dossier, act);
    }

    private static void refused(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ReleaseRefusedException.class, e -> assertThat(e.key()).isEqualTo(key));
    }

    private static ReleaseAct by(String person) {
        return answering(person, Optional.empty(), List.of());
    }

    private static ReleaseAct by(String person, String reason) {
        return answering(person, Optional.of(reason), List.of());
    }

    private static ReleaseAct at(Instant now) {
        return new ReleaseAct("乙", now, Optional.empty(), new TreeSet<>());
    }

    private static ReleaseAct answering(String person, Optional<String> reason, List<String> gates) {
        return new ReleaseAct(person, MORNING, reason, new TreeSet<>(gates));
    }

    private List<String> audited() {
        List<String> acts = new ArrayList<>();
        new AuditTrail(new JdbcTemplate(database.reader())).each(e -> acts.add(line(e)));
        return acts;
    }

    private static String line(AuditEntry e) {
        return e.number() + " " + e.person() + " " + e.act() + " " + e.subject();
    }

    private void send(String name, String rows) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("inbox")).resolve(name), rows);
    }

    private void run() {
        run(site, QUARTER, BatchBringer.Way.RUN);
    }

    /** @return the revision's number */
    private int run(RunSite with, Quarter quarter, BatchBringer.Way way) {
        return new RunJob(with, new Silent())
                .run(new RunRequest(
                        quarter,
                        folder.resolve("inbox"),
                        Set.of("jiaojiang-2018"),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        LocalDate.ofInstant(MORNING, ZoneId.of("Asia/Shanghai")),
                        MORNING,
                        way))
                .revision()
                .number();
    }

    private static final class Silent implements RunListener {
        @Override
        public void stepStarted(String step) {}

        @Override
        public void fileTakenIn(int done, int of) {}
    }

    private static SortedMap<String, String> files(Path place) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(place)) {
            for (Path file : all.toList()) {
                files.put(
                        file.getFileName().toString(),
                        Files.getLastModifiedTime(file) + " " + java.util.Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    private static String text(Path pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
