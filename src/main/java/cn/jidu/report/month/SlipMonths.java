package cn.jidu.report.month;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Month;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import cn.jidu.measure.returns.DepartmentReturns.ReturnLine;
import cn.jidu.report.view.PlanView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of a plan is returned by month in a quarter: which months are told of, and which indicators. */
public final class SlipMonths {
    private final PlanView view;
    private final Quarter quarter;
    private final List<ReturnLine> lines;

    /** @param view of the quarter that the months lie in */
    public SlipMonths(PlanView view) {
        this.view = view;
        this.quarter = view.results().quarter();
        this.lines = linesOfPlan();
    }

    /**
     * What a row of the table is of.
     *
     * @param target that departments' figures are held against; empty where the plan has none
     */
    record ToldIndicator(Indicator indicator, Optional<Target> target) {
        String title() {
            return target.map(Target::title).orElse(indicator.title());
        }
    }

    /**
     * Those of the quarter that something came of, and those that have ended by the report's date; none where nothing of the
     * plan was returned by month in the quarter or the one before.
     */
    public List<Month> list() {
        if (lines.isEmpty()) {
            return List.of();
        }
        return Month.of(quarter).stream()
                .filter(m -> view.results().asOf().isAfter(m.lastDay()) || arrived(m))
                .toList();
    }

    private boolean arrived(Month month) {
        return lines().anyMatch(l -> l.month().equals(Optional.of(month)))
                || view.results().months().senders().stream()
                        .anyMatch(s -> s.month().equals(month) && isWithinPlan(s.area()));
    }

    /** What units returned by month for the plan's area and those in it, of what the plan names. */
    Stream<ReturnLine> lines() {
        return lines.stream();
    }

    private List<ReturnLine> linesOfPlan() {
        Set<String> named = view.plan().indicators();
        return Stream.of(quarter.previous(), quarter)
                .flatMap(q -> view.results().months().of(q).stream())
                .filter(l -> l.month().isPresent())
                .filter(l -> named.contains(l.indicator()) && isWithinPlan(l.area()))
                .toList();
    }

    boolean isWithinPlan(String area) {
        return view.results().definitions().areas().isWithin(area, view.plan().area());
    }

    /** In the document's order; each once. */
    List<ToldIndicator> indicators() {
        Set<String> monthly = lines().map(ReturnLine::indicator).collect(Collectors.toSet());
        return view.plan().indicators().stream()
                .filter(monthly::contains)
                .map(key -> new ToldIndicator(view.indicator(key), target(key)))
                .toList();
    }

    /** Of the year before that of the whole plan; none that rows are counted for, nor a share of areas or a movement. */
    private Optional<Target> target(String indicator) {
        List<Target> all = view.plan().toldOnce().stream()
                .filter(t -> t.indicator().equals(indicator) && t.basis() == Target.Basis.RETURNED)
                .filter(t -> t.kind() != Target.TargetKind.COVERAGE && t.kind() != Target.TargetKind.POINTS)
                .toList();
        return all.stream()
                .filter(t -> t.kind() == Target.TargetKind.YEARLY)
                .findFirst()
                .or(() -> all.stream().findFirst());
    }
}
