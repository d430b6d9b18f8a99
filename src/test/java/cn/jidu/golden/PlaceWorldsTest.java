package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.ProofShare;
import cn.jidu.cli.Said;
import cn.jidu.definition.Quarter;
import cn.jidu.run.RunResult;
import cn.jidu.sample.place.PlaceMeasurements;
import cn.jidu.sample.place.PlacePlan;
import cn.jidu.sample.place.PlaceSample;
import cn.jidu.sample.place.PlaceWorld;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The figures of the plans of Lanxi (by township and zone), Shaoxing, Wenzhou and the province in generated worlds of
 * their own areas, against what is counted from those worlds directly: every target, the place and each of its parts. The
 * lists of the place's own figures give them.
 */
class PlaceWorldsTest {
    private static final List<String> COMPARED = List.of(
            "TARGET_ID",
            "INDICATOR",
            "REF_AREA",
            "TIME_PERIOD",
            "OBS_VALUE",
            "BASIS",
            "FLOW",
            "CUMULATIVE",
            "YTD",
            "TARGET",
            "PROGRESS",
            "TIME_PROGRESS",
            "OBS_STATUS");

    @TempDir
    Path folder;

    static Stream<Arguments> places() {
        return Stream.of(
                Arguments.of(PlacePlan.LANXI, 2, 14),
                Arguments.of(PlacePlan.SHAOXING, 2, 30),
                Arguments.of(PlacePlan.WENZHOU, 1, 16),
                Arguments.of(PlacePlan.ZHEJIANG, 1, 3));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void everyTargetIsWhatTheWorldSays(PlacePlan plan, int quarters, int perLeaf) throws IOException {
        Quarter last = plan.first().plus(quarters - 1);
        int scale = perLeaf * plan.leaves().size();
        long seed = ProofShare.seed(11);
        Said sample = Said.jidu("sample --plan %s --out %s --to %s --scale %d --seed %d"
                .formatted(plan, folder, last, scale, seed)
                .split(" "));
        String home = folder.resolve("home").toString();
        assertThat(sample.err()).isEmpty();
        assertThat(sample.out().lines())
                .contains("%s run %s --inbox %s/inbox --as-of %s --home %s"
                        .formatted(Said.PROGRAM, last, folder, last.lastDay().plusDays(20), home));
        PlaceWorld place = new PlaceSample(plan, last, scale, seed).world();

        try (World world = new World(folder.resolve("home"))) {
            RunResult result = world.run(last.toString(), folder.resolve("inbox"), World.NOT_PRINTED);
            assertCommandsWork(sample, world);

            Table told = Table.read(result.folder().resolve("data/measurements.csv"))
                    .where(r -> plan.key().equals(r.get("PLAN")) && !"_Z".equals(r.get("TARGET_ID")));
            assertThat(told.lines(COMPARED))
                    .containsExactlyElementsOf(new Table(new PlaceMeasurements(place).rows()).lines(COMPARED));
            OpenedFigures opened = new OpenedFigures(world.database(), World.DEFINITIONS, 0, ProofShare.of(32, 1));
            Set<String> areas = Set.of(
                    plan.area(),
                    World.DEFINITIONS.areas().children(plan.area()).get(0).code());
            for (int q = 0; q < quarters; q++) {
                assertThat(opened.listsGiveTheFigures(plan.first().plus(q), areas::contains))
                        .isPositive();
            }
        }
    }

    /** Those behind the run, which is done here without printing. */
    private void assertCommandsWork(Said sample, World world) throws IOException {
        List<String> next = sample.out()
                .lines()
                .filter(l -> l.startsWith(Said.PROGRAM) && !l.startsWith(Said.PROGRAM + " run "))
                .toList();
        assertThat(next).hasSize(2);
        for (String command : next) {
            List<String> words = Said.words(command);
            assertThat(words).endsWith("--home", folder.resolve("home").toString());
            Said said = Said.at(
                    folder.resolve("home"),
                    world.database(),
                    words.subList(1, words.size() - 2).toArray(String[]::new));
            assertThat(said.err()).as(command).isEmpty();
            assertThat(said.status()).as(command).isZero();
        }
    }
}
