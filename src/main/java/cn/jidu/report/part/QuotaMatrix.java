package cn.jidu.report.part;

import cn.jidu.definition.Target;
import cn.jidu.definition.area.Area;
import cn.jidu.measure.ExactDecimals;
import cn.jidu.measure.FigureStatus;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.Rounding;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.ShownTarget;
import cn.jidu.report.view.TextCell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * 任务分解: the areas that have a share, against the targets that are split, as the document's annex has them; the area that
 * is furthest first.
 */
final class QuotaMatrix {
    /** Fewer areas are seen at a glance in the table. */
    private static final int CHARTED_FROM = 3;

    private final PlanView view;
    private final List<Target> split;

    QuotaMatrix(PlanView view) {
        this.view = view;
        this.split = view.plan().targets().stream()
                .filter(t -> view.parts().stream().anyMatch(a -> t.quotas().containsKey(a.code())))
                .toList();
    }

    /** An area and how far it is, on average over its shares; none where it has no figure for any of them. */
    private record RankedUnit(Area area, Optional<BigDecimal> completion) {}

    /** Columns {@code area}, then {@code v1, r1, v2, r2 …}: done of the share, and the part of it; first the average and the place. */
    Optional<ReportPart> part() {
        if (split.isEmpty()) {
            return Optional.empty();
        }
        List<ReportPart.PartColumn> columns = new ArrayList<>();
        columns.add(new ReportPart.PartColumn("area", view.text("column.area")));
        columns.add(new ReportPart.PartColumn("v1", view.text("column.matrix.average")));
        columns.add(new ReportPart.PartColumn("r1", view.text("column.rank")));
        for (int i = 0; i < split.size(); i++) {
            Target t = split.get(i);
            columns.add(new ReportPart.PartColumn(
                    "v" + (i + 2),
                    view.text("titleUnit", t.title(), view.indicator(t).unit())));
            columns.add(new ReportPart.PartColumn("r" + (i + 2), view.text("column.matrix.share")));
        }
        List<ReportPart.PartRow> rows = new ArrayList<>();
        view.areas().stream().filter(view::isPlanArea).forEach(whole -> rows.add(whole(whole)));
        rows.add(sums());
        List<RankedUnit> units = ranked();
        units.forEach(u -> rows.add(unit(u, place(u, units))));
        return Optional.of(new ReportPart("matrix", view.text("heading.matrix"), columns, rows, notes("note.matrix")));
    }

    /**
     * The same in numbers, for a sheet: columns {@code area}, {@code average}, {@code rank}, then under each target's title
     * {@code target1, done1, rate1, target2 …}.
     */
    Optional<ReportPart> numbers() {
        if (split.isEmpty()) {
            return Optional.empty();
        }
        List<ReportPart.PartColumn> columns = new ArrayList<>();
        columns.add(new ReportPart.PartColumn("area", view.text("column.area")));
        columns.add(new ReportPart.PartColumn("average", view.text("column.matrix.average")));
        columns.add(new ReportPart.PartColumn("rank", view.text("column.rank")));
        for (int i = 0; i < split.size(); i++) {
            Target t = split.get(i);
            String over = view.text("titleUnit", t.title(), view.indicator(t).unit());
            for (String key : List.of("target", "done", "rate")) {
                columns.add(new ReportPart.PartColumn(key + (i + 1), view.text("column.completion." + key), over));
            }
        }
        List<ReportPart.PartRow> rows = new ArrayList<>();
        view.areas().stream().filter(view::isPlanArea).forEach(a -> rows.add(counted(a, Map.of())));
        List<RankedUnit> units = ranked();
        rows.add(new ReportPart.PartRow("", sumCells(units.size())));
        for (RankedUnit u : units) {
            rows.add(counted(
                    u.area(),
                    Map.of(
                            "average",
                            TextCell.number(u.completion(), Rounding.SHARE_DECIMALS, TextCell.MISSING),
                            "rank",
                            place(u, units).map(p -> TextCell.count(p)).orElse(TextCell.BLANK))));
        }
        return Optional.of(
                new ReportPart("completion", view.text("heading.matrix"), columns, rows, notes("note.completion")));
    }

    /** Columns {@code area} and {@code value}: how far the areas are on average, the furthest first. */
    Optional<ReportPart> chart() {
        List<ReportPart.PartRow> rows = ranked().stream()
                .flatMap(u -> u.completion().stream()
                        .map(c -> new ReportPart.PartRow(
                                "", Map.of("area", TextCell.text(u.area().name()), "value", TextCell.rounded(c)))))
                .toList();
        return rows.size() < CHARTED_FROM
                ? Optional.empty()
                : Optional.of(new ReportPart(
                        "completionChart",
                        view.text("heading.completionChart", view.kindsOfParts()),
                        List.of(
                                new ReportPart.PartColumn("area", view.text("column.area")),
                                new ReportPart.PartColumn("value", view.text("column.matrix.average"))),
                        rows,
                        List.of()));
    }

    /** An area without a share of a target has no cells for it; the plan's own has all. */
    private ReportPart.PartRow counted(Area area, Map<String, TextCell> more) {
        Map<String, TextCell> cells = new HashMap<>(more);
        cells.put("area", TextCell.text(area.name()));
        for (int i = 0; i < split.size(); i++) {
            Target target = split.get(i);
            if (view.isPlanArea(area) || target.quotas().containsKey(area.code())) {
                Measurement m = view.measurement(target, area);
                m.target().map(ShownTarget::plain).map(TextCell::rounded).ifPresent(put(cells, "target" + (i + 1)));
                cells.put(
                        "done" + (i + 1),
                        TargetParts.starred(m, view.indicator(target).decimals()));
                cells.put("rate" + (i + 1), TextCell.number(m.progress(), Rounding.SHARE_DECIMALS, TextCell.MISSING));
            }
        }
        return new ReportPart.PartRow("", cells);
    }

    private static Consumer<TextCell> put(Map<String, TextCell> cells, String key) {
        return cell -> cells.put(key, cell);
    }

    private Map<String, TextCell> sumCells(int units) {
        Map<String, TextCell> cells = new HashMap<>();
        cells.put("area", TextCell.text(view.text("matrix.sums")));
        for (int i = 0; i < split.size(); i++) {
            BigDecimal sum = split.get(i).quotas().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            String key = "target" + (i + 1);
            cells.put(key, TextCell.rounded(ShownTarget.plain(sum)).asSum(new TextCell.ShownSum(key, key, units)));
        }
        return cells;
    }

    private List<RankedUnit> ranked() {
        return view.parts().stream()
                .filter(a -> split.stream().anyMatch(t -> t.quotas().containsKey(a.code())))
                .map(a -> new RankedUnit(a, completion(a)))
                .sorted(Comparator.comparing((RankedUnit u) -> u.completion().orElse(BigDecimal.valueOf(-1)))
                        .reversed()
                        .thenComparing(u -> u.area().code()))
                .toList();
    }

    /**
     * Of each share at most the whole, so that what is done beyond one does not hide what is wanting of another; a part of
     * another target is counted with that.
     */
    private Optional<BigDecimal> completion(Area area) {
        List<BigDecimal> shares = split.stream()
                .filter(view.plan().wholes()::contains)
                .filter(t -> t.quotas().containsKey(area.code()))
                .flatMap(t -> view.measurement(t, area).progress().stream())
                .map(p -> p.min(BigDecimal.valueOf(100)).max(BigDecimal.ZERO))
                .toList();
        return shares.isEmpty() ? Optional.empty() : Optional.of(Rounding.share(ExactDecimals.mean(shares)));
    }

    private static Optional<Integer> place(RankedUnit unit, List<RankedUnit> units) {
        return unit.completion()
                .map(own -> 1
                        + (int) units.stream()
                                .flatMap(u -> u.completion().stream())
                                .filter(c -> c.compareTo(own) > 0)
                                .count());
    }

    private ReportPart.PartRow unit(RankedUnit unit, Optional<Integer> place) {
        Map<String, TextCell> cells = new HashMap<>();
        cells.put("area", TextCell.text(unit.area().name()));
        cells.put("v1", TextCell.number(unit.completion(), Rounding.SHARE_DECIMALS, TextCell.MISSING));
        cells.put("r1", place.map(p -> TextCell.count(p)).orElse(TextCell.BLANK));
        for (int i = 0; i < split.size(); i++) {
            if (split.get(i).quotas().containsKey(unit.area().code())) {
                cells.putAll(done(i, unit.area()));
            }
        }
        return new ReportPart.PartRow("", cells);
    }

    private ReportPart.PartRow whole(Area whole) {
        Map<String, TextCell> cells = new HashMap<>();
        cells.put("area", TextCell.text(whole.name()));
        for (int i = 0; i < split.size(); i++) {
            cells.putAll(done(i, whole));
        }
        return new ReportPart.PartRow("", cells);
    }

    /** What the document gives out in all. */
    private ReportPart.PartRow sums() {
        Map<String, TextCell> cells = new HashMap<>();
        cells.put("area", TextCell.text(view.text("matrix.sums")));
        for (int i = 0; i < split.size(); i++) {
            BigDecimal sum = split.get(i).quotas().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            cells.put("v" + (i + 2), TextCell.text(ShownTarget.plain(sum).toPlainString()));
        }
        return new ReportPart.PartRow("", cells);
    }

    private Map<String, TextCell> done(int i, Area area) {
        Target target = split.get(i);
        Measurement m = view.measurement(target, area);
        String value = TargetParts.starred(m, view.indicator(target).decimals()).text();
        String goal = m.target().map(g -> ShownTarget.plain(g).toPlainString()).orElse("");
        return Map.of(
                "v" + (i + 2), TextCell.text(value + "/" + goal),
                "r" + (i + 2), m.progress().map(p -> ShownTarget.share(view, p)).orElse(TextCell.MISSING));
    }

    private List<String> notes(String first) {
        List<String> differences = split.stream()
                .flatMap(t -> TargetNotes.quotaSum(view, t).stream())
                .toList();
        boolean incomplete = view.areas().stream()
                .anyMatch(a ->
                        split.stream().anyMatch(t -> view.measurement(t, a).status() == FigureStatus.P));
        String parts = split.stream()
                .filter(t -> !view.plan().wholes().contains(t))
                .map(Target::title)
                .collect(Collectors.joining("”“"));
        return Stream.of(
                        Stream.of(view.text(first, parts.isEmpty() ? "" : view.text("note.matrix.parts", parts))),
                        incomplete ? Stream.of(view.text("note.star")) : Stream.<String>empty(),
                        differences.stream())
                .flatMap(notes -> notes)
                .toList();
    }
}
