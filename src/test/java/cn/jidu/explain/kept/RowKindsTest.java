package cn.jidu.explain.kept;

import static cn.jidu.reconcile.RandomWorld.CITY;
import static cn.jidu.reconcile.RandomWorld.COUNTIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.ProofSeeds;
import cn.jidu.ProofShare;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.Quarter;
import cn.jidu.explain.ExplainedPart;
import cn.jidu.explain.FigureExplainer;
import cn.jidu.explain.FigureQuestion;
import cn.jidu.explain.OpenedOtherwiseException;
import cn.jidu.explain.PlannedFigures;
import cn.jidu.measure.Measure;
import cn.jidu.reconcile.Quarters;
import cn.jidu.reconcile.RandomWorld;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * What is kept of rows explains figures as going through the rows does, after whatever was corrected; in {@code mvn verify}
 * after corrected registrations alone.
 */
class RowKindsTest {
    private static final Quarter QUARTER = Quarter.of("2018Q2");
    private static final List<String> AREAS = List.of(CITY, COUNTIES.get(0), COUNTIES.get(1));

    @ProofSeeds(from = 2036, share = 1, whole = 10)
    void keptNumbersAreThoseOfAFreshPass(long seed) throws IOException {
        RandomWorld world = new RandomWorld(seed);
        Random random = new Random(seed);
        Path jobs = JobsCopy.into(Files.createTempDirectory("kinds"));
        try (Quarters site = new Quarters(Files.createTempDirectory("kinds"))) {
            site.send(world.files().stream().collect(Collectors.toMap(RandomWorld.File::name, RandomWorld.File::text)));
            assertSame(site, area(random), JobsCopy.load(jobs));
            long all = gone(site);

            JobsCopy.change(
                    jobs.resolve("rules/TYPE_UNKNOWN.yml"), "where without_class\n", "where delivery_id is not null\n");
            assertSame(site, area(random), JobsCopy.load(jobs));
            assertThat(gone(site)).as("findings are no part of slices").isEqualTo(all);

            for (String source :
                    ProofShare.whole() ? List.of("registration", "loan", "roster") : List.of("registration")) {
                RandomWorld.File file = world.file(source, area(random), "2018Q2", "_更正", 2 + random.nextInt(8));
                site.send(file.name(), file.text());
                assertSame(site, area(random), JobsCopy.load(jobs));
            }
            long corrected = gone(site);
            JobsCopy.change(
                    jobs.resolve("indicators/loan-balance.yml"), "where: existed", "where: balance > 2 and existed");
            assertSame(site, area(random), JobsCopy.load(jobs));
            assertThat(gone(site)).as("one panel by other conditions").isBetween(corrected + 1, corrected + all / 2);

            site.db.update("update jidu.slice_row_kind set rows = rows + 1");
            Definitions definitions = JobsCopy.load(jobs);
            assertThatThrownBy(() -> explained(site, CITY, definitions))
                    .as("kept numbers are what is told, and checked against the figure")
                    .isInstanceOf(OpenedOtherwiseException.class);
        }
    }

    /** How many slices were gone through. */
    private static long gone(Quarters site) {
        return Objects.requireNonNull(site.db.queryForObject("select count(*) from jidu.slice_conditions", Long.class));
    }

    private static void assertSame(Quarters site, String area, Definitions definitions) {
        Revision revision = site.reconcile(QUARTER.toString(), definitions, "jidu test");
        for (Revision each : new Revisions(site.db).upTo(revision).values()) {
            new Measure(site.database, definitions).measure(each);
            new RowKinds(site.database, definitions).keep(each);
        }
        List<String> kept = explained(site, area, definitions);
        assertThat(site.db.update("delete from jidu.revision_conditions")).isPositive();
        assertThat(kept).isEqualTo(explained(site, area, definitions)).hasSizeGreaterThan(50);
        site.db.update("delete from jidu.finding_row_kind");
        new RowKinds(site.database, definitions).keep(revision);
    }

    private static String area(Random random) {
        return AREAS.get(random.nextInt(AREAS.size()));
    }

    /** All that is said of every part of every figure of the area. */
    private static List<String> explained(Quarters site, String area, Definitions definitions) {
        FigureExplainer explainer = new FigureExplainer(site.database, definitions);
        PlannedFigures figures = new PlannedFigures(definitions);
        return figures.of(QUARTER, definitions.areas().get(area), AREAS)
                .flatMap((FigureQuestion asked) -> explainer.explain(asked).stream())
                .flatMap(e -> e.parts().stream().map(p -> e.asked().planKey() + " " + told(p)))
                .toList();
    }

    private static String told(ExplainedPart part) {
        return String.join(
                " ",
                part.part().of(),
                part.part().name(),
                part.part().area().code(),
                part.value().stripTrailingZeros().toPlainString(),
                String.valueOf(part.rows()),
                part.steps().toString(),
                part.files().toString(),
                part.findings().toString());
    }
}
