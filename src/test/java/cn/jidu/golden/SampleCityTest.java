package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample city against what its generator's own model expects: figures, balance, findings, rejects, files, whole. */
class SampleCityTest {
    private static final Path HERE = Path.of("sample-data");

    @TempDir
    Path home;

    @Test
    void isAsTheModelExpects() throws IOException {
        SortedMap<String, RuleRecall> recall = new TreeMap<>();
        World.DEFINITIONS.rules().keySet().forEach(code -> recall.put(code, RuleRecall.NONE));
        try (World world = new World(home)) {
            for (String quarter : List.of("2018Q2", "2018Q3")) {
                // the newest is printed
                Set<String> printed = quarter.equals("2018Q3") ? Set.of() : World.NOT_PRINTED;
                RunResult result = world.run(quarter, HERE.resolve("inbox"), printed);
                recall(quarter, result, recall);
                compare(quarter, result, "measurements", Table.MEASUREMENT);
                compare(quarter, result, "reconciliation", Table.BALANCE);
                compare(
                        quarter,
                        result,
                        "findings",
                        List.of("CODE", "SOURCE", "REF_AREA", "TIME_PERIOD", "DELIVERY", "ROW", "KEY"));
                compare(
                        quarter,
                        result,
                        "rejects",
                        List.of("CODE", "SOURCE", "TIME_PERIOD", "DELIVERY", "SHEET", "ROW", "FIELD"));
                compare(
                        quarter,
                        result,
                        "deliveries",
                        List.of("DELIVERY", "FATE", "REASON", "READ", "REJECTED", "DUPLICATE", "LOADED"));
            }
        }
        assertThat(recall.values()).allMatch(r -> r.strange == 0);
        keepTable(recall);
    }

    /** How one rule does on the planted faults. */
    private record RuleRecall(long planted, long found, long besides, long strange) {
        private static final RuleRecall NONE = new RuleRecall(0, 0, 0, 0);

        RuleRecall plus(RuleRecall other) {
            return new RuleRecall(
                    planted + other.planted, found + other.found, besides + other.besides, strange + other.strange);
        }
    }

    private static void recall(String quarter, RunResult result, SortedMap<String, RuleRecall> recall)
            throws IOException {
        Path expected = HERE.resolve("expected").resolve(quarter);
        Set<String> planted = places(expected.resolve("planted.csv"), "WHAT");
        Set<String> due = places(expected.resolve("findings.csv"), "CODE");
        Set<String> found = places(result.folder().resolve("data/findings.csv"), "CODE");
        recall.replaceAll((code, before) -> before.plus(new RuleRecall(
                of(code, planted).count(),
                of(code, planted).filter(found::contains).count(),
                of(code, found)
                        .filter(f -> !planted.contains(f) && due.contains(f))
                        .count(),
                of(code, found)
                        .filter(f -> !planted.contains(f) && !due.contains(f))
                        .count())));
    }

    private static Set<String> places(Path file, String code) throws IOException {
        return Table.read(file).rows().stream()
                .map(r -> String.join(",", r.get(code), r.get("DELIVERY"), r.get("ROW")))
                .collect(Collectors.toSet());
    }

    private static Stream<String> of(String code, Set<String> lines) {
        return lines.stream().filter(l -> l.startsWith(code + ","));
    }

    /** The page says how each rule does. */
    private static void keepTable(SortedMap<String, RuleRecall> recall) throws IOException {
        Path page = Path.of("docs/rules.md");
        StringBuilder table =
                new StringBuilder("| rule | planted | found | missed | besides | false |\n|---|---|---|---|---|---|\n");
        recall.forEach((code, r) -> table.append("| `%s` | %d | %d | %d | %d | %d |\n"
                .formatted(code, r.planted, r.found, r.planted - r.found, r.besides, r.strange)));
        String text = Files.readString(page);
        int begin = text.indexOf("<!-- generated -->\n") + "<!-- generated -->\n".length();
        String whole = text.substring(0, begin) + table + text.substring(text.indexOf("<!-- end -->"));
        if ("write".equals(System.getProperty("jidu.docs"))) {
            Files.writeString(page, whole);
        }
        assertThat(Files.readString(page)).isEqualTo(whole);
    }

    private static void compare(String quarter, RunResult result, String name, List<String> columns)
            throws IOException {
        Table expected = Table.read(HERE.resolve("expected").resolve(quarter).resolve(name + ".csv"));
        Table actual = Table.read(result.folder().resolve("data").resolve(name + ".csv"));
        if (name.equals("deliveries")) {
            // the program also lists what stands from earlier quarters
            String own = cn.jidu.definition.Quarter.of(quarter).sdmx();
            actual = actual.where(r -> own.equals(r.get("TIME_PERIOD")));
        }
        assertThat(actual.lines(columns)).as(quarter + " " + name).containsExactlyElementsOf(expected.lines(columns));
    }
}
