package cn.jidu.measure;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import cn.jidu.definition.Target.Comparison;
import cn.jidu.definition.Target.TargetKind;
import cn.jidu.definition.TargetDraft;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Progress by kind of target (CONTRACTS, section 3), of a plan of twelve quarters. */
class ProgressTest {
    private static final Plan PLAN = new Plan(
            "p",
            "",
            "",
            "331000",
            new Quarter(2018, 1),
            new Quarter(2020, 4),
            new Quarter(2017, 4),
            "small_micro",
            List.of(),
            List.of());

    @ParameterizedTest
    @CsvSource({
        "CUMULATIVE, 2018, 1, 8.333333",
        "CUMULATIVE, 2018, 2, 16.666667",
        "CUMULATIVE, 2020, 4, 100",
        "YEARLY, 2018, 2, 50",
        "YEARLY, 2020, 4, 100"
    })
    void timeOfWhatAddsUp(TargetKind kind, int year, int number, BigDecimal expected) {
        assertThat(shown(TargetProgress.time(PLAN, target(kind, Comparison.AT_LEAST), new Quarter(year, number))))
                .isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"LEVEL", "RATIO", "GROWTH", "DIFFERENCE"})
    void nothingElseHasATime(TargetKind kind) {
        assertThat(TargetProgress.time(PLAN, target(kind, Comparison.AT_LEAST), new Quarter(2018, 2)))
                .isEmpty();
    }

    @Test
    void aDeclaredProfileTakesThePlaceOfTime() {
        Target target = target(TargetKind.CUMULATIVE, Comparison.AT_LEAST, "0.05", "0.1", "0.2", "0.33");

        assertThat(shown(TargetProgress.time(PLAN, target, new Quarter(2018, 4))))
                .isEqualByComparingTo("33");
        assertThat(shown(TargetProgress.pace(
                        target, Optional.of(new BigDecimal("16.5")), Optional.of(new BigDecimal("33")))))
                .isEqualByComparingTo("50");
    }

    @Test
    void aYearlyProfileIsThatOfTheYear() {
        Target target = target(TargetKind.YEARLY, Comparison.AT_LEAST, "0.05", "0.1", "0.2", "1");

        assertThat(shown(TargetProgress.time(PLAN, target, new Quarter(2019, 3))))
                .isEqualByComparingTo("20");
        assertThat(shown(TargetProgress.time(PLAN, target, new Quarter(2020, 1))))
                .isEqualByComparingTo("5");
    }

    /** Used up a quarter of the bound in half the time: half as fast as allowed, and so a pace of 200. */
    @Test
    void thePaceOfAnUpperBoundIsTheOtherWayRound() {
        Target most = target(TargetKind.CUMULATIVE, Comparison.AT_MOST);
        Optional<BigDecimal> time = Optional.of(new BigDecimal("50"));

        Optional<BigDecimal> used =
                TargetProgress.done(most, new BigDecimal("25"), new BigDecimal("100"), Optional.empty());
        assertThat(shown(used)).isEqualByComparingTo("25");
        assertThat(shown(TargetProgress.pace(most, used, time))).isEqualByComparingTo("200");
        assertThat(TargetProgress.pace(most, Optional.of(BigDecimal.ZERO), time))
                .as("nothing used: no pace")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "150, 100, 200, 50", // from 200 down to 100, half way
        "250, 100, 200, -50", // away from it
        "80, 100, 200, 120",
        "125, 100, , 80", // without a base: bound / level
        "80, 100, , 125"
    })
    void aLevelUnderAnUpperBound(BigDecimal value, BigDecimal goal, BigDecimal base, BigDecimal expected) {
        assertThat(shown(TargetProgress.done(
                        target(TargetKind.LEVEL, Comparison.AT_MOST), value, goal, Optional.ofNullable(base))))
                .isEqualByComparingTo(expected);
    }

    @Test
    void aStatedToleranceTakesThePlaceOfATenth() {
        Target about = new TargetDraft("i", TargetKind.GROWTH, Comparison.ABOUT, "10")
                .within("0.5")
                .target();

        assertThat(TargetProgress.met(about, new BigDecimal("10.504"), BigDecimal.TEN, 2))
                .isTrue();
        assertThat(TargetProgress.met(about, new BigDecimal("10.505"), BigDecimal.TEN, 2))
                .isFalse();
        assertThat(TargetProgress.met(about, new BigDecimal("9.5"), BigDecimal.TEN, 2))
                .isTrue();
        assertThat(TargetProgress.met(about, new BigDecimal("9.49"), BigDecimal.TEN, 2))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "CUMULATIVE, 25, 200, , 12.5",
        "YEARLY, 250, 200, , 125",
        "LEVEL, 150, 200, 100, 50",
        "LEVEL, 90, 200, 100, -10",
        "LEVEL, 150, 100, 200, 50", // a level that is to fall
        "LEVEL, 150, 200, , 75",
        "LEVEL, 150, 200, 200, 75" // nothing to rise by: as without a base
    })
    void done(TargetKind kind, BigDecimal value, BigDecimal goal, BigDecimal base, BigDecimal expected) {
        assertThat(shown(
                        TargetProgress.done(target(kind, Comparison.AT_LEAST), value, goal, Optional.ofNullable(base))))
                .isEqualByComparingTo(expected);
    }

    @Test
    void ratesAreMetOrNotAndHaveNoProgress() {
        for (TargetKind kind : List.of(TargetKind.RATIO, TargetKind.GROWTH, TargetKind.DIFFERENCE)) {
            assertThat(TargetProgress.done(
                            target(kind, Comparison.AT_LEAST), BigDecimal.ONE, BigDecimal.TEN, Optional.empty()))
                    .isEmpty();
        }
    }

    @Test
    void aTargetOfZeroHasNoProgress() {
        assertThat(TargetProgress.done(
                        target(TargetKind.CUMULATIVE, Comparison.AT_LEAST),
                        BigDecimal.ONE,
                        BigDecimal.ZERO,
                        Optional.empty()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AT_LEAST, 79.995, 80, true", // shown as 80.00
        "AT_LEAST, 79.994, 80, false",
        "AT_MOST, 80.004, 80, true",
        "AT_MOST, 80.005, 80, false",
        "ABOUT, 9, 10, true", // within a tenth
        "ABOUT, 11, 10, true",
        "ABOUT, 8.99, 10, false",
        "ABOUT, 11.01, 10, false",
        "ABOUT, -11, -10, true"
    })
    void metAsShown(Comparison comparison, BigDecimal value, BigDecimal goal, boolean met) {
        assertThat(TargetProgress.met(target(TargetKind.RATIO, comparison), value, goal, 2))
                .isEqualTo(met);
    }

    private static BigDecimal shown(Optional<BigDecimal> value) {
        return value.orElseThrow().setScale(6, RoundingMode.HALF_UP);
    }

    private static Target target(TargetKind kind, Comparison comparison, String... profile) {
        return new TargetDraft("i", kind, comparison, "10")
                .due(Arrays.stream(profile).map(BigDecimal::new).toList())
                .target();
    }
}
