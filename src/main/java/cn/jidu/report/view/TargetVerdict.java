package cn.jidu.report.view;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Target;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.measure.FigureStatus;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.TargetDue;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The word on a target. It follows from the figure and the target as they are shown, never from a rounded percentage, so
 * that nobody reads "80.0, not yet 80". What adds up is compared with what is due by the quarter's end. A level is due at
 * the plan's end and has no pace: until then it is done or under way. Rates, growth and bounds are met or not.
 */
public enum TargetVerdict {
    DONE,
    /** So many times of what is due as {@code jobs/progress.yml} asks. */
    AHEAD,
    ON_PACE,
    BEHIND,
    /** Judged at the year's end alone, which is still to come. */
    AT_YEARS_END,
    UNDER_WAY,
    MEETS,
    SHORT,
    /** Beyond what 左右 allows, on the far side. */
    OVER,
    NO_DATA,
    /** The area has no target of its own. */
    NO_TARGET;

    private static final PackageTexts TEXTS = PackageTexts.chinese(TargetVerdict.class);

    /** As reports print it. */
    public String word() {
        return TEXTS.get("verdict." + this);
    }

    /** @param aheadFrom how many times what is due is AHEAD */
    public static TargetVerdict of(Plan plan, Target target, Indicator indicator, Measurement m, BigDecimal aheadFrom) {
        if (m.target().isEmpty()) {
            return NO_TARGET;
        }
        if (m.status() == FigureStatus.M || m.value().isEmpty()) {
            return NO_DATA;
        }
        boolean met = m.met().orElse(false);
        if (TargetDue.runsWithTime(target)) {
            return met ? DONE : onTheWay(target, indicator, m, aheadFrom);
        }
        if (growsToAnEnd(target)) {
            return met ? DONE : m.quarter().equals(plan.last()) ? SHORT : UNDER_WAY;
        }
        if (met) {
            return MEETS;
        }
        if (indicator.behaviour() == Indicator.Behaviour.FLOW && TargetDue.isOfYearsEnd(target, m.quarter())) {
            return AT_YEARS_END;
        }
        boolean above = m.gap().filter(g -> g.signum() > 0).isPresent();
        return target.comparison() == Target.Comparison.ABOUT && above ? OVER : SHORT;
    }

    private static TargetVerdict onTheWay(Target target, Indicator indicator, Measurement m, BigDecimal aheadFrom) {
        if (TargetDue.isOfYearsEnd(target, m.quarter())) {
            return AT_YEARS_END;
        }
        Optional<TargetDue> due = TargetDue.of(target, m, indicator.decimals());
        if (due.filter(d -> d.behind().signum() == 0).isEmpty()) {
            return BEHIND;
        }
        return due.get().isAhead(aheadFrom) ? AHEAD : ON_PACE;
    }

    private static boolean growsToAnEnd(Target target) {
        return target.kind() == Target.TargetKind.POINTS
                || target.kind() == Target.TargetKind.LEVEL
                        && target.comparison().isLowerBound();
    }
}
