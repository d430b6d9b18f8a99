package cn.jidu.measure;

import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How far a target is reached, by its kind (CONTRACTS, section 3: progress). Percent numbers. Of an upper bound what adds
 * up shows how much of it is used, and its pace is the other way round: over 100 is slower than allowed, which is good.
 */
public final class TargetProgress {
    private static final BigDecimal TENTH = new BigDecimal("0.1");
    private static final int QUARTERS_OF_YEAR = 4;

    private TargetProgress() {}

    /** The part of the plan's (or for yearly targets the year's) time that has passed by the end of the quarter. */
    static Optional<BigDecimal> time(Plan plan, Target target, Quarter quarter) {
        return switch (target.kind()) {
            case CUMULATIVE -> Optional.of(due(target, quarter.since(plan.first()) + 1, plan.quarters()));
            case YEARLY -> Optional.of(due(target, quarter.number(), QUARTERS_OF_YEAR));
            default -> Optional.empty();
        };
    }

    private static BigDecimal due(Target target, int elapsed, int quarters) {
        return target.profile().isEmpty()
                ? ExactDecimals.percent(BigDecimal.valueOf(elapsed), BigDecimal.valueOf(quarters))
                : target.profile().get(elapsed - 1).multiply(ExactDecimals.HUNDRED);
    }

    /**
     * The part of the target that is done, in percent; empty of what is met or not.
     *
     * @param base the level at the plan's base quarter, where it is known
     */
    public static Optional<BigDecimal> done(
            Target target, BigDecimal value, BigDecimal goal, Optional<BigDecimal> base) {
        return switch (target.kind()) {
            case CUMULATIVE, YEARLY, POINTS, COVERAGE -> share(value, goal);
            case LEVEL ->
                base.filter(b -> b.compareTo(goal) != 0).isPresent()
                        ? share(value.subtract(base.get()), goal.subtract(base.get()))
                        : isUpperBound(target) ? share(goal, value) : share(value, goal);
            default -> Optional.empty();
        };
    }

    /** Whether a level was beyond its target before the plan began: the way from one to the other leads backwards. */
    public static boolean beganBeyond(Target target, BigDecimal base, BigDecimal goal) {
        int beyond = base.compareTo(goal) * (isUpperBound(target) ? -1 : 1);
        return target.kind() == Target.TargetKind.LEVEL && beyond > 0;
    }

    static Optional<BigDecimal> pace(Target target, Optional<BigDecimal> progress, Optional<BigDecimal> time) {
        if (progress.isEmpty() || time.isEmpty()) {
            return Optional.empty();
        }
        return isUpperBound(target) ? share(time.get(), progress.get()) : share(progress.get(), time.get());
    }

    /** Less is better. */
    static boolean isUpperBound(Target target) {
        return target.comparison() == Target.Comparison.AT_MOST;
    }

    /** Judged on the value as it is shown, so that the figure and its words agree. */
    public static boolean met(Target target, BigDecimal value, BigDecimal goal, int decimals) {
        BigDecimal shown = Rounding.round(value, decimals);
        return switch (target.comparison()) {
            case AT_LEAST, REACH -> shown.compareTo(goal) >= 0;
            case MORE_THAN -> shown.compareTo(goal) > 0;
            case AT_MOST -> shown.compareTo(goal) <= 0;
            case ABOUT ->
                shown.subtract(goal)
                                .abs()
                                .compareTo(target.tolerance().orElse(goal.abs().multiply(TENTH)))
                        <= 0;
        };
    }

    private static Optional<BigDecimal> share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? Optional.empty() : Optional.of(ExactDecimals.percent(part, whole));
    }
}
