package cn.jidu.report.part;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import cn.jidu.definition.area.Area;
import cn.jidu.measure.Measurement;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The targets' figures quarter by quarter, up to the report's: as they are measured in its revision. */
final class SeriesParts {
    private final PlanView view;
    private final Area area;

    SeriesParts(PlanView view, Area area) {
        this.view = view;
        this.area = area;
    }

    /**
     * Columns {@code title}, then under each quarter {@code flow1, value1, flow2 …}; empty where there is only the report's own
     * quarter, whose figures stand elsewhere.
     */
    Optional<ReportPart> part() {
        List<Target> targets = view.plan().targets();
        List<Quarter> quarters = targets.stream()
                .flatMap(t -> view.history(t, area).stream())
                .map(Measurement::quarter)
                .distinct()
                .sorted()
                .toList();
        if (quarters.size() < 2) {
            return Optional.empty();
        }
        List<ReportPart.PartColumn> columns = new ArrayList<>();
        columns.add(new ReportPart.PartColumn("title", view.text("column.title")));
        for (int i = 0; i < quarters.size(); i++) {
            String over = quarters.get(i).chinese();
            columns.add(new ReportPart.PartColumn("flow" + i, view.text("column.flow"), over));
            columns.add(new ReportPart.PartColumn("value" + i, view.text("column.value"), over));
        }
        return Optional.of(new ReportPart(
                "series",
                view.text("heading.series"),
                columns,
                targets.stream().map(t -> row(t, quarters)).toList(),
                List.of(view.text("note.series"), view.text("note.star"))));
    }

    private ReportPart.PartRow row(Target target, List<Quarter> quarters) {
        int decimals = view.indicator(target).decimals();
        Map<String, TextCell> cells = new HashMap<>();
        cells.put(
                "title",
                TextCell.text(view.text(
                        "titleUnit", target.title(), view.indicator(target).unit())));
        for (Measurement m : view.history(target, area)) {
            int i = quarters.indexOf(m.quarter());
            cells.put("flow" + i, TextCell.number(m.flow(), decimals, TextCell.BLANK));
            cells.put("value" + i, TargetParts.starred(m, decimals));
        }
        return new ReportPart.PartRow("", cells);
    }
}
