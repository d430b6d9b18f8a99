package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.run.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample city against what its generator's own model expects: figures, balance, findings, rejects, files, whole. */
class SampleCityTest {
    private static final Path HERE = Path.of("sample-data");

    @TempDir
    Path home;

    @Test
    void isAsTheModelExpects() throws IOException {
        try (World world = new World(home)) {
            for (String quarter : List.of("2018Q2", "2018Q3")) {
                // the newest is printed
                Set<String> printed = quarter.equals("2018Q3") ? Set.of() : World.NOT_PRINTED;
                RunResult result = world.run(quarter, HERE.resolve("inbox"), printed);
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
