package cn.jidu.measure;

import cn.jidu.adjustment.FigureAdjustment;
import cn.jidu.adjustment.RevisionAdjustments;
import cn.jidu.definition.Breakdown;
import cn.jidu.definition.Breakdown.BreakdownFigure;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target.Basis;
import cn.jidu.measure.count.MeasureScope;
import cn.jidu.measure.count.ReportedAreas;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The measurements of a quarter in every state between two of its revisions. The first state is the older revision as it was
 * measured, the last one the newer; in between, figures are put together from counts as a run does it.
 */
public final class RevisionStates {
    private final JdbcTemplate db;
    private final Revision before;
    private final Revision after;
    private final Definitions was;
    private final Definitions is;
    private final StateOrder order;
    private final Map<String, String> changed;
    private final List<String> areas;
    private final FiguresByQuarter older;
    private final FiguresByQuarter newer;
    private final StateReturns returns;
    private final CountedStates forward;
    private final CountedStates backward;
    private final Map<StateFigureName, Figure> olderOwn;
    private final Map<StateFigureName, Figure> newerOwn;
    private final Map<StateFigureName, BigDecimal> olderRest;
    private final Map<StateFigureName, BigDecimal> newerRest;
    private final List<FigureAdjustment> olderAdjusted;
    private final List<FigureAdjustment> newerAdjusted;

    /**
     * @param db of a transaction that is rolled back
     * @param was the older revision's definitions
     * @param others the newer one's, where they are others
     * @param changed the tables of rows that the two do not have alike, by panel: {@code side} (was or is), {@code step} and
     *     the panel's columns
     */
    public RevisionStates(
            JdbcTemplate db,
            Revision before,
            Definitions was,
            Revision after,
            Optional<Definitions> others,
            Map<String, String> changed,
            StateOrder order) {
        this.db = db;
        this.before = before;
        this.after = after;
        this.was = was;
        this.is = others.orElse(was);
        this.order = order;
        this.changed = Map.copyOf(changed);
        Revisions revisions = new Revisions(db);
        TreeSet<String> all = new TreeSet<>(revisions.areas(before));
        all.addAll(revisions.areas(after));
        this.areas = List.copyOf(all);
        this.older = FiguresByQuarter.upTo(db, before);
        this.newer = FiguresByQuarter.upTo(db, after);
        this.returns = new StateReturns(db, before, after, Optional.ofNullable(changed.get(StateReturns.PANEL)));
        this.forward = new CountedStates(was, scopes(was), false);
        this.backward =
                others.map(is -> new CountedStates(is, scopes(is), true)).orElse(forward);
        forward.count(db, before, after, changed, new ReportedAreas(was.areas(), areas));
        others.ifPresent(is -> backward.count(db, after, after, changed, new ReportedAreas(is.areas(), areas)));
        this.olderOwn = computed(older, new ClassFigureTable(db, was).listFigures(before));
        this.newerOwn = computed(newer, new ClassFigureTable(db, is).listFigures(after));
        this.olderRest = rest(olderOwn, counted(0, was));
        this.newerRest = rest(newerOwn, counted(order.steps(), is));
        this.olderAdjusted = adjustments(before);
        this.newerAdjusted = adjustments(after);
    }

    private List<MeasureScope> scopes(Definitions definitions) {
        return MeasureScope.of(definitions, areas, after.quarter());
    }

    /** Of each state, in order, what is measured in it; where a step moves nothing it is the very list of the state before. */
    public List<List<Measurement>> measure() {
        Set<Integer> moving = moving();
        List<List<Measurement>> states = new ArrayList<>(List.of(measure(0)));
        for (int state = 1; state <= order.steps(); state++) {
            states.add(moving.contains(state) ? measure(state) : states.get(state - 1));
        }
        return states;
    }

    private Set<Integer> moving() {
        Set<Integer> moving = new TreeSet<>(List.of(order.late(), order.removed()));
        changed.values()
                .forEach(table -> moving.addAll(db.queryForList("select distinct step from " + table, Integer.class)));
        if (!was.equals(is)) {
            moving.add(order.definition());
        }
        if (!earlier(older).equals(earlier(newer))) {
            moving.add(order.earlier());
        }
        if (!olderRest.equals(newerRest)) {
            moving.add(order.program());
        }
        if (!olderAdjusted.equals(newerAdjusted)) {
            moving.add(order.adjustment());
        }
        return moving;
    }

    private Map<Quarter, List<Figure>> earlier(FiguresByQuarter figures) {
        return figures.standing().headMap(after.quarter());
    }

    /** What the measurement is the quotient of in the state; empty for what is no rate counted from rows, or was set. */
    public Optional<RatioTerms> terms(int state, Measurement measured) {
        Definitions definitions = state >= order.definition() ? is : was;
        CountedStates counts = state >= order.definition() ? backward : forward;
        return definitions
                .findFigure(measured.indicator())
                .filter(i -> measured.basis() == Basis.COMPUTED && i.computation() instanceof Indicator.Ratio)
                .flatMap(i -> {
                    MeasureScope scope = MeasureScope.of(
                            definitions, Optional.ofNullable(definitions.plans().get(measured.plan())), i);
                    return isSet(state, scope, measured)
                            ? Optional.empty()
                            : FigureTable.terms(i, counts.at(state, scope, measured.area()));
                });
    }

    private boolean isSet(int state, MeasureScope scope, Measurement measured) {
        return adjusted(state).stream()
                .map(FigureAdjustment::subject)
                .anyMatch(s -> s.universe().equals(scope.key())
                        && s.indicator().equals(measured.indicator())
                        && s.area().equals(measured.area()));
    }

    private List<FigureAdjustment> adjusted(int state) {
        return state >= order.adjustment() ? newerAdjusted : olderAdjusted;
    }

    private List<Measurement> measure(int state) {
        Definitions definitions = state >= order.definition() ? is : was;
        SortedMap<Quarter, List<Figure>> figures = new TreeMap<>((state >= order.earlier() ? newer : older).standing());
        Map<Boolean, List<Figure>> ofRows = ofRows(state, definitions).stream()
                .collect(Collectors.partitioningBy(f -> Breakdown.hasFigure(f.indicator())));
        figures.put(after.quarter(), own(state, definitions, Objects.requireNonNull(ofRows.get(false))));
        Measurements measurements = new Measurements(definitions, QuarterSeries.of(figures), areas);
        List<Plan> plans = definitions.plans().values().stream()
                .filter(p -> p.runsIn(after.quarter()) && areas.contains(p.area()))
                .toList();
        Map<String, Indicator> ofClasses = ClassFigureTable.all(definitions).stream()
                .map(BreakdownFigure::figure)
                .collect(Collectors.toMap(Indicator::key, Function.identity()));
        return Stream.of(
                        plans.stream().flatMap(p -> measurements.ofPlan(p, after.quarter()).stream()),
                        measurements.outsidePlans(MeasureScope.OUTSIDE_PLANS, after.quarter()).stream(),
                        plans.stream().flatMap(p -> ofClasses(p, ofClasses, Objects.requireNonNull(ofRows.get(true)))))
                .flatMap(m -> m)
                .toList();
    }

    /** @param counted by their keys; a figure that is none of them is left out */
    private Stream<Measurement> ofClasses(Plan plan, Map<String, Indicator> counted, List<Figure> figures) {
        return figures.stream()
                .filter(f -> f.universe().equals(plan.universe()))
                .flatMap(f -> Optional.ofNullable(counted.get(f.indicator())).stream()
                        .map(indicator -> Measurement.ofClass(plan, indicator, after.quarter(), f)));
    }

    /** What rows give in the quarter itself: indicators, and figures of breakdowns. */
    private List<Figure> ofRows(int state, Definitions definitions) {
        Map<StateFigureName, BigDecimal> counted = counted(state, definitions);
        return Stream.concat(olderOwn.keySet().stream(), newerOwn.keySet().stream())
                .distinct()
                .flatMap(name ->
                        kept(state, name)
                                .map(f -> f.value().isEmpty() ? f : inState(state, f, counted.get(name)))
                                .stream())
                .toList();
    }

    /** The quarter's own figures. */
    private List<Figure> own(int state, Definitions definitions, List<Figure> ofRows) {
        List<Figure> figures = AdjustedFigures.of(
                        definitions, ofRows, adjusted(state))
                .figures();
        return Stream.concat(
                        figures.stream(),
                        new ReturnedFigures(definitions, areas).of(returns.at(state, definitions)).stream())
                .toList();
    }

    /** The one of either revision that says in the state whether there is such a figure, and whether something came for it. */
    private Optional<Figure> kept(int state, StateFigureName name) {
        Figure was = olderOwn.get(name);
        Figure is = newerOwn.get(name);
        if (was == null || is == null) {
            return Optional.ofNullable(state >= order.definition() ? is : was);
        }
        if (was.value().isPresent() == is.value().isPresent()) {
            return Optional.of(was);
        }
        return Optional.of(state >= (was.value().isEmpty() ? order.late() : order.removed()) ? is : was);
    }

    /** As its program counted it: what that gave otherwise than this one does is switched with the program. */
    private Figure inState(int state, Figure kept, @Nullable BigDecimal counted) {
        StateFigureName name = name(kept);
        return counted == null
                ? new Figure(
                        kept.basis(), kept.universe(), kept.indicator(), kept.area(), Optional.empty(), FigureStatus.M)
                : kept.withValue(counted.add(
                        (state >= order.program() ? newerRest : olderRest).getOrDefault(name, BigDecimal.ZERO)));
    }

    private Map<StateFigureName, Figure> computed(FiguresByQuarter figures, List<Figure> ofClasses) {
        return Stream.concat(
                        Objects.requireNonNull(figures.ofRows().get(after.quarter())).stream()
                                .filter(f -> f.basis() == Basis.COMPUTED),
                        ofClasses.stream())
                .collect(Collectors.toMap(RevisionStates::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    /** What kept figures are more than their rows are counted to today. */
    private static Map<StateFigureName, BigDecimal> rest(
            Map<StateFigureName, Figure> kept, Map<StateFigureName, BigDecimal> counted) {
        Map<StateFigureName, BigDecimal> rest = new HashMap<>();
        kept.forEach((name, f) -> {
            BigDecimal value = counted.get(name);
            if (value != null && f.value().isPresent() && f.value().get().compareTo(value) != 0) {
                rest.put(name, f.value().get().subtract(value));
            }
        });
        return rest;
    }

    /** Those that counted in the revision, whatever rows give on the way. */
    private List<FigureAdjustment> adjustments(Revision revision) {
        return new RevisionAdjustments(db)
                .listApplied(revision.id()).stream()
                        .map(FigureAdjustment::withoutEnd)
                        .toList();
    }

    private Map<StateFigureName, BigDecimal> counted(int state, Definitions definitions) {
        CountedStates counts = state >= order.definition() ? backward : forward;
        Map<StateFigureName, BigDecimal> values = new HashMap<>();
        for (MeasureScope scope : scopes(definitions)) {
            for (Indicator indicator : counts.counted(scope).toList()) {
                for (String area : areas) {
                    FigureTable.value(indicator, counts.at(state, scope, area))
                            .ifPresent(v -> values.put(
                                    new StateFigureName(Basis.COMPUTED, scope.key(), indicator.key(), area), v));
                }
            }
        }
        return values;
    }

    private record StateFigureName(Basis basis, String universe, String indicator, String area) {}

    private static StateFigureName name(Figure f) {
        return new StateFigureName(f.basis(), f.universe(), f.indicator(), f.area());
    }
}
