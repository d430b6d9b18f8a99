package cn.jidu.report.part;

import cn.jidu.definition.Breakdown;
import cn.jidu.definition.Breakdown.BreakdownClass;
import cn.jidu.definition.Breakdown.BreakdownMeasure;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.area.Area;
import cn.jidu.measure.FigureStatus;
import cn.jidu.measure.Rounding;
import cn.jidu.report.phrase.PhraseBook;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the enterprises of an area consist of: a table for each breakdown, and one line for those that say nothing. */
final class BreakdownParts {
    private final PlanView view;
    private final Area area;
    private final BreakdownWords words;
    private final ClassFigures figures;

    BreakdownParts(PlanView view, Area area, ClassFigures figures, PhraseBook phrases) {
        this.view = view;
        this.area = area;
        this.figures = figures;
        this.words = new BreakdownWords(view, figures, phrases);
    }

    /**
     * Of each a part {@code said} with its sentence, and one with the columns {@code title}, {@code v1}, {@code share} and
     * {@code v2, v3 …}: a row for all, then one for each class (or area) that there is something of. Below the last stands
     * what holds of all of them, and which breakdowns have no table, and why.
     */
    List<ReportPart> parts() {
        List<ReportPart> parts = new ArrayList<>();
        tables(b -> true).forEach((b, table) -> {
            words.of(b, area).map(sentence -> said(b, sentence)).ifPresent(parts::add);
            parts.add(table);
        });
        return parts;
    }

    /** The same tables as the workbook has them: {@code structure} by class, one {@code spread} by area. */
    List<ReportPart> sheets() {
        List<ReportPart> sheets = new ArrayList<>();
        tables(b -> !b.classes().isEmpty()).forEach((b, table) -> sheets.add(ClassTable.of(view, b, table)));
        List<ReportPart> byArea = List.copyOf(tables(b -> b.classes().isEmpty()).values());
        if (!byArea.isEmpty()) {
            sheets.add(AreaTable.of(view.text("heading.spread", view.kindsOfParts()), byArea));
        }
        return sheets;
    }

    private Map<Breakdown, ReportPart> tables(Predicate<Breakdown> asked) {
        List<Breakdown> told = new ArrayList<>();
        List<String> untold = new ArrayList<>();
        view.results().definitions().breakdowns().values().stream()
                .sorted(Breakdown.IN_ORDER)
                .filter(asked)
                .filter(b -> !b.classes().isEmpty()
                        || view.isPlanArea(area) && !view.parts().isEmpty())
                .filter(b -> figures.isMeasured(b, area))
                .forEach(b -> untold(b).ifPresentOrElse(untold::add, () -> told.add(b)));
        Map<Breakdown, ReportPart> tables = new LinkedHashMap<>();
        told.forEach(b -> {
            boolean last = b.equals(told.get(told.size() - 1));
            tables.put(b, table(b, last ? closing(b, told, untold) : List.of(b.meaning())));
        });
        return tables;
    }

    private static ReportPart said(Breakdown b, String sentence) {
        return new ReportPart(
                "said",
                b.title(),
                List.of(new ReportPart.PartColumn("text", "")),
                List.of(new ReportPart.PartRow("", Map.of("text", TextCell.text(sentence)))),
                List.of());
    }

    /** Why it has no table: its first figure is missing, there is none of what it breaks down, or all of it is of one class. */
    private Optional<String> untold(Breakdown b) {
        BreakdownMeasure first = b.measures().get(0);
        Optional<BigDecimal> whole = figures.value(b, Breakdown.TOTAL, first, area);
        if (whole.isEmpty()) {
            return Optional.of(view.text("untold.missing", b.title(), missing(first.figure())));
        }
        if (whole.get().signum() == 0) {
            return Optional.of(
                    view.text("untold.none", b.title(), first.figure().title()));
        }
        List<String> some = classes(b).map(BreakdownClass::title).toList();
        return first.shared() && some.size() == 1
                ? Optional.of(view.text("untold.one", b.title(), some.get(0)))
                : Optional.empty();
    }

    private String missing(Indicator figure) {
        return sources(figure).collect(Collectors.joining("、"));
    }

    private Stream<String> sources(Indicator figure) {
        return figure.needs().stream()
                .map(need -> view.sourceTitle(need.split(":", 2)[0]))
                .distinct();
    }

    private ReportPart table(Breakdown b, List<String> notes) {
        List<ReportPart.PartColumn> columns = new ArrayList<>();
        columns.add(
                new ReportPart.PartColumn("title", view.text(b.classes().isEmpty() ? "column.area" : "column.class")));
        for (int i = 0; i < b.measures().size(); i++) {
            BreakdownMeasure m = b.measures().get(i);
            columns.add(new ReportPart.PartColumn(
                    "v" + (i + 1),
                    view.text("titleUnit", m.figure().title(), m.figure().unit())));
            if (i == 0 && m.shared()) {
                columns.add(new ReportPart.PartColumn("share", view.text("column.share")));
            }
        }
        List<ReportPart.PartRow> rows = Stream.concat(Stream.of(row(b, b.whole(), Breakdown.TOTAL, area)), lines(b))
                .toList();
        return new ReportPart("breakdown", b.title(), columns, rows, notes);
    }

    private Stream<ReportPart.PartRow> lines(Breakdown b) {
        return b.classes().isEmpty()
                ? view.parts().stream().map(a -> row(b, a.name(), Breakdown.TOTAL, a))
                : classes(b).map(c -> row(b, c.title(), c.key(), area));
    }

    /** Those that there is something of. */
    private Stream<BreakdownClass> classes(Breakdown b) {
        return b.classes().stream().filter(c -> b.measures().stream().anyMatch(m -> isSomething(b, c.key(), m)));
    }

    private boolean isSomething(Breakdown b, String className, BreakdownMeasure m) {
        return figures.value(b, className, m, area).filter(v -> v.signum() != 0).isPresent();
    }

    private ReportPart.PartRow row(Breakdown b, String title, String className, Area of) {
        Map<String, TextCell> cells = new HashMap<>();
        cells.put("title", TextCell.text(title));
        for (int i = 0; i < b.measures().size(); i++) {
            cells.put("v" + (i + 1), figures.cell(b, className, b.measures().get(i), of));
        }
        if (b.measures().get(0).shared()) {
            cells.put(
                    "share",
                    figures.share(b, className, of, area)
                            .map(s -> TextCell.number(s, Rounding.SHARE_DECIMALS))
                            .orElse(TextCell.BLANK));
        }
        return new ReportPart.PartRow("", cells);
    }

    private List<String> closing(Breakdown last, List<Breakdown> told, List<String> untold) {
        List<String> notes = new ArrayList<>();
        notes.add(last.meaning());
        notes.add(view.text("note.classes"));
        if (told.stream().anyMatch(b -> figures.has(b, FigureStatus.P))) {
            notes.add(view.text("note.star"));
        }
        List<String> missing = told.stream()
                .filter(b -> figures.has(b, FigureStatus.M))
                .flatMap(b -> b.measures().stream())
                .flatMap(m -> sources(m.figure()))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            notes.add(view.text("note.classMissing", String.join("、", missing)));
        }
        if (!untold.isEmpty()) {
            notes.add(view.text("note.untold", String.join("；", untold)));
        }
        return notes;
    }
}
