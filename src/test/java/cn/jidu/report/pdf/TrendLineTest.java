package cn.jidu.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where the axis of a trend begins: a small fall must not look like a collapse. */
class TrendLineTest {
    @Test
    void fewQuartersAreDrawnFromZero() {
        assertThat(line("25.79", "25.01").low()).isZero();
        assertThat(line("5", "5", "5", "5", null, "4").low()).isZero();
    }

    @Test
    void sixQuartersOfALevelShowTheirShape() {
        assertThat(line("25", "26", "27", "26", "25", "24").low()).isEqualTo(24);
    }

    @Test
    void whatIsBelowZeroStaysOnTheChart() {
        assertThat(line("3", "-2").low()).isEqualTo(-2);
    }

    @Test
    void whatAddsUpAlongAPathIsDrawnFromZero() {
        BigDecimal[] path = numbers("10", "20", "30", "40", "50", "60");
        assertThat(TrendLine.of(numbers("12", "22", "32", "41", "52", "61"), path)
                        .low())
                .isZero();
    }

    private static TrendLine line(String... values) {
        return TrendLine.of(numbers(values), new BigDecimal[values.length]);
    }

    private static BigDecimal[] numbers(String... values) {
        return Stream.of(values).map(v -> v == null ? null : new BigDecimal(v)).toArray(BigDecimal[]::new);
    }
}
