package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.ProofShare;
import cn.jidu.delivery.DeliveryState;
import cn.jidu.delivery.ReceivedFile;
import cn.jidu.reconcile.ImbalanceException;
import cn.jidu.run.InputMissingException;
import cn.jidu.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A quarter that is run more than once: after nothing, after a correction, after a correction of the correction. */
class RunAgainTest {
    private static final String QUARTER = FirstRun.HANDMADE.quarter;
    private static final String CORRECTED = "tax_331082_2018Q2.csv";
    private static final Set<String> PRINTED = FirstRun.HANDMADE.printed;

    @TempDir
    Path folder;

    private FirstRun.Copy first;
    private JdbcTemplate db;
    private Path inbox;

    @BeforeEach
    void open() {
        first = FirstRun.HANDMADE.copy();
        db = new JdbcTemplate(first.world().database().owner());
        inbox = first.inbox();
    }

    @AfterEach
    void close() {
        first.close();
    }

    @Test
    void nothingNewChangesNothing() throws IOException {
        Map<Path, Map<String, Object>> reports = stamps();
        Map<String, Long> rows = tableSizes();

        RunResult second = run();

        assertThat(first.result().revision().number()).isEqualTo(1);
        assertThat(first.result().revision().isNew()).isTrue();
        assertThat(second.revision().number()).isEqualTo(1);
        assertThat(second.revision().isNew()).isFalse();
        assertThat(second.takenIn()).isEmpty();
        assertThat(stamps()).isEqualTo(reports);
        assertThat(tableSizes()).isEqualTo(rows);
    }

    /** Its own date is that of the run that made it; the next day changes nothing, another date stands beside it. */
    @Test
    void anotherDateIsRenderedBesideTheRevision() throws IOException {
        Path own = first.result().folder();
        Map<String, String> written = Program.files(own);
        Map<Path, Map<String, Object>> stamps = stamps();
        LocalDate nextDay = LocalDate.of(2018, 7, 21);

        assertThat(first.world()
                        .run(QUARTER, inbox, PRINTED, Optional.empty(), nextDay)
                        .folder())
                .isEqualTo(own);
        assertThat(stamps()).isEqualTo(stamps);

        Path other = first.world()
                .run(QUARTER, inbox, PRINTED, Optional.of(nextDay), nextDay)
                .folder();
        assertThat(other).isEqualTo(own.resolve("as-of-2018-07-21"));
        assertThat(Program.files(own)).containsAllEntriesOf(written).hasSize(written.size() * 2);
        assertThat(Files.readString(other.resolve("data/manifest.json"))).contains("\"asOf\" : \"2018-07-21\"");
    }

    @Test
    void aCorrectedFileMakesARevisionAndOnlyItsCountysSlices() throws IOException {
        Path before = first.result().folder();
        Map<String, String> reports = Program.files(before);
        Long slices = db.queryForObject("select max(slice_id) from slice", Long.class);

        correct();
        RunResult second = run();

        assertThat(second.revision().number()).isEqualTo(2);
        assertThat(second.revision().isNew()).isTrue();
        assertThat(Program.files(before)).isEqualTo(reports);
        assertThat(second.takenIn()).extracting(ReceivedFile::fileName).containsExactly(CORRECTED);
        assertThat(db.queryForList(
                        "select distinct quarter || ' ' || county from slice where slice_id > ?", String.class, slices))
                .containsExactly("2018Q2 331082");
        assertThat(db.queryForList("select quarter || ' r' || number from revision order by 1", String.class))
                .containsExactly("2017Q4 r1", "2018Q1 r1", "2018Q2 r1", "2018Q2 r2");
    }

    @Test
    void theFirstFileSentAgainAfterTheSecondIsBackInForce() throws IOException {
        byte[] original = Files.readAllBytes(inbox.resolve(CORRECTED));
        String before = measurements(first.result());
        correct();
        String second = measurements(run());
        Files.write(inbox.resolve(CORRECTED), original);
        RunResult third = run();

        assertThat(second).as("the correction shows").isNotEqualTo(before);
        assertThat(measurements(third)).isEqualTo(before);
        assertThat(third.revision().number()).isEqualTo(3);
        assertThat(third.takenIn()).extracting(ReceivedFile::fate).containsExactly(DeliveryState.LOADED);
    }

    @Test
    void anInboxMovedElsewhereChangesNothing() throws IOException {
        Map<String, String> reports = reports();
        Map<String, Long> rows = tableSizes();

        inbox = Files.move(inbox, folder.resolve("elsewhere"));
        RunResult second = run();

        assertThat(second.revision().number()).isEqualTo(1);
        assertThat(second.revision().isNew()).isFalse();
        assertThat(second.takenIn().stream().collect(Collectors.groupingBy(ReceivedFile::fate, Collectors.counting())))
                .containsExactlyInAnyOrderEntriesOf(Map.of(DeliveryState.ACKNOWLEDGED, 42L, DeliveryState.REFUSED, 7L));
        assertThat(reports()).isEqualTo(reports);
        assertThat(tableSizes()).isEqualTo(rows);
    }

    /** Nothing in a report or a data package says how its files came. */
    @Test
    void anInboxSentAsAZipGivesTheSameBytes() throws IOException {
        Path loose = first.result().folder();
        Path zipped = Files.createDirectory(folder.resolve("zipped"));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(zipped.resolve("二季度.zip")));
                Stream<Path> files = Files.list(inbox)) {
            for (Path file : files.toList()) {
                zip.putNextEntry(new ZipEntry("各部门/" + file.getFileName()));
                Files.copy(file, zip);
            }
        }
        try (World other = new World(folder.resolve("other"))) {
            RunResult result = other.run(QUARTER, zipped, PRINTED);

            assertThat(Program.files(result.folder())).isEqualTo(Program.files(loose));
            assertThat(result.takenIn().stream().filter(d -> d.fate() == DeliveryState.UNPACKED))
                    .extracting(ReceivedFile::fileName)
                    .containsExactly("二季度.zip");
        }
    }

    /** It is read and refused again; what counts after it in its batch stays as it was. */
    @Test
    void aRefusedFileThatComesAgainIsNoNewsToTheOthers() throws IOException {
        Path arriving = Files.createDirectory(folder.resolve("arriving"));
        copy(arriving, f -> f.startsWith("registration_331002_2018Q2") || f.startsWith("roster_331002_2018Q2"));
        Files.move(arriving.resolve("roster_331002_2018Q2_错件.xlsx"), arriving.resolve("roster_331002_2018Q2_一.xlsx"));
        try (World world = new World(folder.resolve("home"))) {
            world.run(QUARTER, arriving, World.NOT_PRINTED);

            RunResult second = world.run(QUARTER, Files.move(arriving, folder.resolve("elsewhere")), World.NOT_PRINTED);

            assertThat(second.takenIn())
                    .extracting(d -> d.fileName() + " " + d.fate())
                    .containsExactly(
                            "registration_331002_2018Q2.csv acknowledged",
                            "roster_331002_2018Q2_一.xlsx refused",
                            "roster_331002_2018Q2_补报.csv acknowledged");
            assertThat(second.revision().number()).isEqualTo(1);
        }
    }

    @Test
    void sourcesThatArriveOneByOneGiveTheSameFiguresAsAllAtOnce() throws IOException {
        String whole = measurements(first.result());
        for (int seed = 0; seed < ProofShare.of(1, 6); seed++) {
            try (World slow = new World(folder.resolve("slow" + seed))) {
                assertThat(measurements(oneByOne(slow, seed)))
                        .as("seed " + seed)
                        .isEqualTo(whole);
            }
        }
    }

    /**
     * Files of a source stay in the order of their names, which is their rank; sources come as the seed has it, four at a time
     * in {@code mvn verify}, one by one by {@code -Pproof}.
     */
    private RunResult oneByOne(World slow, int seed) throws IOException {
        List<String> sources = new ArrayList<>(
                List.of("registration", "tax", "loan", "park", "park-tenant", "roster", "size-class", "return"));
        Collections.shuffle(sources, new Random(ProofShare.seed(3 + seed)));
        Path arriving = Files.createDirectory(folder.resolve("arriving" + seed));
        RunResult last = null;
        int together = ProofShare.of(4, 1);
        for (int i = 0; i < sources.size(); i += together) {
            for (String source : sources.subList(i, i + together)) {
                copy(arriving, f -> f.startsWith(source + "_"));
            }
            if (Files.exists(arriving.resolve("registration_331002_2018Q2.csv"))) {
                last = slow.run(QUARTER, arriving, World.NOT_PRINTED);
            } else {
                assertThatThrownBy(() -> slow.run(QUARTER, arriving, World.NOT_PRINTED))
                        .isInstanceOf(InputMissingException.class);
            }
        }
        return Objects.requireNonNull(last);
    }

    @Test
    void filesOfAFailedRunAreToldByTheNext() throws IOException {
        Path arriving = Files.createDirectory(folder.resolve("arriving"));
        copy(arriving, f -> f.startsWith("park_"));
        try (World world = new World(folder.resolve("home"))) {
            assertThatThrownBy(() -> world.run(QUARTER, arriving, World.NOT_PRINTED))
                    .isInstanceOf(InputMissingException.class);
            copy(arriving, f -> f.startsWith("registration_"));

            RunResult told = world.run(QUARTER, arriving, World.NOT_PRINTED);
            RunResult after = world.run(QUARTER, arriving, World.NOT_PRINTED);

            assertThat(told.takenIn())
                    .filteredOn(d -> d.fate() == DeliveryState.REFUSED)
                    .extracting(ReceivedFile::fileName)
                    .containsExactly("park_331002_2018Q2.csv", "park_331082_2018Q2_空.csv", "park_331083_2018Q2.csv");
            assertThat(told.takenIn()).hasSize(16);
            assertThat(after.takenIn()).isEmpty();
        }
    }

    @Test
    void aRowThatVanishedFailsTheRunAndLeavesEverythingAsItWas() throws IOException {
        Map<String, String> reports = reports();
        db.update("delete from row_tax_2018q2 where taxpayer_id = '91331002MA2H10175W'");
        correct();

        assertThatThrownBy(this::run)
                .isInstanceOf(ImbalanceException.class)
                .hasMessage("2018Q2: tax 330000: in-force = loaded - superseded + carried: 25 ≠ 27;"
                        + " tax 331000: in-force = loaded - superseded + carried: 25 ≠ 27;"
                        + " tax 331002: in-force = loaded - superseded + carried: 19 ≠ 21;"
                        + " tax_331002_2018Q2.csv：入库20行，现有19行;"
                        + " tax_331002_2018Q2_补报.csv：入库1行，现有0行");

        assertThat(reports()).isEqualTo(reports);
        assertThat(db.queryForObject("select max(number) from revision", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void aStatementThatNoLongerAddsUpHoldsTheReport() {
        Map<String, String> reports = reports();
        db.update(
                "update balance set rows = rows + 1 where source = 'loan' and area_code = '331082'"
                        + " and stage = 'loaded' and revision_id = (select revision_id from revision where quarter = '2018Q1')");

        assertThatThrownBy(this::run)
                .isInstanceOf(ImbalanceException.class)
                .hasMessageStartingWith("2018Q1: loan 331082: read = rejected + duplicate + loaded: ");

        assertThat(reports()).isEqualTo(reports);
    }

    @Test
    void whatAKilledRunLeftBehindIsRemoved() throws IOException {
        Path spool = Files.writeString(first.home().resolve("work/reject-1.spool"), "half");
        Path shelf = Files.createDirectories(first.home().resolve("archive/00"));
        Path original = Files.writeString(shelf.resolve("." + "0".repeat(64) + ".1.tmp"), "half");

        run();

        assertThat(spool).doesNotExist();
        assertThat(original).doesNotExist();
    }

    private RunResult run() {
        return first.world().run(QUARTER, inbox, PRINTED);
    }

    private void correct() throws IOException {
        Path file = inbox.resolve(CORRECTED);
        String text = Files.readString(file);
        String wrong = "临海资产不足建设有限公司,331082,2018Q2,15000000,100000,0.01,";
        assertThat(text).contains(wrong);
        Files.writeString(file, text.replace(wrong, "临海资产不足建设有限公司,331082,2018Q2,15000000,100000,0,"));
    }

    private void copy(Path to, Predicate<String> which) throws IOException {
        try (Stream<Path> files = Files.list(Program.INBOX)) {
            for (Path file :
                    files.filter(f -> which.test(f.getFileName().toString())).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private Map<String, String> reports() {
        return Program.files(first.home().resolve("reports"));
    }

    /** Of each file and folder: one that is written again, in the same bytes too, has others. */
    private Map<Path, Map<String, Object>> stamps() throws IOException {
        Map<Path, Map<String, Object>> stamps = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(first.home().resolve("reports"))) {
            for (Path file : walk.toList()) {
                stamps.put(file, Files.readAttributes(file, "unix:ino,mode,lastModifiedTime,ctime"));
            }
        }
        return stamps;
    }

    private static String measurements(RunResult result) throws IOException {
        return Files.readString(result.folder().resolve("data/measurements.csv"));
    }

    /** Rows of every table of rows, and of panels. */
    private Map<String, Long> tableSizes() {
        return db
                .queryForList(
                        "select tablename from pg_tables where schemaname = 'jidu' and tablename ~ '^(row|panel)_' order by 1",
                        String.class)
                .stream()
                .collect(
                        Collectors.toMap(t -> t, t -> db.queryForObject("select count(*) from jidu." + t, Long.class)));
    }
}
