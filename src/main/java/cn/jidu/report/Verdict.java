package cn.jidu.report;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Target;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.Status;
import java.math.BigDecimal;

/**
 * The word on a target. It is decided on the rounded figures that stand beside it, so that nobody reads "80.0, not yet
 * 80". Cumulative and yearly targets are compared with their time progress; levels, rates and growth are met or not.
 */
enum Verdict {
    DONE,
    ON_PACE,
    BEHIND,
    MEETS,
    SHORT,
    NO_DATA,
    /** The area has no target of its own. */
    NO_TARGET;

    static Verdict of(Target target, Indicator indicator, Measurement m) {
        if (m.target().isEmpty()) {
            return NO_TARGET;
        }
        if (m.status() == Status.M || m.value().isEmpty()) {
            return NO_DATA;
        }
        BigDecimal value = Rounding.round(m.value().get(), indicator.decimals());
        boolean met = meets(target, value, m.target().get());
        if (!runsWithTime(target)) {
            return met ? MEETS : SHORT;
        }
        if (met) {
            return DONE;
        }
        if (m.progress().isEmpty() || m.timeProgress().isEmpty()) {
            return BEHIND;
        }
        BigDecimal done = Rounding.share(m.progress().get());
        return done.compareTo(Rounding.share(m.timeProgress().get())) >= 0 ? ON_PACE : BEHIND;
    }

    private static boolean runsWithTime(Target target) {
        return (target.kind() == Target.Kind.CUMULATIVE || target.kind() == Target.Kind.YEARLY)
                && target.comparison() == Target.Comparison.AT_LEAST;
    }

    private static boolean meets(Target target, BigDecimal value, BigDecimal aim) {
        return switch (target.comparison()) {
            case AT_LEAST -> value.compareTo(aim) >= 0;
            case AT_MOST -> value.compareTo(aim) <= 0;
            case ABOUT -> value.subtract(aim).abs().compareTo(tolerance(target, aim)) <= 0;
        };
    }

    /** 左右 without a stated tolerance: one tenth of the value. */
    private static BigDecimal tolerance(Target target, BigDecimal aim) {
        return target.tolerance().orElseGet(() -> aim.abs().movePointLeft(1));
    }
}
