package cn.jidu.explain;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import cn.jidu.definition.Target.Basis;
import cn.jidu.definition.area.Area;
import cn.jidu.measure.FigureSpan;
import cn.jidu.measure.Measurement;
import java.util.List;
import java.util.Optional;

/**
 * Which figure is asked for.
 *
 * @param plan none: the figure outside plans
 * @param target none: what the plan monitors without one
 * @param area one that figures are made for
 */
public record FigureQuestion(
        Optional<Plan> plan, Optional<Target> target, Indicator indicator, Area area, Quarter quarter) {

    /**
     * Those of a plan that go by the name.
     *
     * @param name id of a target, in capitals or not, or key of an indicator
     */
    public static List<FigureQuestion> named(
            Definitions definitions, Plan plan, String name, Area area, Quarter quarter) {
        return new PlannedFigures(definitions)
                .of(plan, quarter, area)
                .filter(q -> q.targetId().equalsIgnoreCase(name)
                        || q.indicator().key().equals(name))
                .toList();
    }

    /** What it rests on. */
    FigureSpan span() {
        return new FigureSpan(plan, target, indicator, quarter);
    }

    /** Whether rows or departments give the figure. */
    public Basis basis() {
        return span().basis();
    }

    /** Of what adds up, the first quarter that the figure adds. */
    Quarter first() {
        return span().first();
    }

    /** Whether it is asked of the area that set itself the plan. */
    boolean isOfPlansArea() {
        return plan.filter(p -> p.area().equals(area.code())).isPresent();
    }

    /** The same of another area. */
    FigureQuestion in(Area other) {
        return new FigureQuestion(plan, target, indicator, other, quarter);
    }

    /** As measurements name it. */
    public String planKey() {
        return plan.map(Plan::key).orElse(Measurement.NONE);
    }

    /** As measurements name it. */
    public String targetId() {
        return target.map(Target::id).orElse(Measurement.NONE);
    }

    /** Whether this measurement answers it. */
    boolean isAnsweredBy(Measurement m) {
        return m.plan().equals(planKey())
                && m.targetId().equals(targetId())
                && m.indicator().equals(indicator.key())
                && m.area().equals(area.code())
                && m.quarter().equals(quarter);
    }
}
