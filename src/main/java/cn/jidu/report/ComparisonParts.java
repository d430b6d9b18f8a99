package cn.jidu.report;

import cn.jidu.definition.Area;
import cn.jidu.definition.Target;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.Status;
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
    Optional<Part> table() {
        List<Target> targets = compared();
        if (view.parts().isEmpty() || targets.isEmpty()) {
            return Optional.empty();
        }
        List<Part.Column> columns = new ArrayList<>();
        columns.add(new Part.Column("area", view.text("column.area")));
        for (int i = 0; i < targets.size(); i++) {
            Target t = targets.get(i);
            String unit = view.indicator(t).unit();
            columns.add(new Part.Column("v" + (i + 1), view.text("titleUnit", t.title(), unit)));
            columns.add(new Part.Column("r" + (i + 1), view.text("column.rank")));
        }
        List<Part.Row> rows = view.areas().stream().map(a -> row(a, targets)).toList();
        return Optional.of(new Part(
                "comparison", view.text("heading.comparison", view.kindsOfParts()), columns, rows, notes(targets)));
    }

    /** Columns {@code area} and {@code value}. */
    Optional<Part> chart() {
        return compared().stream()
                .filter(t -> t.basis() == Target.Basis.COMPUTED)
                .filter(t -> t.kind() == Target.Kind.CUMULATIVE && !bars(t).isEmpty())
                .findFirst()
                .map(t -> new Part(
                        "chart",
                        view.text(
                                "heading.chart",
                                view.kindsOfParts(),
                                t.title(),
                                view.indicator(t).unit()),
                        List.of(new Part.Column("area", view.text("column.area")), new Part.Column("value", t.title())),
                        bars(t),
                        List.of()));
    }

    private List<Part.Row> bars(Target target) {
        List<Part.Row> bars = new ArrayList<>();
        for (Area a : view.parts()) {
            Measurement m = view.measurement(target, a);
            Cell value = TargetParts.value(m, view.indicator(target).decimals());
            if (value.number().isPresent()) {
                bars.add(new Part.Row("", Map.of("area", Cell.text(a.name()), "value", value)));
            }
        }
        return bars;
    }

    private List<Target> compared() {
        return view.plan().targets().stream()
                .filter(t -> view.parts().stream()
                        .anyMatch(a -> view.measurement(t, a).status() != Status.M))
                .toList();
    }

    private Part.Row row(Area area, List<Target> targets) {
        Map<String, Cell> cells = new HashMap<>();
        cells.put("area", Cell.text(area.name()));
        for (int i = 0; i < targets.size(); i++) {
            Target t = targets.get(i);
            Measurement m = view.measurement(t, area);
            cells.put("v" + (i + 1), TargetParts.starred(m, view.indicator(t).decimals()));
            cells.put("r" + (i + 1), m.rank().map(r -> Cell.count(r)).orElse(Cell.BLANK));
        }
        return new Part.Row("", cells);
    }

    private List<String> notes(List<Target> targets) {
        List<String> notes = new ArrayList<>();
        notes.add(view.text("note.comparison"));
        boolean incomplete = view.areas().stream()
                .anyMatch(a ->
                        targets.stream().anyMatch(t -> view.measurement(t, a).status() == Status.P));
        if (incomplete) {
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
