package cn.jidu.report.evidence;

import cn.jidu.definition.area.Area;
import cn.jidu.delivery.ReceivedFile;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import java.util.List;
import java.util.Map;

/** The files of an area: a list that only the workbook has. What was found in them stands there in numbers. */
public final class ListParts {
    private final PlanView view;
    private final Area area;

    /** Of the report of an area. */
    public ListParts(PlanView view, Area area) {
        this.view = view;
        this.area = area;
    }

    /** Every file that arrived, and its fate. */
    public ReportPart deliveries() {
        List<ReportPart.PartRow> rows = view.results().deliveries().stream()
                .filter(d -> d.area().isEmpty() || view.isWithin(d.area(), area))
                .map(this::delivery)
                .toList();
        List<String> keys = List.of(
                "file",
                "source",
                "area",
                "quarter",
                "fate",
                "reason",
                "read",
                "turnedAway",
                "duplicate",
                "loaded",
                "why");
        return new ReportPart("deliveries", view.text("heading.deliveries"), view.columns(keys), rows, List.of());
    }

    private ReportPart.PartRow delivery(ReceivedFile d) {
        return new ReportPart.PartRow(
                "",
                Map.ofEntries(
                        Map.entry("file", TextCell.text(d.fileName())),
                        Map.entry("source", TextCell.text(view.sourceTitle(d.source()))),
                        Map.entry("area", TextCell.text(view.areaName(d.area()))),
                        Map.entry("quarter", TextCell.text(d.period())),
                        Map.entry("fate", TextCell.text(d.fate().reportTitle())),
                        Map.entry(
                                "reason",
                                TextCell.text(
                                        d.reason().isEmpty() ? "" : view.words().name(d.reason()))),
                        Map.entry("read", TextCell.count(d.read())),
                        Map.entry("turnedAway", TextCell.count(d.rejected())),
                        Map.entry("duplicate", TextCell.count(d.duplicate())),
                        Map.entry("loaded", TextCell.count(d.loaded())),
                        Map.entry("why", TextCell.text(d.message()))));
    }
}
