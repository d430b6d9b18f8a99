package cn.jidu.report.evidence;

import cn.jidu.definition.area.Area;
import cn.jidu.measure.ReturnCheck;
import cn.jidu.measure.ReturnDifference;
import cn.jidu.reconcile.arrival.SourceCompleteness.CompletenessState;
import cn.jidu.report.data.FindingRow;
import cn.jidu.report.data.FoundRows;
import cn.jidu.report.data.QuarterResults.CodeCount;
import cn.jidu.report.view.GlyphCheck;
import cn.jidu.report.view.ItemPart;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What does not agree, the largest first and with what to do; each area's main disagreements; some rows to look at. */
public final class FindingParts {
    private static final int MAIN = 6;
    private static final int EXAMPLE_CODES = 5;
    private static final int EXAMPLES = 3;
    private static final String DIFFERING_RETURN = ReturnCheck.CODE;
    private static final String RETURNS = "returns";
    private final PlanView view;
    private final Area area;
    private final FoundRows found;

    /** @param found what was found in the revision */
    public FindingParts(PlanView view, Area area, FoundRows found) {
        this.view = view;
        this.area = area;
        this.found = found;
    }

    /** How often one thing was found in rows of a source. */
    private record SourceCount(String code, String source, long rows) {}

    /** How often one thing was found in one area's rows of all sources. */
    private record FindingCount(String code, List<CodeCount> bySource, long rows) {}

    /** In the plan's own report, one row per area below it: its findings, the most frequent first. */
    public Optional<ReportPart> disagreements() {
        if (!view.isPlanArea(area) || view.parts().isEmpty()) {
            return Optional.empty();
        }
        List<ReportPart.PartRow> rows =
                view.parts().stream().map(a -> ItemPart.row(a.name(), main(a))).toList();
        String heading = view.text("heading.disagreements", view.kindsOfParts());
        return Optional.of(
                ItemPart.headed(view, "disagreements", heading, rows, List.of(view.text("note.disagreements"))));
    }

    private String main(Area of) {
        List<SourceCount> counts = bySource(of);
        if (counts.isEmpty()) {
            return view.text(isSilent(of) ? "nothingSent" : "noDisagreements");
        }
        String words = counts.stream()
                .limit(MAIN)
                .map(c -> view.text(
                        "disagreement",
                        view.sourceTitle(c.source()),
                        view.words().name(c.code()),
                        c.rows()))
                .collect(Collectors.joining("；"));
        long rest = counts.stream().skip(MAIN).mapToLong(SourceCount::rows).sum();
        return words + (rest == 0 ? "" : view.text("disagreementRest", rest)) + "。";
    }

    /** Of an area and all that lies in it, the largest first. */
    private List<SourceCount> bySource(Area of) {
        Map<SourceCount, Long> rows = view.results().findings().stream()
                .filter(c -> view.isWithin(c.area(), of))
                .collect(Collectors.groupingBy(
                        c -> new SourceCount(c.code(), c.source(), 0), Collectors.summingLong(CodeCount::count)));
        return rows.entrySet().stream()
                .map(e -> new SourceCount(e.getKey().code(), e.getKey().source(), e.getValue()))
                .sorted(Comparator.comparingLong(SourceCount::rows)
                        .reversed()
                        .thenComparing(SourceCount::code)
                        .thenComparing(SourceCount::source))
                .toList();
    }

    /** True where nothing arrived of it for the quarter: that nothing was found then says nothing. */
    private boolean isSilent(Area of) {
        return view.results().completeness().stream()
                .filter(c -> c.area().equals(of.code()))
                .allMatch(c -> c.state() == CompletenessState.MISSING || c.state() == CompletenessState.STALE);
    }

    /** Columns {@code name}, {@code source}, {@code rows}, {@code action}: rejects and findings by code, the largest first. */
    public ReportPart counts() {
        List<ReportPart.PartRow> rows = new ArrayList<>();
        rows.addAll(counted("rejects", view.results().rejects()));
        rows.addAll(counted("findings", view.results().findings()));
        List<ReportPart.PartColumn> columns = view.columns(List.of("name", "source", "rows", "action"));
        List<String> notes = List.of(view.text(rows.isEmpty() ? "note.noCounts" : "note.counts"));
        return new ReportPart("counts", view.text("heading.counts"), columns, rows, notes);
    }

    private List<ReportPart.PartRow> counted(String kind, List<CodeCount> counts) {
        return byCode(counts).stream()
                .map(c -> new ReportPart.PartRow(
                        view.text("group." + kind),
                        Map.of(
                                "name", TextCell.text(view.words().name(c.code())),
                                "source", TextCell.text(sources(c)),
                                "rows", TextCell.count(c.rows()),
                                "action", TextCell.text(view.words().action(c.code())))))
                .toList();
    }

    /** Of this area, the largest first. */
    private List<FindingCount> byCode(List<CodeCount> counts) {
        Map<String, List<CodeCount>> byCode = counts.stream()
                .filter(c -> view.isWithin(c.area(), area))
                .collect(Collectors.groupingBy(CodeCount::code, TreeMap::new, Collectors.toList()));
        List<FindingCount> all = new ArrayList<>();
        byCode.forEach((code, of) -> all.add(new FindingCount(
                code, of, of.stream().mapToLong(CodeCount::count).sum())));
        all.sort(Comparator.comparingLong(FindingCount::rows).reversed().thenComparing(FindingCount::code));
        return all;
    }

    private String sources(FindingCount count) {
        Map<String, Long> bySource = count.bySource().stream()
                .collect(Collectors.groupingBy(
                        CodeCount::source, TreeMap::new, Collectors.summingLong(CodeCount::count)));
        if (bySource.size() == 1) {
            return view.sourceTitle(bySource.keySet().iterator().next());
        }
        return bySource.entrySet().stream()
                .map(e -> view.sourceTitle(e.getKey()) + e.getValue())
                .collect(Collectors.joining("、"));
    }

    /** Every return that differs from what was computed, with both figures and the difference. */
    public Optional<ReportPart> returns() {
        return returns((rows, notes) -> ItemPart.of(
                view,
                RETURNS,
                rows.stream()
                        .map(f -> ItemPart.row(view.areaName(f.area()), GlyphCheck.spelled(f.message())))
                        .toList(),
                notes));
    }

    /** The same in columns for the workbook, where numbers are sorted and added up. */
    public Optional<ReportPart> returnNumbers() {
        return returns((rows, notes) -> new ReportPart(
                RETURNS,
                view.text("heading.returns"),
                Stream.of("area", "indicator", "given", "against", "compared", "difference", "unit")
                        .map(k -> new ReportPart.PartColumn(k, view.text("column.returns." + k)))
                        .toList(),
                rows.stream().map(this::numbers).toList(),
                notes));
    }

    private Optional<ReportPart> returns(BiFunction<List<FindingRow>, List<String>, ReportPart> part) {
        List<FindingRow> rows = found.quoted(area, DIFFERING_RETURN);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        long all = count(DIFFERING_RETURN);
        String note = all > rows.size() ? view.text("note.returnsCut", rows.size(), all) : view.text("note.returns");
        return Optional.of(part.apply(rows, List.of(note)));
    }

    /** A sentence that is worded otherwise stands whole. */
    private ReportPart.PartRow numbers(FindingRow f) {
        Map<String, TextCell> cells = new HashMap<>();
        cells.put("area", TextCell.text(view.areaName(f.area())));
        cells.put("indicator", TextCell.text(GlyphCheck.spelled(f.message())));
        ReturnDifference.read(f.message()).ifPresent(d -> {
            String title = GlyphCheck.spelled(d.title());
            cells.put(
                    "indicator", TextCell.text(d.units() > 1 ? view.text("returns.ofUnits", title, d.units()) : title));
            cells.put("given", TextCell.rounded(d.given()));
            cells.put("against", TextCell.text(d.against().words()));
            cells.put("compared", TextCell.rounded(d.compared()));
            cells.put("difference", TextCell.rounded(d.difference()));
            cells.put("unit", TextCell.text(d.unit()));
        });
        return new ReportPart.PartRow("", cells);
    }

    private long count(String code) {
        return byCode(view.results().findings()).stream()
                .filter(c -> c.code().equals(code))
                .mapToLong(FindingCount::rows)
                .sum();
    }

    /** Below the plan's area: a few rows of the most frequent findings. Columns {@code file}, {@code row}, {@code message}. */
    public Optional<ReportPart> examples() {
        if (view.isPlanArea(area)) {
            return Optional.empty();
        }
        List<ReportPart.PartRow> rows = byCode(view.results().findings()).stream()
                .filter(c -> !c.code().equals(DIFFERING_RETURN))
                .limit(EXAMPLE_CODES)
                .flatMap(c -> found.quoted(area, c.code()).stream().limit(EXAMPLES))
                .map(this::example)
                .toList();
        List<ReportPart.PartColumn> columns = view.columns(List.of("file", "row", "message"));
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReportPart(
                        "examples",
                        view.text("heading.examples"),
                        columns,
                        rows,
                        List.of(view.text("note.examples", EXAMPLES))));
    }

    private ReportPart.PartRow example(FindingRow f) {
        return new ReportPart.PartRow(
                view.words().name(f.code()),
                Map.of(
                        "file", TextCell.text(GlyphCheck.spelled(f.delivery())),
                        "row", f.row().map(TextCell::count).orElse(TextCell.BLANK),
                        "message", TextCell.text(GlyphCheck.spelled(f.message()))));
    }
}
