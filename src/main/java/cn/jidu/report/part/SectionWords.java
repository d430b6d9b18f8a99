package cn.jidu.report.part;

import cn.jidu.definition.Plan;
import cn.jidu.definition.Target;
import cn.jidu.definition.area.Area;
import cn.jidu.measure.Measurement;
import cn.jidu.report.phrase.PhraseBook;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TargetVerdict;
import cn.jidu.report.view.TextCell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a section's figures say, before its tables: its states, the figures that matter, how the areas stand; and their bars. */
final class SectionWords {
    private static final int TOLD = 3;
    private static final int AREAS = 3;

    private final PlanView view;
    private final Area area;
    private final PhraseBook phrases;

    SectionWords(PlanView view, Area area, PhraseBook phrases) {
        this.view = view;
        this.area = area;
        this.phrases = phrases;
    }

    /** One column {@code text}, a paragraph each; empty where the section has no targets with figures. */
    Optional<ReportPart> part(Plan.Section section) {
        List<String> paragraphs = new ArrayList<>();
        states(section).ifPresent(paragraphs::add);
        figures(section).ifPresent(paragraphs::add);
        charted(section).flatMap(t -> new OnePage(view, area, phrases).ends(t)).ifPresent(paragraphs::add);
        List<ReportPart.PartRow> rows = paragraphs.stream()
                .map(p -> new ReportPart.PartRow("", Map.of("text", TextCell.text(p))))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReportPart(
                        "words", section.heading(), List.of(new ReportPart.PartColumn("text", "")), rows, List.of()));
    }

    private Optional<String> states(Plan.Section section) {
        Map<TargetVerdict, Integer> counts = new EnumMap<>(TargetVerdict.class);
        view.plan().wholes().stream()
                .filter(section.targets()::contains)
                .map(t -> view.verdict(t, area))
                .filter(v -> v != TargetVerdict.NO_TARGET)
                .forEach(v -> counts.merge(v, 1, Integer::sum));
        if (counts.isEmpty()) {
            return Optional.empty();
        }
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        if (counts.size() == 1) {
            String state = view.text("share.all." + counts.keySet().iterator().next());
            return Optional.of(
                    all == 1
                            ? phrases.say("sectionOne", Map.of("state", state))
                            : phrases.say("sectionAlike", Map.of("count", String.valueOf(all), "state", state)));
        }
        List<String> shares = new ArrayList<>();
        counts.forEach((verdict, count) -> shares.add(view.text("share." + verdict, count)));
        return Optional.of(
                phrases.say("section", Map.of("count", String.valueOf(all), "states", String.join("，", shares))));
    }

    /** What lags most, then as the document has them. */
    private Optional<String> figures(Plan.Section section) {
        FigureWords words = new FigureWords(view, area, phrases);
        List<String> clauses = section.targets().stream()
                .filter(words::isKnown)
                .sorted(Comparator.comparing(t -> view.verdict(t, area) == TargetVerdict.BEHIND ? 0 : 1))
                .limit(TOLD)
                .map(words::clause)
                .toList();
        return clauses.isEmpty() ? Optional.empty() : Optional.of(String.join("；", clauses) + "。");
    }

    /** The first of the section's sums that the areas differ in: bars of two lengths show nothing. */
    private Optional<Target> charted(Plan.Section section) {
        return section.targets().stream()
                .filter(t -> t.kind() == Target.TargetKind.CUMULATIVE && bars(t).size() >= AREAS)
                .filter(t -> bars(t).stream()
                                .map(b -> b.cell("value").text())
                                .distinct()
                                .count()
                        > 2)
                .findFirst();
    }

    /**
     * Columns {@code area} and {@code value}: the areas beside one another in one figure, the highest first, and last those whose
     * figure is missing.
     */
    Optional<ReportPart> bars(Plan.Section section) {
        return charted(section)
                .map(t -> new ReportPart(
                        "bars",
                        section.heading(),
                        List.of(
                                new ReportPart.PartColumn("area", view.text("column.area")),
                                new ReportPart.PartColumn(
                                        "value",
                                        view.text(
                                                "heading.chart",
                                                view.kindsOfParts(),
                                                t.title(),
                                                view.indicator(t).unit()))),
                        Stream.concat(bars(t).stream(), missing(t)).toList(),
                        List.of()));
    }

    private Stream<ReportPart.PartRow> missing(Target target) {
        return view.parts().stream()
                .filter(a -> value(target, a).isEmpty())
                .map(a ->
                        new ReportPart.PartRow("", Map.of("area", TextCell.text(a.name()), "value", TextCell.MISSING)));
    }

    private List<ReportPart.PartRow> bars(Target target) {
        return view.parts().stream()
                .filter(a -> value(target, a).isPresent())
                .sorted(Comparator.comparing((Area a) -> value(target, a).orElseThrow(), Comparator.reverseOrder()))
                .map(a -> bar(target, a))
                .toList();
    }

    private Optional<BigDecimal> value(Target target, Area of) {
        return TargetParts.value(
                        view.measurement(target, of), view.indicator(target).decimals())
                .number();
    }

    private ReportPart.PartRow bar(Target target, Area of) {
        Measurement m = view.measurement(target, of);
        return new ReportPart.PartRow(
                "",
                Map.of(
                        "area", TextCell.text(of.name()),
                        "value", TargetParts.starred(m, view.indicator(target).decimals())));
    }
}
