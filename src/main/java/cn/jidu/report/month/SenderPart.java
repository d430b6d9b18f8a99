package cn.jidu.report.month;

import cn.jidu.report.month.MonthSenders.MonthUnit;
import cn.jidu.report.view.GlyphCheck;
import cn.jidu.report.view.ItemPart;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who sent for the month, who said that there is nothing, and who owes. */
final class SenderPart {
    /** More are counted. */
    private static final int NAMED = 30;

    private final PlanView view;
    private final MonthSenders senders;

    SenderPart(PlanView view, MonthSenders senders) {
        this.view = view;
        this.senders = senders;
    }

    ReportPart part() {
        List<ReportPart.PartRow> rows = new ArrayList<>();
        told(rows, "senders.owing", senders.owing());
        told(rows, "senders.nil", senders.nil());
        told(rows, "senders.sent", senders.sent());
        return ItemPart.of(view, "senders", rows, List.of(view.text("note.senders")));
    }

    private void told(List<ReportPart.PartRow> rows, String key, List<MonthUnit> units) {
        if (!units.isEmpty()) {
            rows.add(ItemPart.row(view.text(key, units.size()), named(view, units, NAMED)));
        }
    }

    /** The first ones, each unit once with its areas; how many there are where these are not all. */
    static String named(PlanView view, List<MonthUnit> units, int most) {
        Map<String, List<String>> areas = units.stream()
                .limit(most)
                .collect(Collectors.groupingBy(
                        MonthUnit::unit,
                        LinkedHashMap::new,
                        Collectors.mapping(u -> view.areaName(u.area()), Collectors.toList())));
        String shown = areas.entrySet().stream()
                .map(e -> named(view, GlyphCheck.spelled(e.getKey()), e.getValue()))
                .collect(Collectors.joining("、"));
        return units.size() > most ? view.text("senders.more", shown, units.size()) : shown;
    }

    /** What is of the plan's own area alone is told by the unit's name. */
    private static String named(PlanView view, String unit, List<String> areas) {
        return areas.equals(List.of(view.planArea())) ? unit : view.text("month.unit", unit, String.join("、", areas));
    }
}
