package cn.jidu.report.part;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.change.ChangeCause;
import cn.jidu.change.ChangedFigure;
import cn.jidu.change.FigureChange;
import cn.jidu.change.FigureChange.CausedChange;
import cn.jidu.change.RevisionComparison;
import cn.jidu.definition.Target;
import cn.jidu.report.TaizhouPlan;
import cn.jidu.report.TaizhouQuarter;
import cn.jidu.report.data.QuarterResults;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is shown of a change can be subtracted, and its causes fit it: also where it is less than a printed digit. */
class ChangePartsTest {
    private static final ChangeCause[] CAUSES = {ChangeCause.LATE_ROWS, ChangeCause.CORRECTED_ROWS};

    /** 公司制比率, in percent with two decimals. */
    @Test
    void aChangeThatIsNotPrintedIsNoZeroAndItsCauseIsNoMore() {
        assertThat(row("12.336", "12.343", "0.007")).isEqualTo("12.34 12.34 不足0.01 迟报数据提高不足0.01个百分点");
        assertThat(row("12.344", "12.356", "0.012")).isEqualTo("12.34 12.36 0.02 迟报数据提高0.02个百分点");
        assertThat(row("12.356", "12.344", "-0.012")).isEqualTo("12.36 12.34 -0.02 迟报数据下降0.02个百分点");
        assertThat(row("12.34", "12.341", "0.017", "-0.016"))
                .isEqualTo("12.34 12.34 不足0.01 迟报数据提高0.02个百分点；更正数据下降0.02个百分点");
        assertThat(row("12.34", "12.35", "0.006", "0.004"))
                .isEqualTo("12.34 12.35 0.01 迟报数据提高0.01个百分点；更正数据提高不足0.01个百分点");
    }

    private static String row(String before, String after, String... parts) {
        QuarterResults results = with(new FigureChange(
                new ChangedFigure(
                        TaizhouPlan.KEY,
                        "_Z",
                        "company-share",
                        "331000",
                        TaizhouQuarter.results().quarter(),
                        Target.Basis.COMPUTED,
                        "%"),
                Optional.of(new BigDecimal(before)),
                Optional.of(new BigDecimal(after)),
                Arrays.stream(parts)
                        .map(p -> new CausedChange(
                                CAUSES[Arrays.asList(parts).indexOf(p)], new BigDecimal(p), Optional.empty()))
                        .toList()));
        PlanView view = new PlanView(
                results, Objects.requireNonNull(results.definitions().plans().get(TaizhouPlan.KEY)));
        ReportPart.PartRow row = new ChangeParts(
                        view, results.definitions().areas().get("331000"))
                .part()
                .orElseThrow()
                .rows()
                .get(0);
        return String.join(
                " ",
                List.of("before", "after", "change", "parts").stream()
                        .map(c -> row.cell(c).text())
                        .toList());
    }

    private static QuarterResults with(FigureChange change) {
        QuarterResults of = TaizhouQuarter.results();
        return new QuarterResults(
                of.definitions(),
                of.quarter(),
                2,
                of.asOf(),
                of.areas(),
                of.measurements(),
                of.balance(),
                of.completeness(),
                of.thinFiles(),
                of.deliveries(),
                of.findings(),
                of.rejects(),
                of.checks(),
                of.reasons(),
                of.adjustments(),
                Optional.of(new RevisionComparison(1, true, List.of(change))),
                of.judged(),
                of.classFigures(),
                of.months(),
                of.older());
    }
}
