package cn.jidu.report.part;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Target;
import cn.jidu.report.TaizhouPlan;
import cn.jidu.report.TaizhouQuarter;
import cn.jidu.report.data.QuarterResults;
import cn.jidu.report.phrase.PhraseBook;
import cn.jidu.report.view.PlanView;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a document asks for twice is told once on page one. */
class ToldOnceTest {
    /** The second of those that lag most, and the third key figure. */
    private static final Set<String> AGAIN = Set.of("new-parks", "new-emerging");

    private static final PhraseBook PHRASES = PhraseBook.load(Path.of("report-templates/quarterly"));

    @Test
    void aTargetThatIsSaidAgainNeitherLagsNorStandsAmongTheKeyFiguresTwice() {
        OnePage each = page(UnaryOperator.identity());
        assertThat(each.paragraphs().get(0)).contains("目标：新增小微企业完成11.0%", "；新增小微企业园（基地）完成11.7%");
        assertThat(keys(each)).startsWith("新增小微企业（家）", "小微企业年均增长（%）", "新增新兴产业小微企业（家）");
        OnePage once = page(t -> AGAIN.contains(t.indicator()) ? sameAs(t, "T01") : t);
        assertThat(once.paragraphs().get(0))
                .isEqualTo("进度最慢、需抓紧推进的目标：新增小微企业完成11.0%，慢于时间进度5.7个百分点（市市场监管局）；"
                        + "开放科研设施与仪器完成12.0%，慢于时间进度4.7个百分点（市科技局）；新增科技型小微企业完成14.0%，慢于时间进度2.7个百分点（市科技局）。");
        assertThat(keys(once)).startsWith("新增小微企业（家）", "小微企业年均增长（%）", "新兴产业小微企业增速（%）");
    }

    private static List<String> keys(OnePage page) {
        return page.keyFigures().orElseThrow().rows().stream()
                .map(r -> r.cell("title").text())
                .toList();
    }

    private static OnePage page(UnaryOperator<Target> targets) {
        Definitions definitions = TaizhouPlan.definitions();
        Plan plan = Objects.requireNonNull(definitions.plans().get(TaizhouPlan.KEY));
        Plan with = plan.withSections(
                plan.sections().stream().map(s -> with(s, targets)).toList());
        definitions.plans().put(TaizhouPlan.KEY, with);
        QuarterResults results = TaizhouQuarter.results(definitions, 10);
        return new OnePage(new PlanView(results, with), definitions.areas().get(plan.area()), PHRASES);
    }

    private static Plan.Section with(Plan.Section section, UnaryOperator<Target> targets) {
        return new Plan.Section(
                section.heading(),
                section.targets().stream().map(targets).toList(),
                section.monitored(),
                section.parameters(),
                section.obligations());
    }

    private static Target sameAs(Target t, String other) {
        return new Target(
                t.id(),
                t.title(),
                t.clause(),
                t.indicator(),
                t.kind(),
                t.comparison(),
                t.value(),
                t.tolerance(),
                t.units(),
                t.unitShares(),
                t.basis(),
                t.baseValue(),
                t.profile(),
                t.quotas(),
                t.remark(),
                t.each(),
                t.changes(),
                Optional.empty(),
                Optional.of(other));
    }
}
