package cn.jidu.report.part;

import cn.jidu.definition.Breakdown;
import cn.jidu.definition.Breakdown.BreakdownMeasure;
import cn.jidu.definition.area.Area;
import cn.jidu.measure.Rounding;
import cn.jidu.report.phrase.PhraseBook;
import cn.jidu.report.view.PlanView;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The sentence of a breakdown: how much there is, and which rows are the largest part of it. */
final class BreakdownWords {
    private static final int TOLD = 3;

    private final PlanView view;
    private final ClassFigures figures;
    private final PhraseBook phrases;

    BreakdownWords(PlanView view, ClassFigures figures, PhraseBook phrases) {
        this.view = view;
        this.figures = figures;
        this.phrases = phrases;
    }

    private record BreakdownRow(String title, BigDecimal value, BigDecimal share) {}

    /** Empty where no shares are shown, there is one row at most, or none is larger than the others. */
    Optional<String> of(Breakdown b, Area area) {
        BreakdownMeasure first = b.measures().get(0);
        List<BreakdownRow> rows = largest(
                first,
                rows(b, area)
                        .sorted(Comparator.comparing(BreakdownRow::value).reversed())
                        .toList());
        Optional<BigDecimal> whole = figures.value(b, Breakdown.TOTAL, first, area);
        if (!first.shared() || rows.isEmpty() || whole.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(phrases.say(
                "composition",
                Map.of(
                        "title", first.figure().title(),
                        "value", shown(first, whole.get()),
                        "unit", first.figure().unit(),
                        "items",
                                String.join(
                                        "，",
                                        rows.stream().map(r -> item(first, r)).toList()))));
    }

    /** Three at most; where others look as large as the third, those before it. */
    private static List<BreakdownRow> largest(BreakdownMeasure first, List<BreakdownRow> sorted) {
        if (sorted.size() < 2) {
            return List.of();
        }
        if (sorted.size() <= TOLD) {
            return sorted;
        }
        String next = shown(first, sorted.get(TOLD).value());
        return sorted.stream()
                .limit(TOLD)
                .filter(r -> !shown(first, r.value()).equals(next))
                .toList();
    }

    private String item(BreakdownMeasure first, BreakdownRow row) {
        return phrases.say(
                "compositionItem",
                Map.of(
                        "title", row.title(),
                        "value", shown(first, row.value()),
                        "unit", first.figure().unit(),
                        "share", Rounding.share(row.share()).toPlainString()));
    }

    private Stream<BreakdownRow> rows(Breakdown b, Area area) {
        return b.classes().isEmpty()
                ? view.parts().stream().flatMap(a -> row(b, a.name(), Breakdown.TOTAL, a, area))
                : b.classes().stream().flatMap(c -> row(b, c.title(), c.key(), area, area));
    }

    private Stream<BreakdownRow> row(Breakdown b, String title, String className, Area of, Area all) {
        return figures
                .value(b, className, b.measures().get(0), of)
                .filter(v -> v.signum() > 0)
                .flatMap(v -> figures.share(b, className, of, all).map(s -> new BreakdownRow(title, v, s)))
                .stream();
    }

    private static String shown(BreakdownMeasure m, BigDecimal exact) {
        return Rounding.round(exact, m.figure().decimals()).toPlainString();
    }
}
