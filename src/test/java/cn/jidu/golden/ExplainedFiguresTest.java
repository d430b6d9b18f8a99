package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator.Change;
import cn.jidu.definition.Indicator.Growth;
import cn.jidu.definition.Indicator.Ratio;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import cn.jidu.definition.Target.Basis;
import cn.jidu.explain.ExplainedPart;
import cn.jidu.explain.FigureExplainer;
import cn.jidu.explain.FigureExplanation;
import cn.jidu.explain.FigurePart;
import cn.jidu.explain.FigureQuestion;
import cn.jidu.explain.PartRole;
import cn.jidu.explain.RowFate;
import cn.jidu.explain.RowPlace;
import cn.jidu.explain.RowTracer;
import cn.jidu.measure.Measure;
import cn.jidu.measure.Measurement;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The list is the number: of every figure of the sample city, its listed rows added up again give what was published. */
class ExplainedFiguresTest {
    private static final Path INBOX = Path.of("sample-data", "inbox");
    private static final Quarter QUARTER = Quarter.of("2018Q3");
    private static final MathContext EXACT = new MathContext(34, RoundingMode.HALF_UP);
    private static final int TRACED = 40;
    private static final Definitions DEFINITIONS = World.DEFINITIONS;

    @TempDir
    static Path home;

    private static World world;
    private static FigureExplainer explainer;

    @BeforeAll
    static void run() {
        world = new World(home);
        world.run("2018Q3", INBOX, World.NOT_PRINTED);
        explainer = new FigureExplainer(world.database(), DEFINITIONS);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    /** Which figures' lists hold a row, by its place: filled by what is listed, asked by what is traced. */
    private static final Map<String, SortedSet<String>> HOLDING = new TreeMap<>();

    @Test
    void listsGiveTheFiguresAndRowsTheListsTheyAreIn() {
        listsGiveTheFigures();
        rowsTellTheListsTheyAreIn();
    }

    private static void rowsTellTheListsTheyAreIn() {
        RowTracer tracer = new RowTracer(new JdbcTemplate(world.database().reader()), DEFINITIONS);
        List<String> places =
                new JdbcTemplate(world.database().owner()).queryForList("""
                select d.file_name || ':' || r.sheet_no || ':' || r.row_no
                from (
                    select delivery_id, sheet_no, row_no from jidu.row_registration
                    union all select delivery_id, sheet_no, row_no from jidu.row_tax
                    union all select delivery_id, sheet_no, row_no from jidu.row_loan
                    union all select delivery_id, sheet_no, row_no from jidu.row_roster
                    union all select delivery_id, sheet_no, row_no from jidu.row_park
                ) r join jidu.delivery d on d.delivery_id = r.delivery_id
                order by md5(d.file_name || r.sheet_no || r.row_no) limit %s""".formatted(TRACED), String.class);
        assertThat(places).hasSize(TRACED);
        for (String place : places) {
            RowFate fate = tracer.trace(RowPlace.parse(place).orElseThrow()).orElseThrow();
            assertThat(fate.figures().stream()
                            .filter(f -> f.figure().quarter().equals(QUARTER))
                            .map(f -> name(f.figure(), f.part())))
                    .as(fate.toString())
                    .containsExactlyInAnyOrderElementsOf(HOLDING.getOrDefault(place, new TreeSet<>()));
        }
        assertThat(places).anyMatch(HOLDING::containsKey);
    }

    private static String name(FigureQuestion asked, FigurePart part) {
        return String.join(
                " ",
                asked.planKey(),
                asked.targetId(),
                asked.indicator().key(),
                asked.area().code(),
                part.name());
    }

    private static void listsGiveTheFigures() {
        List<Measurement> published = published();
        assertThat(published).hasSizeGreaterThan(800);
        for (Measurement figure : published) {
            FigureQuestion asked = question(figure);
            FigureExplanation explained = explainer.explain(asked).orElseThrow();

            assertThat(explained.figure()).isEqualTo(figure);
            for (ExplainedPart part : explained.parts()) {
                assertThat(part.value())
                        .as(part.part().of() + " " + part.part().name())
                        .isEqualByComparingTo(added(asked, part));
                assertAddsUp(part);
            }
            if (asked.basis() == Basis.COMPUTED && figure.value().isPresent()) {
                assertThat(combined(asked, explained))
                        .as(figure.plan() + "/" + figure.indicator() + " " + figure.area() + " " + explained.parts())
                        .isEqualByComparingTo(figure.value().get());
            }
        }
    }

    private static List<Measurement> published() {
        Revision revision = new Revisions(new JdbcTemplate(world.database().reader()))
                .findNewest(QUARTER)
                .orElseThrow();
        List<Plan> plans = DEFINITIONS.plans().values().stream()
                .filter(p -> p.runsIn(QUARTER))
                .toList();
        return new Measure(world.database(), DEFINITIONS)
                        .measurements(
                                revision,
                                plans,
                                new Revisions(new JdbcTemplate(world.database().reader())).areas(revision))
                        .stream()
                        .filter(m -> m.quarter().equals(QUARTER))
                        .toList();
    }

    private static FigureQuestion question(Measurement m) {
        Optional<Plan> plan = Optional.ofNullable(DEFINITIONS.plans().get(m.plan()));
        Optional<Target> target = plan.stream()
                .flatMap(p -> p.targets().stream())
                .filter(t -> t.id().equals(m.targetId()))
                .findFirst();
        return new FigureQuestion(
                plan,
                target,
                Objects.requireNonNull(DEFINITIONS.indicators().get(m.indicator())),
                DEFINITIONS.areas().get(m.area()),
                m.quarter());
    }

    /** What the lines of the list add up to, in the figure's unit; they are as many as the part says. */
    private static BigDecimal added(FigureQuestion asked, ExplainedPart part) {
        BigDecimal[] sum = {BigDecimal.ZERO};
        long[] lines = {0};
        explainer.counted(part.part(), row -> {
            assertThat(row.getString("FILE")).isNotEmpty();
            assertThat(row.getInt("row_no")).isPositive();
            sum[0] = sum[0].add(row.getBigDecimal("COUNTED"));
            lines[0]++;
            String own = row.getString("FILE") + ":" + row.getInt("sheet_no") + ":" + row.getInt("row_no");
            Stream.concat(Stream.of(own), Arrays.stream(row.getString("ALSO").split("；")))
                    .filter(place -> !place.isEmpty())
                    .forEach(place ->
                            HOLDING.computeIfAbsent(place, p -> new TreeSet<>()).add(name(asked, part.part())));
        });
        assertThat(lines[0]).isEqualTo(part.rows());
        return sum[0].divide(part.part().aggregate().divisor(), EXACT);
    }

    private static BigDecimal combined(FigureQuestion asked, FigureExplanation explained) {
        List<ExplainedPart> parts = explained.parts();
        if (asked.indicator().computation() instanceof Ratio ratio) {
            BigDecimal whole = of(parts, PartRole.DENOMINATOR);
            return of(parts, PartRole.NUMERATOR).multiply(ratio.factor()).divide(whole, EXACT);
        }
        if (asked.indicator().computation() instanceof Change) {
            return parts.get(1).value().subtract(parts.get(0).value());
        }
        if (asked.indicator().computation() instanceof Growth) {
            int quarters = QUARTER.since(parts.get(0).part().revision().quarter());
            double years = Math.pow(
                    parts.get(1).value().doubleValue() / parts.get(0).value().doubleValue(), 4.0 / quarters);
            BigDecimal published = explained.figure().value().orElseThrow();
            assertThat((years - 1) * 100).isEqualTo(published.doubleValue(), org.assertj.core.data.Offset.offset(1e-9));
            return published;
        }
        return parts.stream().map(ExplainedPart::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal of(List<ExplainedPart> parts, PartRole role) {
        return parts.stream()
                .filter(p -> p.part().role() == role)
                .map(ExplainedPart::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Nothing is lost between two steps. */
    private static void assertAddsUp(ExplainedPart part) {
        assertThat(rows(part, "panel")).isEqualTo(rows(part, "excluded") + rows(part, "counted"));
        assertThat(rows(part, "counted")).isEqualTo(part.rows());
        assertThat(part.files().stream().mapToLong(ExplainedPart.CountOf::rows).sum())
                .isGreaterThanOrEqualTo(part.rows());
    }

    private static long rows(ExplainedPart part, String stage) {
        return part.steps().stream()
                .filter(s -> s.stage().equals(stage))
                .mapToLong(s -> s.rows())
                .sum();
    }
}
