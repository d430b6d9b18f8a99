package cn.jidu.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Plan;
import cn.jidu.measure.FigureStatus;
import cn.jidu.measure.Measurement;
import cn.jidu.report.part.FigureWords;
import cn.jidu.report.phrase.PhraseBook;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.TextCell;
import cn.jidu.report.view.YearOnYear;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YearOnYearTest {
    private final Definitions definitions = TaizhouPlan.definitions();
    private final Plan plan = definitions.plans().get(TaizhouPlan.KEY);
    private final PlanView view = new PlanView(TaizhouQuarter.results(definitions, 1), plan);
    private final YearOnYear shown = new YearOnYear(view);
    private final FigureWords words = new FigureWords(
            view, definitions.areas().get(plan.area()), PhraseBook.load(Path.of("report-templates/quarterly")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "new-loans | 12.34 | 12.3 | 12.3 | 本季同比增长12.3%",
                "new-loans | 1000.04 | 1000.0 | 1000.0 | 本季同比增长1000.0%",
                "new-loans | 1000.05 | 11.0倍 | 11.0 | 本季为上年同期的11.0倍",
                "new-loans | 5400 | 55.0倍 | 55.0 | 本季为上年同期的55.0倍",
                "new-loans | -100 | -100.0 | -100.0 | 本季同比下降100.0%",
                "new-loans | -100.04 | -100.0 | -100.0 | 本季同比下降100.0%",
                "new-loans | -250 | — | | ",
                "new-loans | 0.04 | 0.0 | 0.0 | 本季与上年同期持平",
                "tax-benefit-coverage | -120.5 | -120.5 | -120.5 | ",
            })
    void tellsWhatMakesSense(String indicator, BigDecimal yoy, String text, BigDecimal number, String said) {
        Measurement m = measured(indicator, Optional.of(yoy));
        assertThat(shown.cell(m)).isEqualTo(new TextCell(text, Optional.ofNullable(number)));
        assertThat(words.ofTheQuarter(m)).isEqualTo(Optional.ofNullable(said));
        assertThat(shown.cell(measured(indicator, Optional.empty()))).isEqualTo(TextCell.BLANK);
    }

    private Measurement measured(String indicator, Optional<BigDecimal> yoy) {
        return TaizhouQuarter.withoutTarget(plan, indicator, plan.area(), Optional.empty(), yoy, FigureStatus.A);
    }

    /** Completion and pace are told as multiples from where 同比 is: as it is printed. */
    @ParameterizedTest
    @CsvSource({"1000.04, false", "1000.05, true", "10200, true", "-5000, false"})
    void aShareOfThousandsOfPercentIsAMultiple(BigDecimal percent, boolean multiple) {
        assertThat(YearOnYear.isMultiple(percent)).isEqualTo(multiple);
    }
}
