package cn.jidu.measure;

import cn.jidu.adjustment.FigureAdjustment;
import cn.jidu.adjustment.RevisionAdjustments;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target.Basis;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private final Revision before;
    private final Revision after;
    private final Definitions was;
    private final Definitions is;
    private final StateOrder order;
    private final List<String> areas;
    private final FiguresByQuarter older;
    private final FiguresByQuarter newer;
    private final StateReturns returns;
    private final CountedStates forward;
    private final CountedStates backward;

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
    }

    private List<MeasureScope> scopes(Definitions definitions) {
        return MeasureScope.of(definitions, areas, after.quarter());
    }

    /** Of each state, in order, what is measured in it. */
    public List<List<Measurement>> measure() {
        Map<List<String>, BigDecimal> left = leftToTheProgram();
        List<List<Measurement>> states = new ArrayList<>();
        for (int state = 0; state <= order.steps(); state++) {
            states.add(measure(state, left));
        }
        return states;
    }

    /** What the measurement is the quotient of in the state; empty for what is no rate counted from rows. */
    public Optional<RatioTerms> terms(int state, Measurement measured) {
        Definitions definitions = state >= order.definition() ? is : was;
        Indicator indicator = definitions.indicators().get(measured.indicator());
        if (indicator == null
                || measured.basis() != Basis.COMPUTED
                || !(indicator.computation() instanceof Indicator.Ratio)) {
            return Optional.empty();
        }
        MeasureScope scope = MeasureScope.of(
                definitions, Optional.ofNullable(definitions.plans().get(measured.plan())), indicator);
        CountedStates counts = state >= order.definition() ? backward : forward;
        return FigureTable.terms(indicator, counts.at(state, scope, measured.area()));
    }

    private List<Measurement> measure(int state, Map<List<String>, BigDecimal> left) {
        Definitions definitions = state >= order.definition() ? is : was;
        SortedMap<Quarter, List<Figure>> figures = new TreeMap<>((state >= order.earlier() ? newer : older).standing());
        figures.put(after.quarter(), own(state, definitions, left));
        Measurements measurements = new Measurements(definitions, QuarterSeries.of(figures), areas);
        return Stream.concat(
                        definitions.plans().values().stream()
                                .filter(p -> p.runsIn(after.quarter()) && areas.contains(p.area()))
                                .flatMap(p -> measurements.ofPlan(p, after.quarter()).stream()),
                        measurements.outsidePlans(Measure.OUTSIDE_PLANS, after.quarter()).stream())
                .toList();
    }

    /** The quarter's own figures. */
    private List<Figure> own(int state, Definitions definitions, Map<List<String>, BigDecimal> left) {
        List<Figure> figures = state == order.steps() ? own(newer) : between(state, definitions, left);
        Revision adjusted = state >= order.adjustment() ? after : before;
        return AdjustedFigures.of(definitions, figures, kept(adjusted)).figures();
    }

    private List<Figure> own(FiguresByQuarter of) {
        return Objects.requireNonNull(of.ofRows().get(after.quarter()));
    }

    /** Those that counted in the revision, whatever rows give on the way. */
    private List<FigureAdjustment> kept(Revision revision) {
        return new RevisionAdjustments(db)
                .listApplied(revision.id()).stream()
                        .map(FigureAdjustment::withoutEnd)
                        .toList();
    }

    /** What the older revision has a figure for, from the rows of the state. */
    private List<Figure> between(int state, Definitions definitions, Map<List<String>, BigDecimal> left) {
        Map<List<String>, Figure> returned = new ReturnedFigures(definitions, areas)
                .of(returns.at(state, definitions)).stream()
                        .collect(Collectors.toMap(RevisionStates::name, Function.identity()));
        Map<List<String>, BigDecimal> counted = counted(state, definitions);
        return own(older).stream()
                .map(f -> {
                    if (f.basis() == Basis.RETURNED) {
                        return returned.getOrDefault(name(f), f);
                    }
                    BigDecimal value = counted.get(name(f));
                    return f.value().isEmpty() || value == null
                            ? f
                            : f.withValue(value.add(
                                    state >= order.program()
                                            ? left.getOrDefault(name(f), BigDecimal.ZERO)
                                            : BigDecimal.ZERO));
                })
                .toList();
    }

    private Map<List<String>, BigDecimal> counted(int state, Definitions definitions) {
        CountedStates counts = state >= order.definition() ? backward : forward;
        Map<List<String>, BigDecimal> values = new HashMap<>();
        for (MeasureScope scope : scopes(definitions)) {
            for (Indicator indicator : FigureTable.counted(definitions, scope)) {
                for (String area : areas) {
                    FigureTable.value(indicator, counts.at(state, scope, area))
                            .ifPresent(v ->
                                    values.put(List.of(Basis.COMPUTED.name(), scope.key(), indicator.key(), area), v));
                }
            }
        }
        return values;
    }

    /** What the newer revision's figures are more than its rows are counted to today: another program measured it. */
    private Map<List<String>, BigDecimal> leftToTheProgram() {
        Map<List<String>, BigDecimal> counted = counted(order.steps(), is);
        Map<List<String>, BigDecimal> left = new HashMap<>();
        for (Figure f : own(newer)) {
            BigDecimal value = counted.get(name(f));
            if (f.basis() == Basis.COMPUTED && value != null && f.value().isPresent()) {
                BigDecimal more = f.value().get().subtract(value);
                if (more.signum() != 0) {
                    left.put(name(f), more);
                }
            }
        }
        return left;
    }

    private static List<String> name(Figure f) {
        return List.of(f.basis().name(), f.universe(), f.indicator(), f.area());
    }
}
