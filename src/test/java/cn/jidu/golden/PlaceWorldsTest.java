package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.ProofShare;
import cn.jidu.definition.Quarter;
import cn.jidu.run.RunResult;
import cn.jidu.sample.place.PlaceFiles;
import cn.jidu.sample.place.PlaceMeasurements;
import cn.jidu.sample.place.PlacePlan;
import cn.jidu.sample.place.PlaceWorld;
import java.io.IOException;
import java.nio.file.Files;
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
        PlaceWorld place = new PlaceWorld(plan, last, perLeaf, ProofShare.seed(11));
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        new PlaceFiles(place).write(inbox);

        try (World world = new World(folder.resolve("home"))) {
            RunResult result = world.run(last.toString(), inbox, World.NOT_PRINTED);

            Table told = Table.read(result.folder().resolve("data/measurements.csv"))
                    .where(r -> plan.key().equals(r.get("PLAN")) && !"_Z".equals(r.get("TARGET_ID")));
            assertThat(told.lines(COMPARED))
                    .containsExactlyElementsOf(new Table(new PlaceMeasurements(place).rows()).lines(COMPARED));
            OpenedFigures opened = new OpenedFigures(world.database(), World.DEFINITIONS, 0, ProofShare.of(16, 1));
            Set<String> areas = Set.of(
                    plan.area(),
                    World.DEFINITIONS.areas().children(plan.area()).get(0).code());
            for (int q = 0; q < quarters; q++) {
                assertThat(opened.listsGiveTheFigures(plan.first().plus(q), areas::contains))
                        .isPositive();
            }
        }
    }
}
