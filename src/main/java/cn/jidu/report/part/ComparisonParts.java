package cn.jidu.report.part;

import cn.jidu.definition.Target;
import cn.jidu.definition.area.Area;
import cn.jidu.measure.FigureStatus;
import cn.jidu.measure.Measurement;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The areas under the plan's side by side: a table of the figures with ranks, and a chart of the first computed one. */
final class ComparisonParts {
    private final PlanView view;

    ComparisonParts(PlanView view) {
        this.view = view;
    }

    /** Columns {@code area}, then {@code v1, r1, v2, r2 …}: a figure and its rank for each target that any of them has a figure for. */
    Optional<ReportPart> table() {
        List<Target> targets = compared();
        if (view.parts().isEmpty() || targets.isEmpty()) {
            return Optional.empty();
        }
        List<ReportPart.PartColumn> columns = new ArrayList<>();
        columns.add(new ReportPart.PartColumn("area", view.text("column.area")));
        for (int i = 0; i < targets.size(); i++) {
            Target t = targets.get(i);
            columns.add(new ReportPart.PartColumn("v" + (i + 1), view.text("titleUnit", t.title(), unit(t))));
            columns.add(new ReportPart.PartColumn("r" + (i + 1), view.text("column.rank")));
        }
        List<ReportPart.PartRow> rows =
                view.areas().stream().map(a -> row(a, targets)).toList();
        return Optional.of(new ReportPart(
                "comparison", view.text("heading.comparison", view.kindsOfParts()), columns, rows, notes(targets)));
    }

    /** Columns {@code area} and {@code value}. */
    Optional<ReportPart> chart() {
        return compared().stream()
                .filter(t -> t.basis() == Target.Basis.COMPUTED)
                .filter(t -> t.kind() == Target.TargetKind.CUMULATIVE)
                .findFirst()
                .map(t -> new ReportPart(
                        "chart",
                        view.text(
                                "heading.chart",
                                view.kindsOfParts(),
                                t.title(),
                                view.indicator(t).unit()),
                        List.of(
                                new ReportPart.PartColumn("area", view.text("column.area")),
                                new ReportPart.PartColumn("value", t.title())),
                        bars(t),
                        isIncomplete(t, view.parts()) ? List.of(view.text("note.star")) : List.of()));
    }

    /** An area whose figure is missing has its line and no bar. */
    private List<ReportPart.PartRow> bars(Target target) {
        int decimals = view.indicator(target).decimals();
        return view.parts().stream()
                .map(a -> new ReportPart.PartRow(
                        "",
                        Map.of(
                                "area",
                                TextCell.text(a.name()),
                                "value",
                                TargetParts.starred(view.measurement(target, a), decimals))))
                .toList();
    }

    private boolean isIncomplete(Target target, List<Area> areas) {
        return areas.stream().anyMatch(a -> view.measurement(target, a).status() == FigureStatus.P);
    }

    private List<Target> compared() {
        return view.plan().targets().stream()
                .filter(t -> view.parts().stream()
                        .anyMatch(a -> view.measurement(t, a).status() != FigureStatus.M))
                .toList();
    }

    private ReportPart.PartRow row(Area area, List<Target> targets) {
        Map<String, TextCell> cells = new HashMap<>();
        cells.put("area", TextCell.text(area.name()));
        for (int i = 0; i < targets.size(); i++) {
            Target t = targets.get(i);
            Measurement m = view.measurement(t, area);
            cells.put(
                    "v" + (i + 1),
                    m.unit().equals(unit(t))
                            ? TargetParts.starred(m, view.indicator(t).decimals())
                            : TextCell.BLANK);
            cells.put("r" + (i + 1), m.rank().map(r -> TextCell.count(r)).orElse(TextCell.BLANK));
        }
        return new ReportPart.PartRow("", cells);
    }

    /** That of the areas: of what each of them has to reach, the whole's figure is a share of them and stands elsewhere. */
    private String unit(Target target) {
        return view.measurement(target, view.parts().get(0)).unit();
    }

    private List<String> notes(List<Target> targets) {
        List<String> notes = new ArrayList<>();
        notes.add(view.text("note.comparison"));
        if (targets.stream().anyMatch(t -> isIncomplete(t, view.areas()))) {
            notes.add(view.text("note.star"));
        }
        List<String> leftOut = view
                .results()
                .definitions()
                .areas()
                .children(view.plan().area())
                .stream()
                .filter(a -> view.parts().stream().noneMatch(p -> p.code().equals(a.code())))
                .map(Area::name)
                .toList();
        if (!leftOut.isEmpty()) {
            notes.add(view.text("note.leftOut", String.join("、", leftOut)));
        }
        return notes;
    }
}
