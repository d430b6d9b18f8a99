package cn.jidu.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {

    @ParameterizedTest
    @CsvSource({"1, 3, 33.333333", "2, 3, 66.666667", "0, 7, 0", "-1, 8, -12.5", "5, 4, 125"})
    void percentIsExactToSixDecimals(BigDecimal part, BigDecimal whole, BigDecimal expected) {
        assertThat(shown(ExactDecimals.percent(part, whole))).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 4, 4, 25", // a year: the plain growth
        "121, 100, 8, 10", // two years at 10 %
        "2, 1, 1, 1500", // one quarter: to the fourth power
        "1, 4, 8, -50",
        "0, 9, 3, -100",
        "7, 7, 11, 0"
    })
    void yearlyGrowth(BigDecimal now, BigDecimal base, int quarters, BigDecimal expected) {
        assertThat(shown(ExactDecimals.yearlyGrowth(now, base, quarters))).isEqualByComparingTo(expected);
    }

    /** Growing at the rate for as long gives the figure back, as far as a percent number of 34 digits can tell it. */
    @Property
    void yearlyGrowthHasItsInverse(
            @ForAll @LongRange(min = 1000, max = 9_999_999) long now,
            @ForAll @LongRange(min = 1000, max = 9_999_999) long base,
            @ForAll @IntRange(min = 1, max = 24) int quarters) {
        BigDecimal growth = ExactDecimals.yearlyGrowth(BigDecimal.valueOf(now), BigDecimal.valueOf(base), quarters);
        BigDecimal year = growth.divide(ExactDecimals.HUNDRED).add(BigDecimal.ONE);

        BigDecimal ratio = BigDecimal.valueOf(now).divide(BigDecimal.valueOf(base), ExactDecimals.PRECISION);
        BigDecimal back = year.pow(quarters, ExactDecimals.PRECISION);
        BigDecimal there = ratio.pow(4, ExactDecimals.PRECISION);
        assertThat(back.divide(there, ExactDecimals.PRECISION)
                        .subtract(BigDecimal.ONE)
                        .abs())
                .isLessThan(new BigDecimal("1e-12"));
    }

    @Property
    void yearlyGrowthRisesWithTheFigure(
            @ForAll @LongRange(min = 0, max = 1_000_000) long now,
            @ForAll @LongRange(min = 1, max = 1_000_000) long base,
            @ForAll @IntRange(min = 1, max = 24) int quarters) {
        assertThat(ExactDecimals.yearlyGrowth(BigDecimal.valueOf(now + 1), BigDecimal.valueOf(base), quarters))
                .isGreaterThan(ExactDecimals.yearlyGrowth(BigDecimal.valueOf(now), BigDecimal.valueOf(base), quarters));
    }

    private static BigDecimal shown(BigDecimal value) {
        return value.setScale(6, RoundingMode.HALF_UP);
    }
}
