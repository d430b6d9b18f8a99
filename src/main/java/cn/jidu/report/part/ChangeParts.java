package cn.jidu.report.part;

import cn.jidu.change.ChangedFigure;
import cn.jidu.change.FigureChange;
import cn.jidu.change.FigureChange.CausedChange;
import cn.jidu.change.RevisionComparison;
import cn.jidu.definition.Breakdown;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Target;
import cn.jidu.definition.area.Area;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.Rounding;
import cn.jidu.report.phrase.PhraseBook;
import cn.jidu.report.view.GlyphCheck;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.ShownTarget;
import cn.jidu.report.view.TextCell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a later revision gives otherwise than the one before, and why: the area's own figures first, targets before all else,
 * then the targets of the areas in it, then figures of breakdowns.
 */
final class ChangeParts {
    private static final List<String> COLUMNS = List.of("title", "before", "after", "change", "parts");
    private static final String PERCENT = "%";
    private static final int TERM_DECIMALS = 2;
    /** Of the areas in it, on pages; the workbook lists all. */
    private static final int MOST_ROWS = 60;

    private final PlanView view;
    private final Area area;

    ChangeParts(PlanView view, Area area) {
        this.view = view;
        this.area = area;
    }

    /** Whether figures changed, for page one; empty in a quarter's first revision. */
    Optional<String> sentence(PhraseBook phrases) {
        return view.results().comparison().map(c -> {
            String against = String.valueOf(c.against());
            if (!c.isCompared()) {
                return phrases.say("notCompared", Map.of("against", against));
            }
            String said = Stream.of(
                            say(phrases, "changed", against, all(c)),
                            say(phrases, "changedClasses", against, ofClasses(c)))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining());
            return said.isEmpty() ? phrases.say("unchanged", Map.of("against", against)) : said;
        });
    }

    private static Optional<String> say(PhraseBook phrases, String phrase, String against, List<FigureChange> changes) {
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        phrases.say(phrase, Map.of("against", against, "number", String.valueOf(changes.size()))));
    }

    /** For pages, without figures of breakdowns; empty where nothing else changed. */
    Optional<ReportPart> part() {
        return comparison().filter(c -> !all(c).isEmpty()).map(c -> {
            List<FigureChange> own = own(c);
            List<FigureChange> inside = inside(c);
            List<FigureChange> shown = Stream.concat(
                            own.stream(), inside.stream().limit(MOST_ROWS))
                    .toList();
            List<String> notes = notes(c, shown);
            if (inside.size() > MOST_ROWS) {
                notes.add(view.text("note.changesCut", MOST_ROWS, inside.size()));
            }
            if (!ofClasses(c).isEmpty()) {
                notes.add(view.text("note.changesClasses", ofClasses(c).size()));
            }
            return part(c, shown, notes);
        });
    }

    /** For the workbook: without an end. */
    Optional<ReportPart> list() {
        return comparison().map(c -> {
            List<FigureChange> listed =
                    Stream.concat(all(c).stream(), ofClasses(c).stream()).toList();
            return part(c, listed, notes(c, listed));
        });
    }

    private Optional<RevisionComparison> comparison() {
        return view.results()
                .comparison()
                .filter(c ->
                        c.isCompared() && !(all(c).isEmpty() && ofClasses(c).isEmpty()));
    }

    private ReportPart part(RevisionComparison c, List<FigureChange> changes, List<String> notes) {
        List<ReportPart.PartColumn> columns = COLUMNS.stream()
                .map(k -> new ReportPart.PartColumn(
                        k,
                        view.text(
                                "column.changes." + k,
                                c.against(),
                                view.results().revision())))
                .toList();
        return new ReportPart(
                "changes",
                view.text("heading.changes"),
                columns,
                changes.stream().map(this::row).toList(),
                notes);
    }

    private List<String> notes(RevisionComparison c, List<FigureChange> shown) {
        List<String> notes = new ArrayList<>();
        view.results().reasons().stream()
                .filter(r -> r.kind().equals("run"))
                .forEach(r -> notes.add(view.text("note.changesReason", GlyphCheck.spelled(r.reason()))));
        notes.add(view.text("note.changes", c.against()));
        if (shown.stream()
                .flatMap(f -> f.parts().stream())
                .anyMatch(p -> p.terms().isPresent())) {
            notes.add(view.text("note.changesTerms"));
        }
        return notes;
    }

    private List<FigureChange> all(RevisionComparison c) {
        return Stream.concat(own(c).stream(), inside(c).stream()).toList();
    }

    /** Figures of the plan, then those that the report shows beside it. */
    private List<FigureChange> own(RevisionComparison c) {
        return c.changes().stream()
                .filter(f ->
                        f.figure().area().equals(area.code()) && !f.figure().isOfClass())
                .filter(f -> isOfPlan(f)
                        || f.figure().plan().equals(Measurement.NONE)
                                && !view.plan().names(f.figure().indicator()))
                .sorted(Comparator.comparing(f -> !isOfPlan(f)))
                .toList();
    }

    /** What the tables of breakdowns show: of the area, and where their rows are areas, of those. */
    private List<FigureChange> ofClasses(RevisionComparison c) {
        List<String> rows =
                view.isPlanArea(area) ? view.parts().stream().map(Area::code).toList() : List.of();
        return c.changes().stream()
                .filter(f -> f.figure().isOfClass() && isOfPlan(f))
                .filter(f -> f.figure().area().equals(area.code())
                        || rows.contains(f.figure().area()) && isByArea(f.figure()))
                .toList();
    }

    private boolean isByArea(ChangedFigure figure) {
        Breakdown of =
                view.results().definitions().breakdowns().get(figure.indicator().replaceFirst("/.*", ""));
        return of != null && of.classes().isEmpty();
    }

    /** Targets of the areas that the report compares, area by area. */
    private List<FigureChange> inside(RevisionComparison c) {
        return view.isPlanArea(area)
                ? view.parts().stream()
                        .flatMap(a -> c.changes().stream()
                                .filter(f -> f.figure().area().equals(a.code()))
                                .filter(f -> isOfPlan(f) && !f.figure().target().equals(Measurement.NONE)))
                        .toList()
                : List.of();
    }

    private boolean isOfPlan(FigureChange f) {
        return f.figure().plan().equals(view.plan().key());
    }

    private ReportPart.PartRow row(FigureChange change) {
        ChangedFigure figure = change.figure();
        int decimals = decimals(figure);
        return new ReportPart.PartRow(
                group(figure),
                Map.of(
                        "title", TextCell.text(view.text("titleUnit", title(figure), figure.unit())),
                        "before", TextCell.number(change.before(), decimals, TextCell.MISSING),
                        "after", TextCell.number(change.after(), decimals, TextCell.MISSING),
                        "change", difference(change, decimals),
                        "parts", TextCell.text(parts(change, decimals))));
    }

    private String group(ChangedFigure figure) {
        String name = view.areaName(figure.area());
        return figure.plan().equals(Measurement.NONE) ? view.text("group.changesBeside", name) : name;
    }

    private String title(ChangedFigure figure) {
        return view.plan().targets().stream()
                .filter(t -> t.id().equals(figure.target()))
                .map(Target::title)
                .findFirst()
                .orElseGet(() -> indicator(figure).map(Indicator::title).orElse(figure.indicator()));
    }

    private Optional<Indicator> indicator(ChangedFigure figure) {
        return view.results().definitions().findFigure(figure.indicator());
    }

    private int decimals(ChangedFigure figure) {
        return indicator(figure).map(Indicator::decimals).orElse(Rounding.SHARE_DECIMALS);
    }

    private TextCell difference(FigureChange change, int decimals) {
        return change.shown(decimals)
                .map(d -> d.signum() == 0 ? TextCell.text(slight(decimals)) : TextCell.rounded(d))
                .orElse(TextCell.BLANK);
    }

    private String parts(FigureChange change, int decimals) {
        if (change.before().isEmpty() || change.after().isEmpty()) {
            return view.text(change.after().isEmpty() ? "change.gone" : "change.appeared");
        }
        String by = change.figure().unit().equals(PERCENT) ? "change.points." : "change.number.";
        return change.parts().stream()
                .map(p -> words(p, by, change.shown(p, decimals)))
                .collect(Collectors.joining("；"));
    }

    /** @param shown what it moved, as it is printed */
    private String words(CausedChange part, String by, BigDecimal shown) {
        String said = view.text(
                by + (part.change().signum() > 0 ? "up" : "down"),
                view.text("cause." + part.cause().word()),
                shown.signum() == 0 ? slight(shown.scale()) : shown.abs().toPlainString());
        return part.terms()
                .map(t -> view.text("change.terms", said, plain(t.numerator()), plain(t.denominator())))
                .orElse(said);
    }

    /** Of what is less than the last digit that is printed. */
    private String slight(int decimals) {
        return view.text("change.slight", BigDecimal.ONE.movePointLeft(decimals).toPlainString());
    }

    private static String plain(BigDecimal number) {
        return ShownTarget.plain(Rounding.round(number, TERM_DECIMALS)).toPlainString();
    }
}
