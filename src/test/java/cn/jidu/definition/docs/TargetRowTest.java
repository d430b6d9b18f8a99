package cn.jidu.definition.docs;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import cn.jidu.definition.Target.Comparison;
import cn.jidu.definition.Target.TargetKind;
import cn.jidu.definition.TargetChanges;
import cn.jidu.definition.TargetDraft;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The catalogue tells every version of a target's number, and what is asked of each area. */
class TargetRowTest {
    @Test
    void everyNumberOfATargetIsTold() {
        TargetChanges changes = new TargetChanges(
                Map.of(2020, new BigDecimal("400"), 2018, new BigDecimal("200")),
                List.of(new TargetChanges.Revised(
                        new Quarter(2020, 3), new BigDecimal("350"), "三百五十家", "某政办发〔2020〕9号")));

        assertThat(number(TargetKind.YEARLY, "300", Optional.empty(), changes))
                .isEqualTo("达到 300家；2018年 200家；2020年 400家；2020Q3 起 350家（某政办发〔2020〕9号）");
        assertThat(number(TargetKind.COVERAGE, "100", Optional.of(BigDecimal.ONE), TargetChanges.NONE))
                .isEqualTo("达到 100%（各地 ≥ 1家）");
    }

    private static String number(TargetKind kind, String value, Optional<BigDecimal> each, TargetChanges changes) {
        Target target = new TargetDraft("new-tech-enterprises", kind, Comparison.REACH, value)
                .each(each)
                .changing(changes)
                .target();
        return TargetRow.cells(target, JobsCopy.load(Path.of("jobs"))).get(4);
    }
}
