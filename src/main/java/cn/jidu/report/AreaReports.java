package cn.jidu.report;

import cn.jidu.definition.Area;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts together what the report of one area says. */
final class AreaReports {
    private final PlanView view;
    private final Edition edition;

    AreaReports(PlanView view, Edition edition) {
        this.view = view;
        this.edition = edition;
    }

    AreaReport of(Area area) {
        List<Part> parts = new ArrayList<>();
        ComparisonParts comparison = new ComparisonParts(view);
        SourceParts sources = new SourceParts(view, area);
        parts.add(new TargetParts(view, area).part());
        new OtherParts(view, area).part().ifPresent(parts::add);
        comparison.chart().ifPresent(parts::add);
        comparison.table().ifPresent(parts::add);
        parts.add(sources.completeness());
        parts.add(sources.balance());
        parts.add(sources.files());
        parts.add(sources.counts());
        parts.add(meanings(area));
        return new AreaReport(
                area.code(), view.results().asOf(), head(area), new Standing(view, area).paragraphs(), parts);
    }

    private Map<String, String> head(Area area) {
        QuarterResults r = view.results();
        Map<String, String> head = new LinkedHashMap<>();
        head.put("planTitle", view.plan().title());
        head.put("title", view.text("head.title"));
        head.put("area", view.isPlanArea(area) ? "" : view.text("head.area", area.name()));
        head.put("period", r.quarter().chinese());
        head.put(
                "issued",
                view.text(
                        "head.issued",
                        r.asOf().getYear(),
                        r.asOf().getMonthValue(),
                        r.asOf().getDayOfMonth(),
                        r.revision()));
        head.put("document", view.text("head.document", view.plan().document()));
        head.put("edition", view.text("edition." + edition));
        return head;
    }

    /** What each figure means, in the words of its definition; once, however many targets it measures. */
    private Part meanings(Area area) {
        Map<String, String> byTitle = new LinkedHashMap<>();
        for (Target t : view.plan().targets()) {
            Indicator i = view.indicator(t);
            byTitle.putIfAbsent(i.title(), i.meaning());
        }
        view.outsidePlan(area).stream()
                .map(m -> view.indicator(m.indicator()))
                .forEach(i -> byTitle.putIfAbsent(i.title(), i.meaning()));
        List<Part.Row> rows = new ArrayList<>();
        byTitle.forEach((title, meaning) ->
                rows.add(new Part.Row("", Map.of("label", Cell.text(title), "text", Cell.text(meaning)))));
        List<Part.Column> columns = List.of(
                new Part.Column("label", view.text("column.meanings.label")),
                new Part.Column("text", view.text("column.meanings.text")));
        return new Part("meanings", view.text("heading.meanings"), columns, rows, List.of());
    }
}
