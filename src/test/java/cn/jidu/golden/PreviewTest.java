package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cli.terminal.PreviewText;
import cn.jidu.definition.Quarter;
import cn.jidu.delivery.DeliveryState;
import cn.jidu.measure.Measurement;
import cn.jidu.reconcile.RowChanges;
import cn.jidu.reconcile.RowChanges.ChangeKind;
import cn.jidu.reconcile.RowChanges.FieldChange;
import cn.jidu.reconcile.RowChanges.Replaced;
import cn.jidu.reconcile.RowChanges.RowChange;
import cn.jidu.reconcile.arrival.FileJudgements;
import cn.jidu.reconcile.arrival.FileJudgements.GivenJudgement;
import cn.jidu.review.FigureDifference;
import cn.jidu.run.PreviewResult;
import cn.jidu.run.PreviewResult.RejectedRow;
import cn.jidu.run.RunResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A preview changes nothing, and what it tells is what the run then does. */
class PreviewTest {
    private static final String REGISTRATION = "统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态\n";
    private static final String HOME_COUNTY = "registration_331002_2018Q2.csv";

    /** Ten enterprises in 椒江 in two quarters, five in 临海 in the second; nobody files, so that every one is micro. */
    private static final FirstRun BEFORE = new FirstRun("preview", "2018Q2", World.NOT_PRINTED, inbox -> {
        Files.createDirectory(inbox);
        Files.writeString(inbox.resolve("registration_331002_2018Q1.csv"), registrations("331002", 10));
        Files.writeString(inbox.resolve(HOME_COUNTY), registrations("331002", 10));
        Files.writeString(inbox.resolve("registration_331082_2018Q2.csv"), registrations("331082", 5));
    });

    @TempDir
    Path folder;

    private FirstRun.Copy before;
    private World world;
    private Path inbox;

    @BeforeEach
    void open() throws IOException {
        before = BEFORE.copy();
        world = before.world();
        inbox = before.inbox();
        Files.createDirectory(folder.resolve("new"));
    }

    @AfterEach
    void close() {
        before.close();
    }

    @Test
    void oneEnterpriseMoreMovesItsFiguresByOne() throws IOException {
        PreviewResult previewed = previewThenRun("2018Q2", HOME_COUNTY, registrations("331002", 11));

        PreviewResult.Figures figures = previewed.figures().orElseThrow();
        assertThat(figures.before()).contains(1);
        assertThat(figures.after()).contains(2);
        assertThat(moved(figures, "enterprise-stock", "_Z"))
                .containsExactly("331000 15 P → 16 P", "331002 10 P → 11 P");
        assertThat(moved(figures, "new-enterprises", "_Z")).isEmpty();
        assertThat(figures.differences())
                .as("another county's own figures stay, though its rank may move")
                .filteredOn(d -> d.measured().area().equals("331082") && d.showsMove(6))
                .allSatisfy(d -> assertThat(d.before().orElseThrow().rank())
                        .isNotEqualTo(d.after().orElseThrow().rank()));
        assertThat(previewed.rows())
                .containsExactly(new RowChanges(
                        "registration",
                        Quarter.of("2018Q2"),
                        List.of(new Replaced(HOME_COUNTY, "331002", "", 10)),
                        1,
                        10,
                        0,
                        0,
                        List.of(new RowChange(ChangeKind.ADDED, code("331002", 10), HOME_COUNTY, 12, List.of()))));
    }

    @Test
    void rejectedRowsAreToldAndTheOthersCompared() throws IOException {
        String rows = registrations("331002", 8)
                + code("331002", 8) + ",新名,有限责任公司,3525,331002,2015-01-01,存续\n"
                + code("331002", 20) + ",某厂,有限责任公司,3525,331002,2018-02-30,存续\n";

        PreviewResult previewed = previewThenRun("2018Q2", HOME_COUNTY, rows);

        assertThat(previewed.rejects())
                .containsExactly(new PreviewResult.FoundRow<>(
                        "DATE_INVALID",
                        1,
                        List.of(new RejectedRow(HOME_COUNTY, "", 11, "成立日期", "2018-02-30", "日期，如 2019-03-01"))));
        assertThat(previewed.findings())
                .extracting(PreviewResult.FoundRow::code, PreviewResult.FoundRow::count)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("CODE_CHECK_DIGIT", 9L));
        RowChanges changes = previewed.rows().get(0);
        assertThat(List.of(changes.added(), changes.same(), changes.changed(), changes.gone()))
                .containsExactly(0L, 8L, 1L, 1L);
        assertThat(changes.first())
                .containsExactly(
                        new RowChange(
                                ChangeKind.CHANGED,
                                code("331002", 8),
                                HOME_COUNTY,
                                10,
                                List.of(new FieldChange("企业名称", "某厂8", "新名"))),
                        new RowChange(ChangeKind.GONE, code("331002", 9), HOME_COUNTY, 11, List.of()));
        assertThat(moved(previewed.figures().orElseThrow(), "enterprise-stock", "_Z"))
                .containsExactly("331000 15 P → 14 P", "331002 10 P → 9 P");
    }

    @Test
    void whatIsNotLoadedMovesNothing() throws IOException {
        PreviewResult refused = previewThenRun("2018Q2", HOME_COUNTY, "企业名称\n某厂\n");
        PreviewResult held = previewThenRun("2018Q2", HOME_COUNTY, registrations("331002", 4));
        PreviewResult same = previewThenRun("2018Q2", "registration_331002_2018Q2.csv", registrations("331002", 10));
        PreviewResult unrecognised = previewThenRun("2018Q2", "登记.csv", registrations("331002", 10));

        assertThat(Stream.of(refused, held, same, unrecognised)
                        .flatMap(p -> p.files().stream())
                        .map(f -> f.fate() + f.reason()))
                .containsExactly("refusedHEADER_MISMATCH", "held", "acknowledged", "unrecognised");
        assertThat(List.of(refused, held, same, unrecognised)).allSatisfy(p -> {
            assertThat(p.figures()).isEmpty();
            assertThat(p.rows()).isEmpty();
        });
    }

    @Test
    void aNewCountysFirstFileMakesItsFigures() throws IOException {
        PreviewResult previewed =
                previewThenRun("2018Q2", "registration_331083_2018Q2.csv", registrations("331083", 7));

        assertThat(moved(previewed.figures().orElseThrow(), "enterprise-stock", "_Z"))
                .containsExactly("331000 15 P → 22 P", "331083 - M → 7 P");
        assertThat(previewed.rows().get(0).replaced()).isEmpty();
        assertThat(previewed.rows().get(0).added()).isEqualTo(7);
    }

    /** The first file of a source: its table's part of the quarter is made within the trial, and is gone after it. */
    @Test
    void theFirstFileOfASourceIsPreviewedToo() throws IOException {
        PreviewResult previewed = previewThenRun(
                "2018Q2",
                "tax_331002_2018Q2.csv",
                "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）\n"
                        + code("331002", 0) + ",某厂0,331002,2018Q2,1,1\n"
                        + ",无名,331002,2018Q2,1,1\n");

        // one of ten has filed
        assertThat(moved(previewed.figures().orElseThrow(), "tax-registration-rate", "_Z"))
                .contains("331002 - M → 10 P");
        assertThat(previewed.rows().get(0).first())
                .extracting(RowChange::key)
                .containsExactly(code("331002", 0) + "|2018Q2", "");
    }

    @Test
    void aLateFileForAnEarlierQuarterMakesTheLaterOneStale() throws IOException {
        String name = "registration_331002_2018Q1.csv";
        Path file = write(name, registrations("331002", 12));
        PreviewResult now = preview(Optional.empty(), file);
        PreviewResult later = preview(Optional.of(Quarter.of("2018Q2")), file);

        assertThat(now.figures().orElseThrow().quarter()).isEqualTo(Quarter.of("2018Q1"));
        assertThat(now.figures().orElseThrow().stale()).containsExactly(Quarter.of("2018Q2"));
        assertThat(moved(now.figures().orElseThrow(), "enterprise-stock", "_Z"))
                .containsExactly("331000 10 P → 12 P", "331002 10 P → 12 P");
        assertThat(later.figures().orElseThrow().stale()).isEmpty();
        PreviewResult before =
                preview(Optional.of(Quarter.of("2018Q1")), write(HOME_COUNTY, registrations("331002", 11)));
        assertThat(before.figures().orElseThrow().stale())
                .as("the file's own quarter, which was not asked for")
                .containsExactly(Quarter.of("2018Q2"));
        assertThat(before.figures().orElseThrow().differences()).noneMatch(FigureDifference::moves);

        arrive(name, Files.readString(file));
        assertSame(later, run("2018Q2"));
        assertThat(after(now)).isEqualTo(measurements(run("2018Q1")));
    }

    @Test
    void filesTogetherAndASupplement() throws IOException {
        Path one = write("registration_331082_2018Q2.csv", registrations("331082", 6));
        Path other = write(
                "registration_331002_2018Q2_补报.csv",
                REGISTRATION + code("331002", 3) + ",改名,有限责任公司,3525,331002,2015-01-01,存续\n" + code("331002", 30)
                        + ",某厂30,有限责任公司,3525,331002,2015-01-01,存续\n");
        PreviewResult previewed = preview(Optional.empty(), one, other);

        RowChanges changes = previewed.rows().get(0);
        assertThat(changes.replaced())
                .containsExactly(
                        new Replaced(HOME_COUNTY, "331002", "", 1),
                        new Replaced("registration_331082_2018Q2.csv", "331082", "", 5));
        assertThat(List.of(changes.added(), changes.same(), changes.changed(), changes.gone()))
                .containsExactly(2L, 5L, 1L, 0L);
        arrive(String.valueOf(one.getFileName()), Files.readString(one));
        arrive(String.valueOf(other.getFileName()), Files.readString(other));
        assertSame(previewed, run("2018Q2"));
    }

    @Test
    void aZipIsPreviewedAsItsFiles() throws IOException {
        Path zip = folder.resolve("new").resolve("两县.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            pack(out, "registration_331082_2018Q2.csv", registrations("331082", 6));
            pack(out, "registration_331083_2018Q2.csv", registrations("331083", 2));
        }
        PreviewResult previewed = preview(Optional.empty(), zip);

        assertThat(previewed.files())
                .extracting(f -> f.fileName() + " " + f.fate())
                .containsExactlyInAnyOrder(
                        "registration_331082_2018Q2.csv loaded",
                        "registration_331083_2018Q2.csv loaded",
                        "两县.zip unpacked");
        assertThat(moved(previewed.figures().orElseThrow(), "enterprise-stock", "_Z"))
                .containsExactly("331000 15 P → 18 P", "331082 5 P → 6 P", "331083 - M → 2 P");
        Files.copy(zip, inbox.resolve("两县.zip"));
        assertSame(previewed, run("2018Q2"));
    }

    private static void pack(ZipOutputStream out, String name, String text) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }

    @Test
    void aQuarterWithoutARegistrationCannotBeMeasured() throws IOException {
        PreviewResult previewed = preview(
                Optional.empty(),
                write("park_331002_2017Q4.csv", "园区编码,园区名称,行政区划代码,报告期,认定日期\nPK1,甲园,331002,2017Q4,2017-01-01\n"));

        assertThat(previewed.files()).extracting(f -> f.fate()).containsExactly(DeliveryState.LOADED);
        assertThat(previewed.figures().orElseThrow().after()).isEmpty();
        assertThat(previewed.rows().get(0).added()).isEqualTo(1);
    }

    /** What a run has not measured yet moves figures too, and is told apart. */
    @Test
    void otherFilesThatAreNotMeasuredYetAreNamed() throws IOException {
        arrive("registration_331082_2018Q2.csv", registrations("331082", 6));
        arrive("registration_331002_2018Q3.csv", registrations("331002", 10));
        world.ingest(inbox, Instant.parse("2018-07-20T01:00:00Z"));

        PreviewResult previewed = preview(Optional.empty(), write(HOME_COUNTY, registrations("331002", 11)));

        assertThat(previewed.figures().orElseThrow().alsoNew()).containsExactly("registration_331082_2018Q2.csv");
        assertThat(moved(previewed.figures().orElseThrow(), "enterprise-stock", "_Z"))
                .containsExactly("331000 15 P → 17 P", "331002 10 P → 11 P", "331082 5 P → 6 P");
        assertThat(new PreviewText(previewed, World.DEFINITIONS, false).text())
                .containsSubsequence(
                        "将由 r1 成为 r2",
                        "注意：r1 已过时，以下变动不全出自本次文件，还含有其后已入库或重新认定、尚未测算的 1 个文件的影响："
                                + "registration_331082_2018Q2.csv。先 run 再试算，可只看本次文件的影响",
                        " → ");
    }

    /** The run that held it has not measured it, though it came before the revision. */
    @Test
    void aFileThatWasLetInSinceIsNamed() throws IOException {
        arrive("registration_331082_2018Q2.csv", registrations("331082", 1));
        arrive(HOME_COUNTY, registrations("331002", 11));
        run("2018Q2");
        PreviewResult again =
                preview(Optional.empty(), write("registration_331082_2018Q2.csv", registrations("331082", 1)));
        assertThat(again.ifAccepted()
                        .flatMap(PreviewResult.IfAccepted::figures)
                        .orElseThrow()
                        .alsoNew())
                .as("nothing but the held file itself")
                .isEmpty();
        new FileJudgements(world.database(), World.DEFINITIONS)
                .accept(
                        "registration_331082_2018Q2.csv",
                        new GivenJudgement("四户已注销", "张三", Instant.parse("2018-07-21T01:00:00Z")));

        PreviewResult previewed = preview(Optional.empty(), write(HOME_COUNTY, registrations("331002", 12)));

        assertThat(previewed.figures().orElseThrow().alsoNew()).containsExactly("registration_331082_2018Q2.csv");
    }

    /** The run is let in between two steps; the preview then begins again on what the run has made. */
    @Test
    void aRunThatWaitsIsLetIn() throws IOException {
        arrive("registration_331082_2018Q2.csv", registrations("331082", 6));
        List<String> heard = new ArrayList<>();
        List<CompletableFuture<RunResult>> waiting = new ArrayList<>();
        World.Silent listener = new World.Silent() {
            @Override
            public void stepStarted(String step) {
                heard.add(step);
                if (step.equals("reconcile") && waiting.isEmpty()) {
                    waiting.add(CompletableFuture.supplyAsync(() -> run("2018Q2")));
                    while (!isAwaited()) {
                        Thread.onSpinWait();
                    }
                }
            }

            @Override
            public void makesWay() {
                heard.add("makes way");
            }
        };

        PreviewResult previewed =
                world.preview(Optional.empty(), listener, write(HOME_COUNTY, registrations("331002", 11)));

        assertThat(heard)
                .containsExactly(
                        "collect", "take-in", "reconcile", "makes way", "collect", "take-in", "reconcile", "measure");
        assertThat(waiting.get(0).join().revision().number()).isEqualTo(2);
        assertThat(previewed.figures().orElseThrow().before()).contains(2);
        assertThat(moved(previewed.figures().orElseThrow(), "enterprise-stock", "_Z"))
                .containsExactly("331000 16 P → 17 P", "331002 10 P → 11 P");
    }

    private boolean isAwaited() {
        return Boolean.TRUE.equals(new JdbcTemplate(world.database().owner())
                .queryForObject(
                        "select exists (select from pg_locks where locktype = 'advisory' and not granted"
                                + " and database = (select oid from pg_database where datname = current_database()))",
                        Boolean.class));
    }

    /** A preview of the file alone, then the run with it. */
    private PreviewResult previewThenRun(String quarter, String name, String text) throws IOException {
        PreviewResult previewed = preview(Optional.empty(), write(name, text));
        arrive(name, text);
        assertSame(previewed, run(quarter));
        return previewed;
    }

    /** With everything as it was afterwards. */
    private PreviewResult preview(Optional<Quarter> quarter, Path... files) {
        Snapshot site = Snapshot.of(world.database(), before.home());
        PreviewResult previewed = world.preview(quarter, new World.Silent(), files);
        assertThat(Snapshot.of(world.database(), before.home())).isEqualTo(site);
        return previewed;
    }

    private void assertSame(PreviewResult previewed, RunResult run) {
        // all that is told of them; only the run came by its inbox, and counted on from the preview's ids
        assertThat(previewed.files())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id", "origin")
                .containsExactlyElementsOf(run.takenIn());
        assertThat(run.revision().isNew()).isEqualTo(previewed.figures().isPresent());
        previewed.figures().ifPresent(figures -> {
            assertThat(figures.after()).contains(run.revision().number());
            assertThat(after(previewed)).isEqualTo(measurements(run));
        });
    }

    private static Set<Measurement> after(PreviewResult previewed) {
        return previewed.figures().orElseThrow().differences().stream()
                .flatMap(d -> d.after().stream())
                .collect(Collectors.toSet());
    }

    private static Set<Measurement> measurements(RunResult run) {
        return Set.copyOf(run.results().measurements());
    }

    private static List<String> moved(PreviewResult.Figures figures, String indicator, String plan) {
        return figures.differences().stream()
                .filter(d -> d.measured().quarter().equals(figures.quarter()))
                .filter(d -> d.measured().indicator().equals(indicator)
                        && d.measured().plan().equals(plan))
                .filter(FigureDifference::moves)
                .map(d -> d.measured().area() + " " + shown(d.before()) + " → " + shown(d.after()))
                .toList();
    }

    private static String shown(Optional<Measurement> m) {
        return m.map(x -> x.value()
                                .map(BigDecimal::stripTrailingZeros)
                                .map(BigDecimal::toPlainString)
                                .orElse("-") + " " + x.status())
                .orElse("none");
    }

    private RunResult run(String quarter) {
        return world.run(quarter, inbox, World.NOT_PRINTED);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve("new").resolve(name), text);
    }

    private void arrive(String name, String text) throws IOException {
        Files.writeString(inbox.resolve(name), text);
    }

    private static String registrations(String area, int n) {
        return REGISTRATION
                + IntStream.range(0, n)
                        .mapToObj(i -> code(area, i) + ",某厂" + i + ",有限责任公司,3525," + area + ",2015-01-01,存续\n")
                        .collect(Collectors.joining());
    }

    /** Eighteen allowed characters; the check digit is as it falls. */
    private static String code(String area, int i) {
        return "91" + area + "MA2H1%03d".formatted(i) + "X1";
    }
}
