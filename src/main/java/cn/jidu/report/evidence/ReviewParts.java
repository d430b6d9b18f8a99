package cn.jidu.report.evidence;

import cn.jidu.definition.area.Area;
import cn.jidu.report.data.ReportEdition;
import cn.jidu.report.data.ReportEdition.AnsweredGate;
import cn.jidu.report.view.GlyphCheck;
import cn.jidu.report.view.ItemPart;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people answered for so that the report could be published: how many and who on page one, each in its table. */
public final class ReviewParts {
    private final PlanView view;
    private final List<AnsweredGate> answered;

    /** Of the edition that is printed. */
    public ReviewParts(PlanView view, ReportEdition edition) {
        this.view = view;
        this.answered =
                edition.publication().map(ReportEdition.Publication::answered).orElse(List.of());
    }

    /**
     * Empty in a draft, and where every condition was met.
     *
     * @param area whose report it stands in: the pages of the plan's own have the table
     */
    public Optional<String> sentence(Area area) {
        String persons = answered.stream().map(AnsweredGate::person).distinct().collect(Collectors.joining("、"));
        return answered.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        view.text(view.isPlanArea(area) ? "answered" : "answered.brief", answered.size(), persons));
    }

    /** Likewise: the condition, and the reason with who gave it. */
    public Optional<ReportPart> part() {
        List<ReportPart.PartRow> rows = answered.stream()
                .map(a -> ItemPart.row(
                        a.title(), view.text("answered.reason", GlyphCheck.spelled(a.reason()), a.person())))
                .toList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(ItemPart.of(view, "answered", rows, List.of()));
    }
}
