package cn.jidu.report;

import cn.jidu.definition.Area;
import cn.jidu.definition.Areas;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Source;
import cn.jidu.reconcile.BalanceLine;
import cn.jidu.reconcile.Completeness;
import cn.jidu.report.QuarterResults.CodeCount;
import cn.jidu.report.QuarterResults.DeliveryLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the figures rest on: what arrived, where every row ended, what was refused and what is doubtful. */
final class SourceParts {
    private static final Set<String> ACCEPTED = Set.of("loaded", "acknowledged");
    private final PlanView view;
    private final Area area;

    SourceParts(PlanView view, Area area) {
        this.view = view;
        this.area = area;
    }

    /** Columns {@code label} (the source) and {@code text}. */
    Part completeness() {
        List<Part.Row> rows = new ArrayList<>();
        for (Source s : sources()) {
            String words = gaps(s);
            if (!words.isEmpty()) {
                rows.add(item(s.title(), words));
            }
        }
        List<String> notes = List.of(view.text(rows.isEmpty() ? "note.complete" : "note.gaps"));
        return items("completeness", rows, notes);
    }

    private String gaps(Source source) {
        List<String> words = new ArrayList<>();
        Map<Completeness.State, List<Completeness>> byState = view.results().completeness().stream()
                .filter(c -> c.source().equals(source.name()) && concerns(c.area()))
                .collect(Collectors.groupingBy(Completeness::state, TreeMap::new, Collectors.toList()));
        byState.forEach((state, all) -> {
            if (state == Completeness.State.STALE) {
                byFrom(all).forEach((from, names) -> words.add(view.text("state.STALE", names, from)));
            } else if (state != Completeness.State.DELIVERED) {
                words.add(view.text("state." + state, names(all)));
            }
        });
        return words.isEmpty() ? "" : String.join("；", words) + "。";
    }

    private Map<String, String> byFrom(List<Completeness> stale) {
        return stale.stream()
                .collect(Collectors.groupingBy(
                        c -> c.from().map(Quarter::chinese).orElse(view.text("earlier")),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), this::names)));
    }

    private String names(List<Completeness> all) {
        return all.stream()
                .map(c -> view.results().definitions().areas().get(c.area()).name())
                .collect(Collectors.joining("、"));
    }

    /** Columns {@code label} (the source) and {@code text}. */
    Part balance() {
        List<Part.Row> rows = new ArrayList<>();
        for (Source s : sources()) {
            List<BalanceLine> lines = view.results().balance().stream()
                    .filter(l -> l.source().equals(s.name()) && l.area().equals(area.code()) && l.rows() != 0)
                    .toList();
            if (!lines.isEmpty()) {
                rows.add(item(s.title(), new BalanceWords(view, lines).paragraph()));
            }
        }
        List<String> notes = List.of(view.text(rows.isEmpty() ? "note.noRows" : "note.balance"));
        return items("balance", rows, notes);
    }

    /** Columns {@code label} (the file) and {@code text}: what was not taken in. */
    Part files() {
        List<Part.Row> rows = view.results().deliveries().stream()
                .filter(d -> !ACCEPTED.contains(d.fate()) && (d.area().isEmpty() || isWithin(d.area())))
                .map(d -> item(Glyphs.spelled(d.fileName()), fate(d)))
                .toList();
        return items("files", rows, rows.isEmpty() ? List.of(view.text("note.noFiles")) : List.of());
    }

    private String fate(DeliveryLine d) {
        String fate = view.text("fate." + d.fate());
        String reason = d.reason().isEmpty() ? "" : view.text("inBrackets", view.text("code." + d.reason()));
        String message = d.message().isEmpty() ? "" : "。" + Glyphs.spelled(d.message());
        return fate + reason + message;
    }

    /** Columns {@code name}, {@code code}, {@code source}, {@code rows}. */
    Part counts() {
        List<Part.Row> rows = new ArrayList<>();
        rows.addAll(counted("rejects", view.results().rejects()));
        rows.addAll(counted("findings", view.results().findings()));
        List<Part.Column> columns = List.of("name", "code", "source", "rows").stream()
                .map(k -> new Part.Column(k, view.text("column." + k)))
                .toList();
        List<String> notes = List.of(view.text(rows.isEmpty() ? "note.noCounts" : "note.counts"));
        return new Part("counts", view.text("heading.counts"), columns, rows, notes);
    }

    private List<Part.Row> counted(String kind, List<CodeCount> counts) {
        Map<String, Map<String, Long>> byCode = counts.stream()
                .filter(c -> isWithin(c.area()))
                .collect(Collectors.groupingBy(
                        CodeCount::code,
                        TreeMap::new,
                        Collectors.groupingBy(
                                CodeCount::source, TreeMap::new, Collectors.summingLong(CodeCount::count))));
        List<Part.Row> rows = new ArrayList<>();
        byCode.forEach((code, bySource) -> bySource.forEach((source, count) -> rows.add(new Part.Row(
                view.text("group." + kind),
                Map.of(
                        "name", Cell.text(view.text("code." + code)),
                        "code", Cell.text(code),
                        "source", Cell.text(title(source)),
                        "rows", Cell.count(count))))));
        return rows;
    }

    private String title(String source) {
        return Optional.ofNullable(view.results().definitions().sources().get(source))
                .map(Source::title)
                .orElse(source);
    }

    private List<Source> sources() {
        return List.copyOf(view.results().definitions().sources().values());
    }

    /** The plan's own report tells of the areas below it, not of itself: they say which part is missing. */
    private boolean concerns(String code) {
        Areas areas = view.results().definitions().areas();
        List<Area> below = areas.children(area.code());
        return view.isPlanArea(area) && !below.isEmpty()
                ? below.stream().anyMatch(a -> a.code().equals(code))
                : code.equals(area.code());
    }

    private boolean isWithin(String code) {
        return view.results().definitions().areas().isWithin(code, area.code());
    }

    private static Part.Row item(String label, String text) {
        return new Part.Row("", Map.of("label", Cell.text(label), "text", Cell.text(text)));
    }

    private Part items(String name, List<Part.Row> rows, List<String> notes) {
        List<Part.Column> columns = List.of(
                new Part.Column("label", view.text("column." + name + ".label")),
                new Part.Column("text", view.text("column." + name + ".text")));
        return new Part(name, view.text("heading." + name), columns, rows, notes);
    }
}
