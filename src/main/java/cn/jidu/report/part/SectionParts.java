package cn.jidu.report.part;

import cn.jidu.definition.Plan;
import cn.jidu.definition.area.Area;
import cn.jidu.measure.FigureStatus;
import cn.jidu.measure.Measurement;
import cn.jidu.report.phrase.PhraseBook;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import cn.jidu.report.view.YearOnYear;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One heading of the document after the other: its targets, what it has monitored, and its duties in words; the headings that
 * have only words follow in one table. So nothing of the document is left out.
 */
final class SectionParts {
    private final PlanView view;
    private final Area area;
    private final SectionWords words;

    /** @param phrases what is said before the tables of the plan's own area */
    SectionParts(PlanView view, Area area, PhraseBook phrases) {
        this.view = view;
        this.area = area;
        this.words = new SectionWords(view, area, phrases);
    }

    /** Of the sections with figures. The parts of one section share its heading and follow one another. */
    List<ReportPart> parts() {
        List<ReportPart> parts = new ArrayList<>();
        TargetParts targets = new TargetParts(view, area);
        for (Plan.Section section : view.plan().sections()) {
            if (view.isPlanArea(area)) {
                words.part(section).ifPresent(parts::add);
                words.bars(section).ifPresent(parts::add);
            }
            if (!section.targets().isEmpty()) {
                parts.add(targets.part(section));
            }
            if (!known(section).isEmpty()) {
                parts.add(monitored(section));
            }
            if (hasFigures(section)) {
                parts.addAll(sentences(section));
            }
        }
        return parts;
    }

    /**
     * What the document says beside its targets, section by section as it stands there: pages tell it in two places. One note
     * says who has to report for all of them.
     */
    Optional<ReportPart> sentences() {
        List<ReportPart> parts = view.plan().sections().stream()
                .flatMap(s -> sentences(s).stream())
                .map(ReportPart::withoutNotes)
                .toList();
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(ReportPart.joined(parts, view.text("heading.obligations"))
                        .withNotes(unreported(view.plan().sections().stream()
                                .filter(this::isSilent)
                                .toList())));
    }

    /** Whether there is no figure of what is monitored there. */
    private boolean isSilent(Plan.Section section) {
        return !section.monitored().isEmpty() && known(section).isEmpty();
    }

    /** Where there is no figure of what is monitored, the document's sentences and who has to report. */
    private List<ReportPart> sentences(Plan.Section section) {
        List<ReportPart> parts = new ArrayList<>();
        if (isSilent(section)) {
            List<ReportPart.PartRow> rows = section.monitored().stream()
                    .map(m -> words("", m.clause(), String.join("、", m.units().named())))
                    .toList();
            parts.add(part("obligations", section.heading(), rows, unreported(List.of(section))));
        }
        List<ReportPart.PartRow> duties = words(section, "");
        if (!duties.isEmpty()) {
            parts.add(part("obligations", section.heading(), duties, List.of()));
        }
        return parts;
    }

    /** The sections without figures, each under its heading. */
    Optional<ReportPart> duties() {
        List<ReportPart.PartRow> rows = view.plan().sections().stream()
                .filter(s -> !hasFigures(s))
                .flatMap(s -> words(s, s.heading()).stream())
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(part("duties", view.text("heading.duties"), rows, List.of()));
    }

    private static boolean hasFigures(Plan.Section section) {
        return !section.targets().isEmpty() || !section.monitored().isEmpty();
    }

    /**
     * Columns {@code area}, then {@code v1, r1, v2, r2 …}: a figure and its 同比 for each indicator that there is a figure of; a
     * row for each area.
     */
    private ReportPart monitored(Plan.Section section) {
        List<String> keys = known(section);
        List<ReportPart.PartColumn> columns = new ArrayList<>();
        columns.add(new ReportPart.PartColumn("area", view.text("column.area")));
        for (int i = 0; i < keys.size(); i++) {
            columns.add(new ReportPart.PartColumn(
                    "v" + (i + 1),
                    view.text(
                            "titleUnit",
                            view.indicator(keys.get(i)).title(),
                            view.indicator(keys.get(i)).unit())));
            columns.add(new ReportPart.PartColumn("r" + (i + 1), view.text("column.change")));
        }
        boolean wholeOnly = !view.parts().isEmpty()
                && view.parts().stream()
                        .allMatch(a -> keys.stream()
                                .allMatch(k -> view.monitored(k, a).value().isEmpty()));
        List<ReportPart.PartRow> rows = view.areas().stream()
                .filter(a -> !wholeOnly || view.isPlanArea(a))
                .map(a -> row(keys, a))
                .toList();
        boolean incomplete = view.areas().stream()
                .anyMatch(a -> keys.stream().anyMatch(k -> view.monitored(k, a).status() == FigureStatus.P));
        List<String> notes = new ArrayList<>();
        section.monitored().forEach(m -> notes.add(clause(m)));
        notes.add(view.text("note.monitored"));
        if (wholeOnly) {
            notes.add(view.text("note.wholeOnly", view.kindsOfParts(), view.planArea()));
        }
        notes.addAll(unreported(List.of(section)));
        if (incomplete) {
            notes.add(view.text("note.star"));
        }
        return new ReportPart("monitored", section.heading(), columns, rows, notes);
    }

    /** What is monitored there, and has figures. */
    private List<String> known(Plan.Section section) {
        return section.monitoredIndicators().stream().filter(this::isKnown).toList();
    }

    /** Whether some area has a figure. */
    private boolean isKnown(String indicator) {
        return view.areas().stream()
                .anyMatch(a -> view.monitored(indicator, a).value().isPresent());
    }

    /** One note that names them all, if there are any. */
    private List<String> unreported(List<Plan.Section> sections) {
        String titles = sections.stream()
                .flatMap(s -> s.monitoredIndicators().stream())
                .filter(k -> !isKnown(k))
                .map(k -> view.indicator(k).title())
                .distinct()
                .collect(Collectors.joining("、"));
        return titles.isEmpty() ? List.of() : List.of(view.text("note.unreported", titles));
    }

    private String clause(Plan.Monitored monitored) {
        return monitored.units().named().isEmpty()
                ? view.text("note.clause", monitored.clause())
                : view.text(
                        "note.clauseUnits",
                        monitored.clause(),
                        String.join("、", monitored.units().named()));
    }

    private ReportPart.PartRow row(List<String> indicators, Area of) {
        YearOnYear yearOnYear = new YearOnYear(view);
        Map<String, TextCell> cells = new HashMap<>();
        cells.put("area", TextCell.text(of.name()));
        for (int i = 0; i < indicators.size(); i++) {
            Measurement m = view.monitored(indicators.get(i), of);
            cells.put(
                    "v" + (i + 1),
                    TargetParts.starred(m, view.indicator(indicators.get(i)).decimals()));
            cells.put("r" + (i + 1), yearOnYear.cell(m));
        }
        return new ReportPart.PartRow("", cells);
    }

    /** Columns {@code clause} and {@code lead}. */
    private ReportPart part(String name, String heading, List<ReportPart.PartRow> duties, List<String> notes) {
        String units = view.text(view.namesLeads() ? "column.leads" : "column.responsible");
        boolean explained =
                view.plan().sections().stream().anyMatch(s -> !s.parameters().isEmpty());
        List<ReportPart.PartColumn> columns = List.of(
                new ReportPart.PartColumn("clause", view.text("column.clause")),
                new ReportPart.PartColumn("lead", explained ? view.text("column.explained", units) : units));
        return new ReportPart(name, heading, columns, duties, notes);
    }

    /** Duties, and numbers that nothing is measured against. */
    private List<ReportPart.PartRow> words(Plan.Section section, String group) {
        List<ReportPart.PartRow> rows = new ArrayList<>();
        section.obligations()
                .forEach(o -> rows.add(
                        words(group, o.clause(), String.join("、", o.units().named()))));
        section.parameters().forEach(p -> rows.add(words(group, p.clause(), view.text("parameter." + p.kind()))));
        return rows;
    }

    private static ReportPart.PartRow words(String group, String clause, String lead) {
        return new ReportPart.PartRow(group, Map.of("clause", TextCell.text(clause), "lead", TextCell.text(lead)));
    }
}
