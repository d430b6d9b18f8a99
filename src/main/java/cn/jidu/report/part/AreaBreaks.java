package cn.jidu.report.part;

import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaChange;
import cn.jidu.definition.area.AreaHistory;
import cn.jidu.report.view.PlanView;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What divisions changed since the figures that a report compares with: whether they were restated, or have a break. */
final class AreaBreaks {
    private final PlanView view;
    private final AreaHistory history;

    AreaBreaks(PlanView view) {
        this.view = view;
        this.history = view.results().definitions().areas().history();
    }

    /** One for each change of the area or, in the plan's own report, of one under it. */
    List<String> paragraphs(Area area) {
        List<Area> shown = view.isPlanArea(area)
                ? Stream.concat(Stream.of(area), view.parts().stream()).toList()
                : List.of(area);
        LocalDate from = earliest();
        LocalDate to = view.results().quarter().lastDay();
        return shown.stream()
                .flatMap(a -> history.of(a.code(), from, to).stream())
                .distinct()
                .map(c -> paragraph(c, shown, from, to))
                .toList();
    }

    /** The plan's base, or the same quarter a year before, whichever is earlier. */
    private LocalDate earliest() {
        LocalDate base = view.plan().base().lastDay();
        LocalDate yearBefore = view.results().quarter().plus(-4).lastDay();
        return base.isBefore(yearBefore) ? base : yearBefore;
    }

    private String paragraph(AreaChange change, List<Area> shown, LocalDate from, LocalDate to) {
        String what = view.text(
                "area." + change.kind().key(),
                change.approvedOn().toString(),
                change.oldName(),
                change.successorName(),
                change.part().isEmpty() ? "" : view.text("area.part", change.part()),
                change.document());
        String broken = shown.stream()
                .filter(a -> history.breaks(a.code(), from, to).contains(change))
                .map(Area::name)
                .collect(Collectors.joining("、"));
        return broken.isEmpty() ? view.text("area.restated", what) : view.text("area.broken", what, broken);
    }
}
