package cn.jidu.report.part;

import cn.jidu.definition.Plan;
import cn.jidu.definition.Target;
import cn.jidu.measure.FigureStatus;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.Rounding;
import java.math.BigDecimal;

/**
 * The word on a target. Met or not is the measurement's own word, on the rounded figure that stands beside it, so that nobody
 * reads "80.0, not yet 80". Cumulative and yearly targets are compared with their time progress. A level is due at the plan's
 * end and has no pace: until then it is reached or under way. Rates and growth are met or not.
 */
enum TargetVerdict {
    DONE,
    REACHED,
    ON_PACE,
    BEHIND,
    UNDER_WAY,
    MEETS,
    SHORT,
    /** Beyond what 左右 allows, on the far side. */
    OVER,
    NO_DATA,
    /** The area has no target of its own. */
    NO_TARGET;

    static TargetVerdict of(Plan plan, Target target, Measurement m) {
        if (m.target().isEmpty()) {
            return NO_TARGET;
        }
        if (m.status() == FigureStatus.M || m.value().isEmpty()) {
            return NO_DATA;
        }
        boolean met = m.met().orElse(false);
        if (runsWithTime(target)) {
            return met ? DONE : onTheWay(m);
        }
        if (growsToAnEnd(target)) {
            return met ? REACHED : m.quarter().equals(plan.last()) ? SHORT : UNDER_WAY;
        }
        if (met) {
            return MEETS;
        }
        boolean above = m.gap().filter(g -> g.signum() > 0).isPresent();
        return target.comparison() == Target.Comparison.ABOUT && above ? OVER : SHORT;
    }

    private static TargetVerdict onTheWay(Measurement m) {
        if (m.progress().isEmpty() || m.timeProgress().isEmpty()) {
            return BEHIND;
        }
        BigDecimal done = Rounding.share(m.progress().get());
        return done.compareTo(Rounding.share(m.timeProgress().get())) >= 0 ? ON_PACE : BEHIND;
    }

    private static boolean runsWithTime(Target target) {
        return (target.kind() == Target.TargetKind.CUMULATIVE || target.kind() == Target.TargetKind.YEARLY)
                && target.comparison().isLowerBound();
    }

    private static boolean growsToAnEnd(Target target) {
        return target.kind() == Target.TargetKind.POINTS
                || target.kind() == Target.TargetKind.LEVEL
                        && target.comparison().isLowerBound();
    }
}
