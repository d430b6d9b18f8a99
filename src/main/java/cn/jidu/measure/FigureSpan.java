package cn.jidu.measure;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Behaviour;
import cn.jidu.definition.Indicator.Change;
import cn.jidu.definition.Indicator.Growth;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import cn.jidu.definition.Target.Basis;
import cn.jidu.definition.Target.TargetKind;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A figure and the quarters that it rests on: its own, and those that it adds, compares or looks back on.
 *
 * @param plan none: the figure outside plans
 * @param target none: what the plan monitors without one
 */
public record FigureSpan(Optional<Plan> plan, Optional<Target> target, Indicator indicator, Quarter quarter) {
    private static final int LOOKED_BACK_ON = 3;

    /** Whether rows or departments give the figure. */
    public Basis basis() {
        return target.map(Target::basis).orElse(indicator.isReturned() ? Basis.RETURNED : Basis.COMPUTED);
    }

    /** Of what adds up, the first quarter that the figure adds. */
    public Quarter first() {
        return plan.map(p -> target.map(t -> p.addsFrom(t, quarter)).orElse(p.first()))
                .orElse(quarter);
    }

    /** Oldest first. */
    public NavigableSet<Quarter> quarters() {
        NavigableSet<Quarter> quarters = new TreeSet<>(Set.of(quarter));
        boolean moves = target.map(Target::kind).equals(Optional.of(TargetKind.POINTS));
        boolean computed = basis() == Basis.COMPUTED;
        if (computed && indicator.computation() instanceof Change) {
            quarters.add(first().previous());
        } else if (moves || computed && indicator.computation() instanceof Growth) {
            plan.map(Plan::base).ifPresent(quarters::add);
        } else if (indicator.behaviour() == Behaviour.FLOW) {
            quarters.addAll(since(first()));
        }
        if (computed && !indicator.needsTrailing().isEmpty()) {
            quarters.addAll(since(quarter.plus(-LOOKED_BACK_ON)));
        }
        return quarters;
    }

    private List<Quarter> since(Quarter earliest) {
        return IntStream.rangeClosed(0, quarter.since(earliest))
                .mapToObj(earliest::plus)
                .toList();
    }
}
