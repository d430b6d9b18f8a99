package cn.jidu.measure;

import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import cn.jidu.definition.Target.TargetKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is still to come of a target that grows to an end: what each quarter left has to bring, the best quarter so far, and
 * where the last year's quarters lead. All as shown, at the indicator's decimals.
 *
 * @param remaining to the target; zero where it is reached
 * @param quartersLeft to the plan's end, of a yearly target to the year's
 * @param eachQuarter what each of these has to bring; empty where nothing remains or no quarter is left
 */
public record TargetOutlook(
        BigDecimal remaining,
        int quartersLeft,
        Optional<BigDecimal> eachQuarter,
        Optional<Step> best,
        Optional<Forecast> forecast) {
    private static final int LAST_OF_YEAR = 4;

    /** What a quarter brought: of a level, how far it moved. */
    public record Step(Quarter quarter, BigDecimal value) {}

    /**
     * At the plan's end: every quarter left brings the mean of the last four.
     *
     * @param low every quarter left brings as little as the least of the four
     * @param high as much as the most
     * @param error how far off the same reckoning from each earlier quarter was for this one, in percent, on average
     */
    public record Forecast(BigDecimal value, BigDecimal low, BigDecimal high, Optional<BigDecimal> error) {}

    /** What the quarters brought, and the figures that they brought it to. */
    private record Steps(List<Step> steps, List<BigDecimal> values, int decimals) {
        private static final int USED = 4;
        private static final int NEEDED = 3;

        List<BigDecimal> last(int upTo) {
            return steps.subList(Math.max(0, upTo - USED), upTo).stream()
                    .map(Step::value)
                    .toList();
        }

        private BigDecimal ahead(int upTo, int left) {
            List<BigDecimal> used = last(upTo);
            BigDecimal sum = used.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal value = values.get(upTo - 1 + values.size() - steps.size());
            return value.add(sum.multiply(BigDecimal.valueOf(left))
                    .divide(BigDecimal.valueOf(used.size()), ExactDecimals.PRECISION));
        }

        Forecast forecast(int left) {
            List<BigDecimal> used = last(steps.size());
            BigDecimal now = values.get(values.size() - 1);
            BigDecimal times = BigDecimal.valueOf(left);
            BigDecimal least = used.stream().min(Comparator.naturalOrder()).orElseThrow();
            BigDecimal most = used.stream().max(Comparator.naturalOrder()).orElseThrow();
            return new Forecast(
                    Rounding.round(ahead(steps.size(), left), decimals),
                    Rounding.round(now.add(least.multiply(times)), decimals),
                    Rounding.round(now.add(most.multiply(times)), decimals),
                    error(now));
        }

        private Optional<BigDecimal> error(BigDecimal now) {
            List<BigDecimal> off = new ArrayList<>();
            for (int upTo = NEEDED; upTo < steps.size(); upTo++) {
                off.add(ahead(upTo, steps.size() - upTo).subtract(now).abs());
            }
            BigDecimal sum = off.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            return off.isEmpty() || now.signum() == 0
                    ? Optional.empty()
                    : Optional.of(ExactDecimals.percent(sum, now.abs().multiply(BigDecimal.valueOf(off.size()))));
        }
    }

    /**
     * Empty for what is met or not at any time, and without a figure or a target.
     *
     * @param history the target's measurements in the area, by quarter, up to this one
     * @param decimals of the figure as it is shown
     * @param forecastFrom the plan's quarter that has the first forecast
     */
    public static Optional<TargetOutlook> of(
            Plan plan, Target target, List<Measurement> history, int decimals, int forecastFrom) {
        Measurement now = history.get(history.size() - 1);
        boolean grows = TargetDue.runsWithTime(target)
                || target.kind() == TargetKind.LEVEL && target.comparison().isLowerBound();
        if (!grows || now.value().isEmpty() || now.target().isEmpty()) {
            return Optional.empty();
        }
        BigDecimal remaining = least(target, now.target().get(), decimals)
                .subtract(Rounding.round(now.value().get(), decimals))
                .max(BigDecimal.ZERO);
        int left = target.kind() == TargetKind.YEARLY
                ? LAST_OF_YEAR - now.quarter().number()
                : plan.last().since(now.quarter());
        List<Step> steps = steps(target, history);
        return Optional.of(new TargetOutlook(
                remaining,
                left,
                left == 0 || remaining.signum() == 0
                        ? Optional.empty()
                        : Optional.of(remaining.divide(BigDecimal.valueOf(left), decimals, RoundingMode.CEILING)),
                steps.stream()
                        .max(Comparator.comparing(Step::value).thenComparing(Step::quarter, Comparator.reverseOrder())),
                forecast(plan, target, history, steps, left, decimals, forecastFrom)));
    }

    /** The least figure that meets the target. */
    private static BigDecimal least(Target target, BigDecimal goal, int decimals) {
        return target.comparison() == Target.Comparison.MORE_THAN
                ? goal.setScale(decimals, RoundingMode.FLOOR).add(BigDecimal.ONE.movePointLeft(decimals))
                : goal.setScale(decimals, RoundingMode.CEILING);
    }

    private static Optional<Forecast> forecast(
            Plan plan,
            Target target,
            List<Measurement> history,
            List<Step> steps,
            int left,
            int decimals,
            int forecastFrom) {
        int quarter = history.get(history.size() - 1).quarter().since(plan.first()) + 1;
        int needed = target.kind() == TargetKind.LEVEL ? quarter - 1 : quarter;
        boolean whole = history.size() == quarter
                && steps.size() == needed
                && history.stream().noneMatch(m -> m.value().isEmpty());
        if (target.kind() == TargetKind.YEARLY || left == 0 || quarter < forecastFrom || !whole) {
            return Optional.empty();
        }
        List<BigDecimal> values =
                history.stream().flatMap(m -> m.value().stream()).toList();
        return Optional.of(new Steps(steps, values, decimals).forecast(left));
    }

    private static List<Step> steps(Target target, List<Measurement> history) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            Measurement m = history.get(i);
            Optional<BigDecimal> before =
                    i == 0 ? Optional.empty() : history.get(i - 1).value();
            Optional<BigDecimal> moved = target.kind() == TargetKind.LEVEL
                    ? before.flatMap(b -> m.value().map(v -> v.subtract(b)))
                    : m.flow();
            moved.ifPresent(v -> steps.add(new Step(m.quarter(), v)));
        }
        return steps;
    }
}
