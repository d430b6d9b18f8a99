package cn.jidu.report.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.jidu.report.data.ErrorRate.SampledStratum;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Against bounds of printed tables. */
class ErrorRateTest {
    private static final Offset<Double> NEAR = within(0.00005);

    @Test
    void aSimpleSampleHasTheBoundsOfClopperAndPearson() {
        ErrorRate none = ErrorRate.of(List.of(new SampledStratum(1000, 50, 50, 0)));
        assertThat(none.low()).isZero();
        assertThat(none.high()).isCloseTo(0.07112, NEAR);
        ErrorRate all = ErrorRate.of(List.of(new SampledStratum(1000, 10, 10, 10)));
        assertThat(all.low()).isCloseTo(0.69150, NEAR);
        assertThat(all.high()).isEqualTo(1);
    }

    /** Two of fifty; the effective size of one stratum is one less than its size. */
    @Test
    void theEffectiveSizeIsThatOfKornAndGraubard() {
        ErrorRate rate = ErrorRate.of(List.of(new SampledStratum(1000, 51, 51, 3)));
        assertThat(rate.rate()).isCloseTo(3 / 51.0, NEAR);
        assertThat(rate.low()).isBetween(0.011, 0.0125);
        assertThat(rate.high()).isBetween(0.16, 0.166);
    }

    @Test
    void countiesCountByTheirMatches() {
        ErrorRate rate = ErrorRate.of(List.of(
                new SampledStratum(900, 2, 2, 0), new SampledStratum(100, 2, 2, 1), new SampledStratum(50, 2, 0, 0)));
        assertThat(rate.rate()).isCloseTo(0.05, NEAR);
        assertThat(rate.drawn()).isEqualTo(6);
        assertThat(rate.judged()).isEqualTo(4);
        assertThat(ErrorRate.of(List.of(new SampledStratum(900, 2, 0, 0))).rate())
                .isNaN();
    }
}
