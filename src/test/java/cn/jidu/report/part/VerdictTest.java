package cn.jidu.report.part;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.ResponsibleUnits;
import cn.jidu.definition.Target;
import cn.jidu.definition.Target.Comparison;
import cn.jidu.definition.Target.TargetKind;
import cn.jidu.measure.FigureStatus;
import cn.jidu.measure.Measurement;
import cn.jidu.report.TaizhouPlan;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
    private static final Plan PLAN = TaizhouPlan.definitions().plans().get(TaizhouPlan.KEY);

    @ParameterizedTest
    @CsvSource({
        "LEVEL, AT_LEAST, 56, 2018Q2, UNDER_WAY",
        "LEVEL, AT_LEAST, 99, 2020Q3, UNDER_WAY",
        "LEVEL, AT_LEAST, 99, 2020Q4, SHORT",
        "LEVEL, AT_LEAST, 100, 2018Q2, REACHED",
        "LEVEL, AT_LEAST, 100, 2020Q4, REACHED",
        "LEVEL, AT_MOST, 90, 2018Q2, MEETS",
        "LEVEL, AT_MOST, 101, 2018Q2, SHORT",
        "RATIO, AT_LEAST, 99, 2018Q2, SHORT",
        "RATIO, AT_LEAST, 100, 2018Q2, MEETS",
        "GROWTH, ABOUT, 111, 2018Q2, OVER",
        "CUMULATIVE, AT_LEAST, 10, 2018Q2, BEHIND",
        "CUMULATIVE, AT_LEAST, 17, 2018Q2, ON_PACE",
        "CUMULATIVE, AT_LEAST, 100, 2018Q2, DONE"
    })
    void aLevelIsDueAtThePlansEndAndARateAlways(
            TargetKind kind, Comparison comparison, BigDecimal value, String quarter, TargetVerdict expected) {
        assertThat(TargetVerdict.of(PLAN, target(kind, comparison), measured(kind, comparison, value, quarter)))
                .isEqualTo(expected);
    }

    private static Target target(TargetKind kind, Comparison comparison) {
        return new Target(
                "T",
                "t",
                "c",
                "new-parks",
                kind,
                comparison,
                new BigDecimal(100),
                Optional.empty(),
                ResponsibleUnits.NONE,
                Map.of(),
                Target.Basis.COMPUTED,
                Optional.empty(),
                List.of(),
                Map.of(),
                Optional.empty());
    }

    /** A sixth of the time has passed. */
    private static Measurement measured(TargetKind kind, Comparison comparison, BigDecimal value, String quarter) {
        BigDecimal gap = value.subtract(new BigDecimal(100));
        boolean met =
                switch (comparison) {
                    case AT_LEAST, REACH -> gap.signum() >= 0;
                    case MORE_THAN -> gap.signum() > 0;
                    case AT_MOST -> gap.signum() <= 0;
                    case ABOUT -> gap.abs().compareTo(BigDecimal.TEN) <= 0;
                };
        Optional<BigDecimal> time =
                kind == TargetKind.CUMULATIVE ? Optional.of(new BigDecimal("16.666667")) : Optional.empty();
        return new Measurement(
                TaizhouPlan.KEY,
                "T",
                "new-parks",
                "331000",
                Quarter.of(quarter),
                "个",
                Target.Basis.COMPUTED,
                Optional.of(value),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new BigDecimal(100)),
                Optional.of(value),
                time,
                Optional.empty(),
                Optional.of(gap),
                Optional.of(met),
                Optional.empty(),
                Optional.empty(),
                FigureStatus.A);
    }
}
