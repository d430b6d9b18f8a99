package cn.jidu.measure;

import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import java.math.BigDecimal;
import java.util.Optional;

/** How far a target is reached, by its kind (CONTRACTS, section 3: progress). Percent numbers. */
final class Progress {
    private static final BigDecimal TENTH = new BigDecimal("0.1");

    private Progress() {}

    /** The part of the plan's (or for yearly targets the year's) time that has passed by the end of the quarter. */
    static Optional<BigDecimal> time(Plan plan, Target target, Quarter quarter) {
        int elapsed = quarter.since(plan.first()) + 1;
        return switch (target.kind()) {
            case CUMULATIVE ->
                Optional.of(
                        target.profile().isEmpty()
                                ? Decimals.percent(BigDecimal.valueOf(elapsed), BigDecimal.valueOf(plan.quarters()))
                                : target.profile().get(elapsed - 1).multiply(Decimals.HUNDRED));
            case YEARLY -> Optional.of(Decimals.percent(BigDecimal.valueOf(quarter.number()), BigDecimal.valueOf(4)));
            default -> Optional.empty();
        };
    }

    /** @param base the level at the plan's base quarter, where it is known */
    static Optional<BigDecimal> done(Target target, BigDecimal value, BigDecimal goal, Optional<BigDecimal> base) {
        return switch (target.kind()) {
            case CUMULATIVE, YEARLY -> share(value, goal);
            case LEVEL ->
                base.filter(b -> b.compareTo(goal) != 0).isPresent()
                        ? share(value.subtract(base.get()), goal.subtract(base.get()))
                        : share(value, goal);
            default -> Optional.empty();
        };
    }

    static Optional<BigDecimal> pace(Optional<BigDecimal> progress, Optional<BigDecimal> time) {
        return progress.isPresent() && time.isPresent() ? share(progress.get(), time.get()) : Optional.empty();
    }

    /** Judged on the value as it is shown, so that the figure and its words agree. */
    static boolean met(Target target, BigDecimal value, BigDecimal goal, int decimals) {
        BigDecimal shown = Rounding.round(value, decimals);
        return switch (target.comparison()) {
            case AT_LEAST -> shown.compareTo(goal) >= 0;
            case AT_MOST -> shown.compareTo(goal) <= 0;
            case ABOUT ->
                shown.subtract(goal)
                                .abs()
                                .compareTo(target.tolerance().orElse(goal.abs().multiply(TENTH)))
                        <= 0;
        };
    }

    private static Optional<BigDecimal> share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? Optional.empty() : Optional.of(Decimals.percent(part, whole));
    }
}
