package cn.jidu.measure;

import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import cn.jidu.definition.Target.Comparison;
import cn.jidu.definition.Target.TargetKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What has to be done by the quarter's end of what adds up to a target (应完成数). A yearly target is due at the year's end,
 * unless its profile says what is due by each quarter.
 *
 * @param exact the target's share for the time elapsed
 * @param shown the least figure, as it is shown, that is not behind
 * @param done the figure as it is shown
 */
public record TargetDue(BigDecimal exact, BigDecimal shown, BigDecimal done) {
    /** Shares of twelve quarters are taken from thirty-four digits: what lies beyond these decimals is theirs. */
    private static final int SHARE_OF_PERCENT = 12;

    private static final int LAST_OF_YEAR = 4;

    /**
     * Empty without a figure or a target, for what does not run with time, and for a yearly target before its end.
     *
     * @param decimals of the figure as it is shown
     */
    public static Optional<TargetDue> of(Target target, Measurement m, int decimals) {
        if (!runsWithTime(target) || isOfYearsEnd(target, m.quarter())) {
            return Optional.empty();
        }
        return m.value()
                .flatMap(value -> m.target()
                        .flatMap(goal -> m.timeProgress()
                                .map(time -> of(target, Rounding.round(value, decimals), goal, time, decimals))));
    }

    private static TargetDue of(Target target, BigDecimal done, BigDecimal goal, BigDecimal time, int decimals) {
        BigDecimal exact = goal.multiply(time).movePointLeft(2).setScale(SHARE_OF_PERCENT, RoundingMode.HALF_UP);
        BigDecimal least = exact.setScale(decimals, RoundingMode.CEILING);
        boolean beyond = target.comparison() == Comparison.MORE_THAN && least.compareTo(goal) == 0;
        return new TargetDue(exact, beyond ? least.add(BigDecimal.ONE.movePointLeft(decimals)) : least, done);
    }

    /**
     * What is due by the end of a quarter of the plan, as it is shown; likewise of quarters to come. Empty for what does not
     * run with time, and for a yearly target before its end.
     *
     * @param goal the area's own number
     * @param decimals of the figure as it is shown
     */
    public static Optional<BigDecimal> shownAt(
            Plan plan, Target target, BigDecimal goal, Quarter quarter, int decimals) {
        return runsWithTime(target) && !isOfYearsEnd(target, quarter)
                ? TargetProgress.time(plan, target, quarter)
                        .map(time -> of(target, BigDecimal.ZERO, goal, time, decimals)
                                .shown())
                : Optional.empty();
    }

    /** What adds up to a bound from below. */
    public static boolean runsWithTime(Target target) {
        return (target.kind() == TargetKind.CUMULATIVE || target.kind() == TargetKind.YEARLY)
                && target.comparison().isLowerBound();
    }

    /** Whether it is judged at the year's end alone, and that is still to come: 年度指标. Of COVERAGE: where a flow covers. */
    public static boolean isOfYearsEnd(Target target, Quarter quarter) {
        boolean over = quarter.number() == LAST_OF_YEAR;
        return switch (target.kind()) {
            case YEARLY ->
                !over
                        && (target.profile().isEmpty()
                                || target.profile().get(quarter.number() - 1).signum() == 0);
            case COVERAGE -> !over;
            default -> false;
        };
    }

    /** How much is wanting to what is due (欠进度数); zero where nothing is. */
    public BigDecimal behind() {
        return shown.subtract(done).max(BigDecimal.ZERO);
    }

    /** Whether so many times of what is due is done. */
    public boolean isAhead(BigDecimal times) {
        return done.compareTo(exact) > 0 && done.compareTo(exact.multiply(times)) >= 0;
    }
}
