package cn.jidu.sample;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.FigureKind;
import cn.jidu.sample.city.SampleCodes;
import cn.jidu.sample.city.SampleCounties;
import cn.jidu.sample.city.SampleEntity;
import cn.jidu.sample.city.SampleOptions;
import cn.jidu.sample.city.SampleWorld;
import cn.jidu.sample.city.SourceShape;
import cn.jidu.sample.oracle.ExpectedBalance;
import cn.jidu.sample.oracle.ExpectedModel;
import cn.jidu.sample.sent.SampleReturns;
import cn.jidu.sample.sent.SentFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCityTest {
    private static final Quarter FIRST = Quarter.of("2017Q4");
    private static final Quarter LAST = Quarter.of("2018Q2");

    @TempDir
    Path folder;

    @Test
    void theSameSeedWritesTheSameBytesAndAnotherSeedOthers() throws IOException {
        assertThat(written(small(1), "a")).isEqualTo(written(small(1), "b")).isNotEqualTo(written(small(2), "c"));
    }

    @Test
    void theCityInTheRepositoryIsWhatTheStandardOptionsWrite() throws IOException {
        Path kept = Path.of("sample-data");
        SampleCity.write(SampleOptions.standard(), folder);
        for (String part : List.of("inbox", "expected")) {
            assertThat(contents(kept.resolve(part))).isEqualTo(contents(folder.resolve(part)));
        }
        assertThat(kept.resolve("README.md")).hasSameBinaryContentAs(folder.resolve("README.md"));
        long bytes = 0;
        for (Path file : files(kept.resolve("inbox"))) {
            bytes += Files.size(file);
        }
        assertThat(bytes).isBetween(3_500_000L, 6_000_000L);
    }

    @Test
    void codesHaveRightCheckDigits() {
        assertThat(SampleCodes.uscc("91350100M000100Y4")).isEqualTo("91350100M000100Y43");
        SampleWorld world = new SampleWorld(small(1));
        for (int i = 0; i < 300; i++) {
            SampleEntity e = world.entity(i);
            assertThat(SampleCodes.isRight(e.uscc())).as(e.uscc()).isEqualTo(i % 389 != 11);
            String organisation = e.uscc().substring(8, 17);
            assertThat(SampleCodes.organisation(organisation.substring(0, 8))).isEqualTo(organisation);
        }
    }

    @Test
    void everyRowOfTheBalanceEndsInOnePlace() {
        SampleOptions options = SampleOptions.standard();
        SortedMap<Quarter, List<SentFile>> files = SampleCity.deliveries(options, new TreeMap<>());
        ExpectedModel model = new ExpectedModel(files);
        for (Quarter quarter : files.keySet()) {
            Map<ExpectedBalance.ExpectedLine, Long> lines = new ExpectedBalance(model, quarter).lines();
            for (SourceShape shape : SourceShape.values()) {
                for (String area : SampleCounties.all()) {
                    balances(shape, area, lines);
                }
            }
        }
    }

    private static void balances(SourceShape shape, String area, Map<ExpectedBalance.ExpectedLine, Long> lines) {
        Map<String, Long> s = new HashMap<>();
        lines.forEach((line, rows) -> {
            if (line.source().equals(shape.source()) && line.area().equals(area)) {
                s.merge(line.stage().equals("moved") ? line.reason() : line.stage(), rows, Long::sum);
            }
        });
        String where = shape + " " + area;
        assertThat(of(s, "read")).as(where).isEqualTo(of(s, "rejected") + of(s, "duplicate") + of(s, "loaded"));
        assertThat(of(s, "in-force")).as(where).isEqualTo(of(s, "loaded") - of(s, "superseded") + of(s, "carried"));
        if (shape.matched()) {
            assertThat(of(s, "in-force")).as(where).isEqualTo(of(s, "matched") + of(s, "unmatched"));
            assertThat(of(s, "matched") + of(s, "in") - of(s, "out"))
                    .as(where)
                    .isEqualTo(of(s, "counted") + of(s, "excluded"));
        } else {
            assertThat(of(s, "in-force")).as(where).isEqualTo(of(s, "counted"));
        }
    }

    private static long of(Map<String, Long> sums, String stage) {
        return sums.getOrDefault(stage, 0L);
    }

    @Test
    void everyFaultOfTheContractIsPlanted() throws IOException {
        assertThat(firstColumns("rejects.csv"))
                .contains("CODE_MISSING", "CODE_MALFORMED", "CODE_PRECISION_LOST", "REQUIRED_MISSING", "DATE_INVALID")
                .contains("NUMBER_INVALID", "OUT_OF_RANGE", "NOT_IN_LIST", "AREA_UNKNOWN", "AREA_OUTSIDE")
                .contains("PERIOD_MISMATCH", "ROW_WIDTH", "ROW_TOO_LONG");
        assertThat(firstColumns("findings.csv"))
                .contains("CODE_CHECK_DIGIT", "CODE_REPAIRED", "DUPLICATE_IDENTICAL", "DUPLICATE_CONFLICT")
                .contains("TYPE_UNKNOWN", "STATUS_DATE_MISSING", "NAME_MISMATCH", "AREA_MISMATCH", "NOT_REGISTERED")
                .contains("ENDED_BUT_FILING", "ENDED_BUT_BORROWING", "ENDED_BUT_TENANT", "NOT_TAX_REGISTERED")
                .contains("FIRST_LOAN_CONTRADICTED", "RETURN_DIFFERS");
        assertThat(lines("deliveries.csv").toString())
                .contains("refused,HEADER_MISMATCH", "refused,CONTROL_MISMATCH", "refused,EMPTY", "refused,UNREADABLE")
                .contains("refused,WRONG_PERIOD_OR_AREA", ",acknowledged,", ",held,");
        assertThat(lines("reconciliation.csv").toString())
                .contains("matched,REPAIRED", "matched,LEGACY", "matched,NAME")
                .contains("unmatched,NO_MATCH", "unmatched,NAME_NOT_UNIQUE", "unmatched,CITIZEN_ID");
    }

    @Test
    void everyFigureThatIsComputedOrSentIsSomethingSomewhere() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("sample-data", "expected", "2018Q3", "measurements.csv"));
        Map<String, Set<String>> values = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            values.computeIfAbsent(cells[2], k -> new java.util.TreeSet<>()).add(cells[5]);
        }
        for (FigureKind figure : FigureKind.ALL) {
            if (!figure.computed() && !SampleReturns.isSent(figure.key())) {
                continue;
            }
            assertThat(values.get(figure.key())).as(figure.key()).hasSizeGreaterThan(2);
        }
    }

    @Test
    void aLargeCityIsStreamedAsRegistrationAlone() throws IOException {
        SampleCity.write(new SampleOptions(7, 30_000, LAST, LAST, Set.of("registration")), folder);
        long rows = 0;
        for (Path file : files(folder)) {
            assertThat(file.getFileName().toString()).startsWith("registration_3310");
            rows += Files.readAllLines(file).size() - 1;
        }
        assertThat(rows).isEqualTo(30_000);
    }

    private static List<String> firstColumns(String name) throws IOException {
        return lines(name).stream().map(l -> l.split(",", 2)[0]).toList();
    }

    /** Of both quarters. */
    private static List<String> lines(String name) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String quarter : List.of("2018Q2", "2018Q3")) {
            lines.addAll(Files.readAllLines(Path.of("sample-data", "expected", quarter, name)));
        }
        return lines;
    }

    private static SampleOptions small(long seed) {
        return new SampleOptions(seed, 300, FIRST, LAST, SampleOptions.ALL);
    }

    private Map<String, Integer> written(SampleOptions options, String name) throws IOException {
        SampleCity.write(options, folder.resolve(name));
        return contents(folder.resolve(name));
    }

    private static Map<String, Integer> contents(Path root) throws IOException {
        Map<String, Integer> contents = new TreeMap<>();
        for (Path file : files(root)) {
            contents.put(root.relativize(file).toString(), hash(file));
        }
        return contents;
    }

    private static int hash(Path file) {
        try {
            return Arrays.hashCode(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return new ArrayList<>(all.filter(Files::isRegularFile).sorted().toList());
        }
    }
}
