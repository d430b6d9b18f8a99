package cn.jidu.report;

import cn.jidu.definition.Area;
import cn.jidu.definition.Areas;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Source;
import cn.jidu.reconcile.Completeness;
import cn.jidu.reconcile.Completeness.State;
import cn.jidu.report.QuarterResults.DeliveryLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What arrived of each source, what did not, and which files were not used. */
final class ArrivalParts {
    private static final Set<String> USED = Set.of("loaded", "acknowledged");
    private final PlanView view;
    private final Area area;

    ArrivalParts(PlanView view, Area area) {
        this.view = view;
        this.area = area;
    }

    /** One row per source: what was delivered, delivered in part, taken from an earlier quarter, missing, held. */
    Part completeness() {
        List<Part.Row> rows = view.results().definitions().sources().values().stream()
                .map(s -> ItemPart.row(s.title(), String.join("；", states(s)) + "。"))
                .toList();
        return ItemPart.of(view, "completeness", rows, List.of(view.text("note.gaps")));
    }

    private List<String> states(Source source) {
        List<Completeness> concerned = view.results().completeness().stream()
                .filter(c -> c.source().equals(source.name()) && concerns(c.area()))
                .toList();
        Map<State, List<Completeness>> byState = concerned.stream()
                .collect(Collectors.groupingBy(Completeness::state, TreeMap::new, Collectors.toList()));
        List<String> words = new ArrayList<>();
        byState.forEach((state, all) -> {
            if (state == State.STALE) {
                byFrom(all).forEach((from, names) -> words.add(view.text("state.STALE", names, from)));
            } else {
                boolean every = all.size() == concerned.size();
                words.add(every ? view.text("state.all." + state) : view.text("state." + state, names(all)));
            }
        });
        if (words.isEmpty()) {
            words.add(view.text("state.all.MISSING"));
        }
        held(source, words);
        return words;
    }

    private void held(Source source, List<String> words) {
        List<String> files = view.results().deliveries().stream()
                .filter(d -> d.fate().equals("held") && d.source().equals(source.name()) && touches(d.area()))
                .map(d -> Glyphs.spelled(d.fileName()))
                .toList();
        if (!files.isEmpty()) {
            words.add(view.text("state.held", files.size(), String.join("、", files)));
        }
    }

    private Map<String, String> byFrom(List<Completeness> stale) {
        return stale.stream()
                .collect(Collectors.groupingBy(
                        c -> c.from().map(Quarter::chinese).orElse(view.text("earlier")),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), this::names)));
    }

    private String names(List<Completeness> all) {
        return all.stream().map(c -> view.areaName(c.area())).collect(Collectors.joining("、"));
    }

    /** What was not taken in. */
    Part files() {
        List<Part.Row> rows = view.results().deliveries().stream()
                .filter(d -> !USED.contains(d.fate()) && (d.area().isEmpty() || view.isWithin(d.area(), area)))
                .map(d -> ItemPart.row(Glyphs.spelled(d.fileName()), fate(d)))
                .toList();
        return ItemPart.of(view, "files", rows, rows.isEmpty() ? List.of(view.text("note.noFiles")) : List.of());
    }

    private String fate(DeliveryLine d) {
        String fate = view.text("fate." + d.fate());
        String reason = d.reason().isEmpty() ? "" : view.text("inBrackets", view.text("code." + d.reason()));
        String message = d.message().isEmpty() ? "" : "。" + Glyphs.spelled(d.message());
        return fate + reason + message;
    }

    /** A file of the area, or of a wider one that it lies in. */
    private boolean touches(String code) {
        return view.isWithin(code, area) || view.results().definitions().areas().isWithin(area.code(), code);
    }

    /** The plan's own report tells of the areas below it, not of itself: they say which part is missing. */
    private boolean concerns(String code) {
        Areas areas = view.results().definitions().areas();
        List<Area> below = areas.children(area.code());
        return (view.isPlanArea(area) && !below.isEmpty())
                ? below.stream().anyMatch(a -> a.code().equals(code))
                : code.equals(area.code());
    }
}
