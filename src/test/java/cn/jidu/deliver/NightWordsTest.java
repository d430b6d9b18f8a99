package cn.jidu.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Quarter;
import cn.jidu.reconcile.StaleCauses;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What operators read of what is out of date. */
class NightWordsTest {
    private static final Quarter QUARTER = Quarter.of("2018Q1");

    @Test
    void whatIsOutOfDateIsToldWithWhatMadeItSo() {
        StaleCauses causes = new StaleCauses(
                List.of("tax_331002_2018Q1.csv", "tax_331003_2018Q1.csv"),
                List.of("loan_331002_2018Q1.csv"),
                List.of(Quarter.of("2017Q4")),
                true,
                true);
        assertThat(NightWords.stale(QUARTER, 3, causes))
                .isEqualTo("2018Q1 的 r3 已过时，不再与现有数据一致（tax_331002_2018Q1.csv、tax_331003_2018Q1.csv；"
                        + "已收回接受：loan_331002_2018Q1.csv；2017Q4已另作修订；匹配决定有变动；数值调整有变动）");
        assertThat(NightWords.rerun("jidu run 2018Q1")).isEqualTo("重新测算（只测算过时的季度）：jidu run 2018Q1");
        assertThat(NightWords.upgraded(QUARTER, 3, "jidu run 2018Q1"))
                .isEqualTo("2018Q1 的 r3 有发布件以它为据，是按以前的定义、模板或程序版本做的，保持原样；要按现在的重做：jidu run 2018Q1");
    }
}
