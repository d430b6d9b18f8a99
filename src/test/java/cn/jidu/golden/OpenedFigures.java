package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.ProofShare;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator.Change;
import cn.jidu.definition.Indicator.Growth;
import cn.jidu.definition.Indicator.Ratio;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import cn.jidu.definition.Target.Basis;
import cn.jidu.definition.Target.TargetKind;
import cn.jidu.explain.ExplainedPart;
import cn.jidu.explain.FigureExplainer;
import cn.jidu.explain.FigureExplanation;
import cn.jidu.explain.FigurePart;
import cn.jidu.explain.FigureQuestion;
import cn.jidu.explain.PartRole;
import cn.jidu.explain.row.RowFate;
import cn.jidu.explain.row.RowPlace;
import cn.jidu.explain.row.RowTracer;
import cn.jidu.measure.Measure;
import cn.jidu.measure.Measurement;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.store.Database;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Opens the figures of a world, or a share of them, adds up its lists again, and follows rows back to the figures whose lists have them. */
final class OpenedFigures {
    private static final MathContext EXACT = new MathContext(34, RoundingMode.HALF_UP);

    private final Database database;
    private final Definitions definitions;
    private final FigureExplainer explainer;
    private final Set<String> followed;
    private final int oneIn;
    private final Set<String> opened = new HashSet<>();

    /** Which figures' lists hold a row that is followed, by its place: filled by what is listed, asked by what is traced. */
    private final Map<String, SortedSet<String>> holding = new HashMap<>();

    /** What a list came to, by what is counted: several figures have the same. */
    private final Map<List<Object>, Listed> lists = new HashMap<>();

    /**
     * @param rows how many rows are followed, of all sources
     * @param oneIn of so many figures one is opened
     */
    OpenedFigures(Database database, Definitions definitions, int rows, int oneIn) {
        this.database = database;
        this.definitions = definitions;
        this.explainer = new FigureExplainer(database, definitions);
        this.followed = Set.copyOf(places(rows));
        this.oneIn = oneIn;
    }

    private List<String> places(int rows) {
        String all = definitions.sources().values().stream()
                .map(s -> "select delivery_id, sheet_no, row_no from jidu." + s.table())
                .collect(Collectors.joining(" union all "));
        return new JdbcTemplate(database.owner())
                .queryForList("""
                select d.file_name || ':' || coalesce(s.name, r.sheet_no::text) || ':' || r.row_no
                from (%s) r left join jidu.delivery_sheet s using (delivery_id, sheet_no) join jidu.delivery d on d.delivery_id = r.delivery_id
                order by md5('%s' || d.file_name || r.sheet_no || ':' || r.row_no) limit %s""".formatted(all, ProofShare.seed(0), rows), String.class);
    }

    /** @param places of the rows listed that are followed */
    private record Listed(BigDecimal sum, long lines, List<String> places) {}

    /** Call it for every quarter, then ask {@link #rowsTellTheListsTheyAreIn}. */
    int listsGiveTheFigures(Quarter quarter) {
        return listsGiveTheFigures(quarter, area -> true);
    }

    /** The same of some areas alone. */
    int listsGiveTheFigures(Quarter quarter, Predicate<String> areas) {
        List<Measurement> published = published(quarter).stream()
                .filter(m -> areas.test(m.area()))
                .filter(this::isOpened)
                .toList();
        for (Measurement figure : published) {
            FigureQuestion asked = question(figure);
            opened.add(name(asked));
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
        return published.size();
    }

    private boolean isOpened(Measurement figure) {
        long place = name(question(figure)).hashCode();
        return new SplittableRandom(ProofShare.seed(place)).nextInt(oneIn) == 0;
    }

    /** Exactly: what is told of each row that is followed, of the figures opened, is what was listed. */
    int rowsTellTheListsTheyAreIn() {
        List<RowPlace> places =
                followed.stream().map(p -> RowPlace.parse(p).orElseThrow()).toList();
        Map<RowPlace, RowFate> fates = new RowTracer(new JdbcTemplate(database.reader()), definitions).trace(places);
        assertThat(fates).hasSize(followed.size());
        fates.forEach((place, fate) -> {
            SortedSet<String> told = new TreeSet<>();
            fate.figures().stream()
                    .filter(f -> opened.contains(name(f.figure())))
                    .forEach(f -> assertThat(told.add(name(f.figure(), f.part())))
                            .as("told once")
                            .isTrue());
            String file = place.file() + ":" + place.sheet() + ":" + place.row();
            assertThat(told).as(file).isEqualTo(holding.getOrDefault(file, new TreeSet<>()));
        });
        return holding.size();
    }

    private static String name(FigureQuestion asked, FigurePart part) {
        return name(asked) + " " + part.name();
    }

    private static String name(FigureQuestion asked) {
        return String.join(
                " ",
                asked.quarter().toString(),
                asked.planKey(),
                asked.targetId(),
                asked.indicator().key(),
                asked.area().code());
    }

    private List<Measurement> published(Quarter quarter) {
        Revisions revisions = new Revisions(new JdbcTemplate(database.reader()));
        Revision revision = revisions.findNewest(quarter).orElseThrow();
        List<Plan> plans = definitions.plans().values().stream()
                .filter(p -> p.runsIn(quarter))
                .toList();
        return new Measure(database, definitions)
                .measurements(revision, plans, revisions.areas(revision)).stream()
                        .filter(m -> m.quarter().equals(quarter))
                        .toList();
    }

    private FigureQuestion question(Measurement m) {
        Optional<Plan> plan = Optional.ofNullable(definitions.plans().get(m.plan()));
        Optional<Target> target = plan.stream()
                .flatMap(p -> p.targets().stream())
                .filter(t -> t.id().equals(m.targetId()))
                .findFirst();
        return new FigureQuestion(
                plan,
                target,
                Objects.requireNonNull(definitions.indicators().get(m.indicator())),
                definitions.areas().get(m.area()),
                m.quarter());
    }

    /** What the lines of the list add up to, in the figure's unit; they are as many as the part says. */
    private BigDecimal added(FigureQuestion asked, ExplainedPart part) {
        Listed listed = lists.computeIfAbsent(part.part().counted(), k -> list(part.part()));
        String name = name(asked, part.part());
        listed.places.forEach(
                p -> holding.computeIfAbsent(p, k -> new TreeSet<>()).add(name));
        assertThat(listed.lines).isEqualTo(part.rows());
        return listed.sum.divide(part.part().aggregate().divisor(), EXACT);
    }

    private Listed list(FigurePart part) {
        BigDecimal[] sum = {BigDecimal.ZERO};
        long[] lines = {0};
        List<String> places = new ArrayList<>();
        explainer.counted(part, row -> {
            sum[0] = sum[0].add(row.getBigDecimal("COUNTED"));
            lines[0]++;
            String own = row.getString("FILE") + ":" + row.getString("SHEET") + ":" + row.getInt("row_no");
            Stream.concat(Stream.of(own), Arrays.stream(row.getString("ALSO").split("；")))
                    .filter(followed::contains)
                    .forEach(places::add);
        });
        return new Listed(sum[0], lines[0], places);
    }

    private static BigDecimal combined(FigureQuestion asked, FigureExplanation explained) {
        List<ExplainedPart> parts = explained.parts();
        if (asked.indicator().computation() instanceof Ratio ratio) {
            return asked.target().filter(t -> t.kind() == TargetKind.POINTS).isPresent()
                    ? share(ratio, of(parts, asked.quarter()::equals))
                            .subtract(share(ratio, of(parts, q -> !q.equals(asked.quarter()))))
                    : share(ratio, parts);
        }
        if (asked.indicator().computation() instanceof Change) {
            return parts.get(1).value().subtract(parts.get(0).value());
        }
        if (asked.indicator().computation() instanceof Growth) {
            int quarters = asked.quarter().since(parts.get(0).part().revision().quarter());
            double years = Math.pow(
                    parts.get(1).value().doubleValue() / parts.get(0).value().doubleValue(), 4.0 / quarters);
            BigDecimal published = explained.figure().value().orElseThrow();
            assertThat((years - 1) * 100).isEqualTo(published.doubleValue(), org.assertj.core.data.Offset.offset(1e-9));
            return published;
        }
        return parts.stream().map(ExplainedPart::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal share(Ratio ratio, List<ExplainedPart> parts) {
        BigDecimal whole = of(parts, PartRole.DENOMINATOR);
        return of(parts, PartRole.NUMERATOR).multiply(ratio.factor()).divide(whole, EXACT);
    }

    private static List<ExplainedPart> of(List<ExplainedPart> parts, Predicate<Quarter> quarters) {
        return parts.stream()
                .filter(p -> quarters.test(p.part().revision().quarter()))
                .toList();
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
