package cn.jidu.report;

import cn.jidu.definition.Area;
import cn.jidu.definition.Plan;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One heading of the document after the other: its targets, what it has monitored, and its duties in words; the headings that
 * have only words follow in one table. So nothing of the document is left out.
 */
final class SectionParts {
    private final PlanView view;
    private final Area area;

    SectionParts(PlanView view, Area area) {
        this.view = view;
        this.area = area;
    }

    /** Of the sections with figures. The parts of one section share its heading and follow one another. */
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
            if (hasFigures(section) && !section.obligations().isEmpty()) {
                parts.add(part("obligations", section.heading(), duties(section, "")));
            }
        }
        return parts;
    }

    /** The sections without figures, each under its heading. */
    Optional<Part> duties() {
        List<Part.Row> rows = view.plan().sections().stream()
                .filter(s -> !hasFigures(s))
                .flatMap(s -> duties(s, s.heading()).stream())
                .toList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(part("duties", view.text("heading.duties"), rows));
    }

    private static boolean hasFigures(Plan.Section section) {
        return !section.targets().isEmpty() || !section.monitored().isEmpty();
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
            cells.put(
                    "v" + (i + 1),
                    TargetParts.starred(m, view.indicator(indicators.get(i)).decimals()));
            cells.put("r" + (i + 1), yearOnYear.cell(m));
        }
        return new Part.Row("", cells);
    }

    /** Columns {@code clause} and {@code lead}. */
    private Part part(String name, String heading, List<Part.Row> duties) {
        List<Part.Column> columns = List.of(
                new Part.Column("clause", view.text("column.clause")),
                new Part.Column("lead", view.text("column.leads")));
        return new Part(name, heading, columns, duties, List.of());
    }

    private static List<Part.Row> duties(Plan.Section section, String group) {
        return section.obligations().stream()
                .map(o -> new Part.Row(
                        group,
                        Map.of(
                                "clause", Cell.text(o.clause()),
                                "lead", Cell.text(String.join("、", o.leadUnits())))))
                .toList();
    }
}
