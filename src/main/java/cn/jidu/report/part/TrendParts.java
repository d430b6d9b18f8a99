package cn.jidu.report.part;

import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import cn.jidu.definition.area.Area;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.TargetDue;
import cn.jidu.report.phrase.PhraseBook;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** How the plan's main figures run over its quarters, each beside the plan's path: a sentence, a line and its numbers. */
final class TrendParts {
    /** Quarters side by side: those of a plan of three years. */
    private static final int ACROSS = 12;
    /** One point is no line. */
    private static final int POINTS = 2;

    private final PlanView view;
    private final Area area;
    private final TrendWords words;
    private final List<Quarter> quarters;

    TrendParts(PlanView view, Area area, PhraseBook phrases) {
        this.view = view;
        this.area = area;
        this.words = new TrendWords(view, phrases);
        this.quarters = quarters(view.plan(), view.results().quarter());
    }

    /** All of the plan's, or of a longer plan the newest that end with the report's. */
    private static List<Quarter> quarters(Plan plan, Quarter now) {
        int newest = Math.max(now.since(plan.first()) + 1, Math.min(ACROSS, plan.quarters()));
        int from = Math.max(0, newest - ACROSS);
        return IntStream.range(from, newest).mapToObj(i -> plan.first().plus(i)).toList();
    }

    /**
     * A row for each target that rows give figures of for two quarters or more: {@code title}, {@code text}, and under each
     * quarter the figure {@code v1, v2 …} and what is due {@code p1, p2 …}. Empty where there is none.
     */
    Optional<ReportPart> part() {
        List<ReportPart.PartRow> rows = view.plan().targets().stream()
                .filter(t -> t.basis() == Target.Basis.COMPUTED)
                .flatMap(t -> row(t).stream())
                .toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<ReportPart.PartColumn> columns = IntStream.range(0, quarters.size())
                .mapToObj(i ->
                        new ReportPart.PartColumn("v" + (i + 1), quarters.get(i).toString()))
                .toList();
        return Optional.of(new ReportPart(
                "trend",
                view.text("heading.trend"),
                columns,
                rows,
                List.of(view.text("note.trend"), view.text("note.star"))));
    }

    private Optional<ReportPart.PartRow> row(Target target) {
        List<Measurement> history = view.history(target, area).stream()
                .filter(m -> quarters.contains(m.quarter()))
                .toList();
        if (history.stream().filter(m -> m.value().isPresent()).count() < POINTS) {
            return Optional.empty();
        }
        int decimals = view.indicator(target).decimals();
        Map<String, TextCell> cells = new HashMap<>();
        cells.put(
                "title",
                TextCell.text(view.text(
                        "titleUnit", target.title(), view.indicator(target).unit())));
        cells.put("text", TextCell.text(words.of(target, history)));
        history.forEach(m -> cells.put("v" + place(m.quarter()), TargetParts.starred(m, decimals)));
        history.get(history.size() - 1).target().ifPresent(goal -> {
            for (Quarter q : quarters) {
                TargetDue.shownAt(view.plan(), target, goal, q, decimals)
                        .ifPresent(due -> cells.put("p" + place(q), TextCell.rounded(due)));
            }
        });
        return Optional.of(new ReportPart.PartRow("", cells));
    }

    private int place(Quarter quarter) {
        return quarters.indexOf(quarter) + 1;
    }
}
