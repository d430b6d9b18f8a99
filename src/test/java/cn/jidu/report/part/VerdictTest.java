package cn.jidu.report.part;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import cn.jidu.definition.Target.Comparison;
import cn.jidu.definition.Target.TargetKind;
import cn.jidu.definition.TargetDraft;
import cn.jidu.measure.FigureStatus;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.TargetDue;
import cn.jidu.measure.YearBefore;
import cn.jidu.report.TaizhouPlan;
import cn.jidu.report.view.TargetVerdict;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The word on each kind of target, at its edges. */
class VerdictTest {
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final Plan PLAN = TaizhouPlan.definitions().plans().get(TaizhouPlan.KEY);

    private static final Indicator PARKS =
            Objects.requireNonNull(TaizhouPlan.definitions().indicators().get("new-parks"));
    private static final BigDecimal AHEAD_FROM = new BigDecimal("1.05");

    /** Of 100: 16.67 are due after two of twelve quarters, and the year's end is the fourth. */
    @ParameterizedTest
    @CsvSource({
        "LEVEL, AT_LEAST, 56, 2018Q2, UNDER_WAY",
        "LEVEL, AT_LEAST, 99, 2020Q3, UNDER_WAY",
        "LEVEL, AT_LEAST, 99, 2020Q4, SHORT",
        "LEVEL, AT_LEAST, 100, 2018Q2, DONE",
        "LEVEL, MORE_THAN, 100, 2020Q4, SHORT",
        "LEVEL, AT_LEAST, 100, 2020Q4, DONE",
        "LEVEL, AT_MOST, 90, 2018Q2, MEETS",
        "LEVEL, AT_MOST, 101, 2018Q2, SHORT",
        "RATIO, AT_LEAST, 99, 2018Q2, SHORT",
        "RATIO, AT_LEAST, 100, 2018Q2, MEETS",
        "DIFFERENCE, AT_LEAST, 99, 2018Q2, SHORT",
        "GROWTH, ABOUT, 111, 2018Q2, OVER",
        "GROWTH, ABOUT, 110, 2018Q2, MEETS",
        "GROWTH, ABOUT, 89, 2018Q2, SHORT",
        "CUMULATIVE, AT_LEAST, 0, 2018Q2, BEHIND",
        "CUMULATIVE, AT_LEAST, 16, 2018Q2, BEHIND",
        "CUMULATIVE, AT_LEAST, 17, 2018Q2, ON_PACE",
        "CUMULATIVE, AT_LEAST, 18, 2018Q2, AHEAD",
        "CUMULATIVE, AT_LEAST, 99.9, 2018Q2, DONE",
        "CUMULATIVE, AT_LEAST, 100, 2018Q2, DONE",
        "CUMULATIVE, REACH, 99, 2020Q4, BEHIND",
        "CUMULATIVE, MORE_THAN, 100, 2020Q4, BEHIND",
        "CUMULATIVE, MORE_THAN, 101, 2020Q4, DONE",
        "CUMULATIVE, AT_MOST, 100, 2018Q2, MEETS",
        "CUMULATIVE, AT_MOST, 101, 2018Q2, SHORT",
        "CUMULATIVE, ABOUT, 10, 2018Q2, SHORT",
        "YEARLY, AT_LEAST, 0, 2018Q1, AT_YEARS_END",
        "YEARLY, AT_LEAST, 99, 2018Q3, AT_YEARS_END",
        "YEARLY, AT_LEAST, 100, 2018Q1, DONE",
        "YEARLY, AT_LEAST, 99, 2018Q4, BEHIND",
        "YEARLY, AT_LEAST, 100, 2018Q4, DONE",
        "COVERAGE, REACH, 99, 2018Q3, AT_YEARS_END",
        "COVERAGE, REACH, 99, 2018Q4, SHORT",
        "COVERAGE, REACH, 100, 2018Q1, MEETS"
    })
    void followsFromFigureAndTargetAsTheyAreShown(
            TargetKind kind, Comparison comparison, BigDecimal value, String quarter, TargetVerdict expected) {
        assertThat(verdict(target(kind, comparison, "100", List.of()), value, quarter))
                .isEqualTo(expected);
    }

    /** 99.95 % would round to 100.0 %; four quarters of twelve, taken to 34 digits, are a third and no more. */
    @ParameterizedTest
    @CsvSource({
        "50000, 49976, 2020Q4, BEHIND, 50000, 24",
        "50000, 50000, 2020Q4, DONE, 50000, 0",
        "300, 99, 2018Q4, BEHIND, 100, 1",
        "300, 100, 2018Q4, ON_PACE, 100, 0",
        "300, 104, 2018Q4, ON_PACE, 100, 0",
        "300, 105, 2018Q4, AHEAD, 100, 0",
        "300, 200, 2019Q4, ON_PACE, 200, 0",
        "2, 0, 2018Q1, BEHIND, 1, 1",
        "2, 1, 2018Q1, AHEAD, 1, 0",
        "0, 0, 2018Q1, DONE, 0, 0"
    })
    void whatIsDueIsTheLeastThatIsNotBehind(
            String goal, BigDecimal value, String quarter, TargetVerdict expected, BigDecimal due, BigDecimal behind) {
        Target target = target(TargetKind.CUMULATIVE, Comparison.AT_LEAST, goal, List.of());
        Measurement measured = measured(target, value, quarter);

        assertThat(verdict(target, value, quarter)).isEqualTo(expected);
        assertThat(TargetDue.of(target, measured, 0)).hasValueSatisfying(d -> {
            assertThat(d.shown()).isEqualByComparingTo(due);
            assertThat(d.behind()).isEqualByComparingTo(behind);
        });
    }

    /** A profile says what is due before the year's end; while that is nothing, the year's end decides. */
    @ParameterizedTest
    @CsvSource({
        "0, 2018Q2, AT_YEARS_END",
        "19, 2018Q3, BEHIND",
        "20, 2018Q3, ON_PACE",
        "21, 2018Q3, AHEAD",
        "99, 2018Q4, BEHIND"
    })
    void aYearlyTargetWithAProfileIsJudgedByIt(BigDecimal value, String quarter, TargetVerdict expected) {
        List<BigDecimal> profile = List.of(BigDecimal.ZERO, BigDecimal.ZERO, new BigDecimal("0.2"), BigDecimal.ONE);
        assertThat(verdict(target(TargetKind.YEARLY, Comparison.AT_LEAST, "100", profile), value, quarter))
                .isEqualTo(expected);
    }

    @Test
    void withoutAFigureOrATargetNothingIsJudged() {
        Target target = target(TargetKind.CUMULATIVE, Comparison.AT_LEAST, "100", List.of());
        Measurement none = measured(target, Optional.empty(), Optional.of(HUNDRED), "2018Q2");
        Measurement free = measured(target, Optional.of(HUNDRED), Optional.empty(), "2018Q2");

        assertThat(TargetVerdict.of(PLAN, target, PARKS, none, AHEAD_FROM)).isEqualTo(TargetVerdict.NO_DATA);
        assertThat(TargetVerdict.of(PLAN, target, PARKS, free, AHEAD_FROM)).isEqualTo(TargetVerdict.NO_TARGET);
        assertThat(TargetDue.of(target, none, 0)).isEmpty();
        assertThat(TargetDue.of(target, free, 0)).isEmpty();
    }

    private static TargetVerdict verdict(Target target, BigDecimal value, String quarter) {
        return TargetVerdict.of(PLAN, target, PARKS, measured(target, value, quarter), AHEAD_FROM);
    }

    private static Target target(TargetKind kind, Comparison comparison, String value, List<BigDecimal> profile) {
        return new TargetDraft("new-parks", kind, comparison, value)
                .due(profile)
                .target();
    }

    private static Measurement measured(Target target, BigDecimal value, String quarter) {
        return measured(target, Optional.of(value), Optional.of(target.value()), quarter);
    }

    /** As measuring gives it. */
    private static Measurement measured(
            Target target, Optional<BigDecimal> value, Optional<BigDecimal> goal, String quarter) {
        Quarter q = Quarter.of(quarter);
        return new Measurement(
                TaizhouPlan.KEY,
                "T",
                "new-parks",
                "331000",
                q,
                "个",
                Target.Basis.COMPUTED,
                value,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                YearBefore.NONE,
                goal,
                Optional.empty(),
                time(target, q),
                Optional.empty(),
                value.flatMap(v -> goal.map(v::subtract)),
                value.flatMap(v -> goal.map(g -> met(target, v.setScale(0, RoundingMode.HALF_UP), g))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                value.isPresent() ? FigureStatus.A : FigureStatus.M,
                Optional.empty());
    }

    private static Optional<BigDecimal> time(Target target, Quarter quarter) {
        int elapsed = quarter.since(PLAN.first()) + 1;
        return switch (target.kind()) {
            case CUMULATIVE ->
                Optional.of(BigDecimal.valueOf(100L * elapsed).divide(BigDecimal.valueOf(12), new MathContext(34)));
            case YEARLY ->
                Optional.of(
                        target.profile().isEmpty()
                                ? BigDecimal.valueOf(25L * quarter.number())
                                : target.profile().get(quarter.number() - 1).movePointRight(2));
            default -> Optional.empty();
        };
    }

    private static boolean met(Target target, BigDecimal value, BigDecimal goal) {
        BigDecimal gap = value.subtract(goal);
        return switch (target.comparison()) {
            case AT_LEAST, REACH -> gap.signum() >= 0;
            case MORE_THAN -> gap.signum() > 0;
            case AT_MOST -> gap.signum() <= 0;
            case ABOUT -> gap.abs().compareTo(BigDecimal.TEN) <= 0;
        };
    }
}
