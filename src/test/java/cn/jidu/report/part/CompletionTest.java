package cn.jidu.report.part;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Target;
import cn.jidu.measure.FigureStatus;
import cn.jidu.measure.Measurement;
import cn.jidu.report.TaizhouPlan;
import cn.jidu.report.TaizhouQuarter;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A level that was beyond its target when the plan began has no completion: 0.0% beside 已完成 contradicts it. */
class CompletionTest {
    private static final Target LEVEL = TaizhouPlan.definitions().plans().get(TaizhouPlan.KEY).targets().stream()
            .filter(t -> t.kind() == Target.TargetKind.LEVEL && t.comparison() != Target.Comparison.AT_MOST)
            .findFirst()
            .orElseThrow();

    @Test
    void aLevelThatBeganBeyondItsTargetHasNone() {
        assertThat(TargetParts.completion(LEVEL, of("10", "5", "0"))).isEmpty();
        assertThat(TargetParts.beganBeyond(LEVEL, of("10", "5", "0"))).isTrue();
    }

    @Test
    void oneThatBeganAtItOrBelowHas() {
        assertThat(TargetParts.completion(LEVEL, of("5", "5", "120"))).hasValue(new BigDecimal(120));
        assertThat(TargetParts.completion(LEVEL, of("4", "5", "20"))).hasValue(new BigDecimal(20));
        assertThat(TargetParts.beganBeyond(LEVEL, of("4", "5", "20"))).isFalse();
    }

    private static Measurement of(String base, String target, String progress) {
        Measurement m = TaizhouQuarter.results().measurements().stream()
                .filter(o -> o.targetId().equals(LEVEL.id()))
                .findFirst()
                .orElseThrow();
        return TaizhouQuarter.changed(
                m,
                Optional.of(new BigDecimal(target)),
                Optional.of(new BigDecimal(progress)),
                Optional.of(new BigDecimal(base)),
                FigureStatus.A,
                Optional.empty());
    }
}
