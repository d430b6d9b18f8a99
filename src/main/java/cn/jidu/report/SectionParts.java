package cn.jidu.report;

import cn.jidu.definition.Area;
import cn.jidu.definition.Plan;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One heading of the document after the other: its targets, what it has monitored, and its duties in words. So nothing of
 * the document is left out.
 */
final class SectionParts {
    private final PlanView view;
    private final Area area;

    SectionParts(PlanView view, Area area) {
        this.view = view;
        this.area = area;
    }

    /** The parts of one section share its heading and follow one another. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        TargetParts targets = new TargetParts(view, area);
        for (Plan.Section section : view.plan().sections()) {
            if (!section.targets().isEmpty()) {
                parts.add(targets.part(section));
            }
            if (!section.monitored().isEmpty()) {
                parts.add(monitored(section));
            }
            if (!section.obligations().isEmpty()) {
                parts.add(obligations(section));
            }
        }
        return parts;
    }

    /** Columns {@code area}, then {@code v1, r1, v2, r2 …}: a figure and its 同比 for each indicator; a row for each area. */
    private Part monitored(Plan.Section section) {
        List<Part.Column> columns = new ArrayList<>();
        columns.add(new Part.Column("area", view.text("column.area")));
        List<String> keys = section.monitored();
        for (int i = 0; i < keys.size(); i++) {
            columns.add(new Part.Column(
                    "v" + (i + 1),
                    view.text(
                            "titleUnit",
                            view.indicator(keys.get(i)).title(),
                            view.indicator(keys.get(i)).unit())));
            columns.add(new Part.Column("r" + (i + 1), view.text("column.change")));
        }
        List<Part.Row> rows = view.areas().stream().map(a -> row(keys, a)).toList();
        boolean incomplete = view.areas().stream()
                .anyMatch(a -> keys.stream().anyMatch(k -> view.monitored(k, a).status() == Status.P));
        List<String> notes = new ArrayList<>(List.of(view.text("note.monitored")));
        if (incomplete) {
            notes.add(view.text("note.star"));
        }
        return new Part("monitored", section.heading(), columns, rows, notes);
    }

    private Part.Row row(List<String> indicators, Area of) {
        YearOnYear yearOnYear = new YearOnYear(view);
        Map<String, Cell> cells = new HashMap<>();
        cells.put("area", Cell.text(of.name()));
        for (int i = 0; i < indicators.size(); i++) {
            Measurement m = view.monitored(indicators.get(i), of);
            Cell value = TargetParts.value(m, view.indicator(indicators.get(i)).decimals());
            cells.put("v" + (i + 1), m.status() == Status.P ? value.starred() : value);
            cells.put("r" + (i + 1), yearOnYear.cell(m));
        }
        return new Part.Row("", cells);
    }

    /** Columns {@code clause} and {@code lead}. */
    private Part obligations(Plan.Section section) {
        List<Part.Column> columns = List.of(
                new Part.Column("clause", view.text("column.clause")),
                new Part.Column("lead", view.text("column.leads")));
        List<Part.Row> rows = section.obligations().stream()
                .map(o -> new Part.Row(
                        "",
                        Map.of(
                                "clause", Cell.text(o.clause()),
                                "lead", Cell.text(String.join("、", o.leadUnits())))))
                .toList();
        return new Part("obligations", section.heading(), columns, rows, List.of());
    }
}
