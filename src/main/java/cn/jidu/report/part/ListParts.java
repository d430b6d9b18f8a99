package cn.jidu.report.part;

import cn.jidu.definition.area.Area;
import cn.jidu.delivery.ReceivedFile;
import cn.jidu.report.data.FindingRow;
import cn.jidu.report.data.FoundRows;
import cn.jidu.report.data.FoundSpool.Listing;
import cn.jidu.report.data.RejectRow;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The long lists that only the workbook has: files, findings and rejected rows. */
public final class ListParts {
    private final PlanView view;
    private final Area area;
    private final FoundRows found;

    /** @param found what was found in the revision */
    public ListParts(PlanView view, Area area, FoundRows found) {
        this.view = view;
        this.area = area;
        this.found = found;
    }

    /** A row is made when it is asked for: memory holds those alone that are being printed. */
    private static final class ListedRows<T> extends AbstractList<ReportPart.PartRow> {
        private final List<T> listed;
        private final Function<T, ReportPart.PartRow> row;

        ListedRows(List<T> listed, Function<T, ReportPart.PartRow> row) {
            this.listed = listed;
            this.row = row;
        }

        @Override
        public ReportPart.PartRow get(int index) {
            return row.apply(listed.get(index));
        }

        @Override
        public int size() {
            return listed.size();
        }
    }

    /** The lists of changed figures, files, findings and rejected rows that the workbook has at its end. */
    public List<ReportPart> parts() {
        return Stream.concat(
                        new ChangeParts(view, area).list().stream(), Stream.of(deliveries(), findings(), rejects()))
                .toList();
    }

    private ReportPart deliveries() {
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
        return part("deliveries", keys, rows, List.of());
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

    private ReportPart findings() {
        Listing<FindingRow> listing = found.findings(area);
        List<String> keys = List.of("name", "code", "source", "area", "file", "row", "key", "message");
        return part("findings", keys, new ListedRows<>(listing.first(), this::finding), cut(listing, "findings.csv"));
    }

    private ReportPart.PartRow finding(FindingRow f) {
        return new ReportPart.PartRow(
                "",
                Map.of(
                        "name", TextCell.text(view.words().name(f.code())),
                        "code", TextCell.text(f.code()),
                        "source", TextCell.text(view.sourceTitle(f.source())),
                        "area", TextCell.text(view.areaName(f.area())),
                        "file", TextCell.text(f.delivery()),
                        "row", f.row().map(TextCell::count).orElse(TextCell.BLANK),
                        "key", TextCell.text(f.key()),
                        "message", TextCell.text(f.message())));
    }

    private ReportPart rejects() {
        Listing<RejectRow> listing = found.rejects(area);
        List<String> keys =
                List.of("name", "code", "source", "area", "file", "sheet", "row", "field", "raw", "expected");
        return part("rejects", keys, new ListedRows<>(listing.first(), this::reject), cut(listing, "rejects.csv"));
    }

    private ReportPart.PartRow reject(RejectRow r) {
        return new ReportPart.PartRow(
                "",
                Map.of(
                        "name", TextCell.text(view.words().name(r.code())),
                        "code", TextCell.text(r.code()),
                        "source", TextCell.text(view.sourceTitle(r.source())),
                        "area", TextCell.text(view.areaName(r.area())),
                        "file", TextCell.text(r.delivery()),
                        "sheet", TextCell.text(r.sheet()),
                        "row", TextCell.count(r.row()),
                        "field", TextCell.text(r.field()),
                        "raw", TextCell.text(r.value()),
                        "expected", TextCell.text(r.expected())));
    }

    private List<String> cut(Listing<?> listing, String file) {
        return listing.total() > listing.first().size()
                ? List.of(view.text(
                        "note.listCut", listing.total(), listing.first().size(), file))
                : List.of();
    }

    private ReportPart part(String name, List<String> keys, List<ReportPart.PartRow> rows, List<String> notes) {
        return new ReportPart(name, view.text("heading." + name), view.columns(keys), rows, notes);
    }
}
