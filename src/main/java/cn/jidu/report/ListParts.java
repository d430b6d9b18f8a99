package cn.jidu.report;

import cn.jidu.definition.Area;
import cn.jidu.definition.Quarter;
import cn.jidu.report.QuarterResults.DeliveryLine;
import cn.jidu.report.RowSpool.Listing;
import java.util.List;
import java.util.Map;

/** The long lists that only the workbook has: files, findings and rejected rows. */
final class ListParts {
    private final PlanView view;
    private final Area area;
    private final FoundRows found;

    ListParts(PlanView view, Area area, FoundRows found) {
        this.view = view;
        this.area = area;
        this.found = found;
    }

    List<Part> parts() {
        return List.of(deliveries(), findings(), rejects());
    }

    private Part deliveries() {
        List<Part.Row> rows = view.results().deliveries().stream()
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
        return part("deliveries", keys, rows, List.of());
    }

    private Part.Row delivery(DeliveryLine d) {
        return new Part.Row(
                "",
                Map.ofEntries(
                        Map.entry("file", Cell.text(d.fileName())),
                        Map.entry("source", Cell.text(view.sourceTitle(d.source()))),
                        Map.entry("area", Cell.text(view.areaName(d.area()))),
                        Map.entry(
                                "quarter",
                                Cell.text(Quarter.find(d.quarter())
                                        .map(Quarter::chinese)
                                        .orElse(d.quarter()))),
                        Map.entry("fate", Cell.text(view.text("fate." + d.fate()))),
                        Map.entry(
                                "reason",
                                Cell.text(
                                        d.reason().isEmpty() ? "" : view.words().name(d.reason()))),
                        Map.entry("read", Cell.count(d.read())),
                        Map.entry("turnedAway", Cell.count(d.rejected())),
                        Map.entry("duplicate", Cell.count(d.duplicate())),
                        Map.entry("loaded", Cell.count(d.loaded())),
                        Map.entry("why", Cell.text(d.message()))));
    }

    private Part findings() {
        Listing<FindingRow> listing = found.findings(area);
        List<Part.Row> rows = listing.first().stream().map(this::finding).toList();
        List<String> keys = List.of("name", "code", "source", "area", "file", "row", "key", "message");
        return part("findings", keys, rows, cut(listing, "findings.csv"));
    }

    private Part.Row finding(FindingRow f) {
        return new Part.Row(
                "",
                Map.of(
                        "name", Cell.text(view.words().name(f.code())),
                        "code", Cell.text(f.code()),
                        "source", Cell.text(view.sourceTitle(f.source())),
                        "area", Cell.text(view.areaName(f.area())),
                        "file", Cell.text(f.delivery()),
                        "row", f.row().map(Cell::count).orElse(Cell.BLANK),
                        "key", Cell.text(f.key()),
                        "message", Cell.text(f.message())));
    }

    private Part rejects() {
        Listing<RejectRow> listing = found.rejects(area);
        List<Part.Row> rows = listing.first().stream().map(this::reject).toList();
        List<String> keys =
                List.of("name", "code", "source", "area", "file", "sheet", "row", "field", "raw", "expected");
        return part("rejects", keys, rows, cut(listing, "rejects.csv"));
    }

    private Part.Row reject(RejectRow r) {
        return new Part.Row(
                "",
                Map.of(
                        "name", Cell.text(view.words().name(r.code())),
                        "code", Cell.text(r.code()),
                        "source", Cell.text(view.sourceTitle(r.source())),
                        "area", Cell.text(view.areaName(r.area())),
                        "file", Cell.text(r.delivery()),
                        "sheet", Cell.text(r.sheet()),
                        "row", Cell.count(r.row()),
                        "field", Cell.text(r.field()),
                        "raw", Cell.text(r.value()),
                        "expected", Cell.text(r.expected())));
    }

    private List<String> cut(Listing<?> listing, String file) {
        return listing.total() > listing.first().size()
                ? List.of(view.text(
                        "note.listCut", listing.total(), listing.first().size(), file))
                : List.of();
    }

    private Part part(String name, List<String> keys, List<Part.Row> rows, List<String> notes) {
        return new Part(name, view.text("heading." + name), view.columns(keys), rows, notes);
    }
}
