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
import cn.jidu.measure.returns.StateReturns;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
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
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The measurements of a quarter in every state between two of its revisions. The first state is the older revision as it was
 * measured, the last one the newer; in between, figures are put together from counts as a run does it.
 */
public final class RevisionStates {
    private final JdbcTemplate db;
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
    private final Map<StateFigureName, CountedFigure> forwardFigures;
    private final Map<StateFigureName, CountedFigure> backwardFigures;
    private final List<StateFigure> ofRows;
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
        this.forwardFigures = counted(forward, was);
        this.backwardFigures = backward == forward ? forwardFigures : counted(backward, is);
        this.ofRows = ofRows(
                computed(older, new ClassFigureTable(db, was).listFigures(before)),
                computed(newer, new ClassFigureTable(db, is).listFigures(after)));
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
        if (ofRows.stream().anyMatch(StateFigure::isCountedOtherwise)) {
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
        return definitions
                .findFigure(measured.indicator())
                .filter(i -> measured.basis() == Basis.COMPUTED)
                .map(i -> MeasureScope.of(
                        definitions, Optional.ofNullable(definitions.plans().get(measured.plan())), i))
                .filter(scope -> !isSet(state, scope, measured))
                .map(scope -> new StateFigureName(Basis.COMPUTED, scope.key(), measured.indicator(), measured.area()))
                .flatMap(name ->
                        Optional.ofNullable((state >= order.definition() ? backwardFigures : forwardFigures).get(name)))
                .flatMap(f -> f.terms(state));
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
        Map<Boolean, List<Figure>> own = ofRows.stream()
                .flatMap(f -> f.at(state).stream())
                .collect(Collectors.partitioningBy(f -> Breakdown.hasFigure(f.indicator())));
        figures.put(after.quarter(), own(state, definitions, Objects.requireNonNull(own.get(false))));
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
                        plans.stream().flatMap(p -> ofClasses(p, ofClasses, Objects.requireNonNull(own.get(true)))))
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
    private List<StateFigure> ofRows(Map<StateFigureName, Figure> older, Map<StateFigureName, Figure> newer) {
        return Stream.concat(older.keySet().stream(), newer.keySet().stream())
                .distinct()
                .map(name -> new StateFigure(
                        order, older.get(name), newer.get(name), forwardFigures.get(name), backwardFigures.get(name)))
                .toList();
    }

    /** The quarter's own figures. */
    private List<Figure> own(int state, Definitions definitions, List<Figure> ofRows) {
        List<Figure> figures =
                AdjustedFigures.of(definitions, ofRows, adjusted(state)).figures();
        return Stream.concat(
                        figures.stream(),
                        new ReturnedFigures(definitions, areas).of(returns.at(state, definitions)).stream())
                .toList();
    }

    private Map<StateFigureName, Figure> computed(FiguresByQuarter figures, List<Figure> ofClasses) {
        return Stream.concat(
                        Objects.requireNonNull(figures.ofRows().get(after.quarter())).stream()
                                .filter(f -> f.basis() == Basis.COMPUTED),
                        ofClasses.stream())
                .collect(Collectors.toMap(RevisionStates::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    /** Those that counted in the revision, whatever rows give on the way. */
    private List<FigureAdjustment> adjustments(Revision revision) {
        return new RevisionAdjustments(db)
                .listApplied(revision.id()).stream()
                        .map(FigureAdjustment::withoutEnd)
                        .toList();
    }

    private Map<StateFigureName, CountedFigure> counted(CountedStates counts, Definitions definitions) {
        Map<StateFigureName, CountedFigure> figures = new HashMap<>();
        for (MeasureScope scope : scopes(definitions)) {
            counts.counted(scope)
                    .forEach(indicator -> areas.forEach(area -> figures.put(
                            new StateFigureName(Basis.COMPUTED, scope.key(), indicator.key(), area),
                            counts.figure(scope, indicator, area))));
        }
        return figures;
    }

    private record StateFigureName(Basis basis, String universe, String indicator, String area) {}

    private static StateFigureName name(Figure f) {
        return new StateFigureName(f.basis(), f.universe(), f.indicator(), f.area());
    }
}
