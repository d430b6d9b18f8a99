package cn.jidu.report.part;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Plan;
import cn.jidu.definition.Target;
import cn.jidu.definition.Target.Comparison;
import cn.jidu.definition.Target.TargetKind;
import cn.jidu.definition.TargetDraft;
import cn.jidu.measure.FigureStatus;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.YearBefore;
import cn.jidu.report.TaizhouPlan;
import cn.jidu.report.TaizhouQuarter;
import cn.jidu.report.data.QuarterResults;
import cn.jidu.report.phrase.PhraseBook;
import cn.jidu.report.view.PlanView;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureWordsTest {
    private static final PhraseBook PHRASES = PhraseBook.load(Path.of("report-templates/quarterly"));

    /** Nobody says that a share changed by less than nothing. */
    @ParameterizedTest
    @CsvSource({
        "个体工商户占市场主体比重变化, -18.4, 个体工商户占市场主体比重比基期下降18.40个百分点",
        "个体工商户占市场主体比重变化, 1.254, 个体工商户占市场主体比重比基期上升1.25个百分点",
        "个体工商户占市场主体比重, 0, 个体工商户占市场主体比重与基期持平"
    })
    void aRatioThatMovedRisesOrFalls(String title, BigDecimal value, String said) {
        QuarterResults results = TaizhouQuarter.results();
        Plan plan = Objects.requireNonNull(results.definitions().plans().get(TaizhouPlan.KEY));
        Target target = new TargetDraft("company-share", TargetKind.POINTS, Comparison.AT_MOST, "-1")
                .called("T", title)
                .target();
        assertThat(FigureWords.named(new PlanView(results, plan), PHRASES, target, moved(results, value)))
                .isEqualTo(said);
    }

    private static Measurement moved(QuarterResults results, BigDecimal value) {
        return new Measurement(
                TaizhouPlan.KEY,
                "T",
                "company-share",
                "331000",
                results.quarter(),
                Target.POINTS_UNIT,
                Target.Basis.COMPUTED,
                Optional.of(value),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                YearBefore.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                FigureStatus.A,
                Optional.empty());
    }
}
