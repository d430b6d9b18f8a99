package cn.jidu.report.evidence;

import cn.jidu.definition.area.Area;
import cn.jidu.definition.source.Source;
import cn.jidu.delivery.DeliveryState;
import cn.jidu.delivery.ReceivedFile;
import cn.jidu.report.view.GlyphCheck;
import cn.jidu.report.view.ItemPart;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What arrived of each source, what did not, and which files were not used. */
public final class ArrivalParts {
    private static final Set<DeliveryState> USED = Set.of(DeliveryState.LOADED, DeliveryState.ACKNOWLEDGED);
    private static final int MOST_ALIKE = 3;

    private final PlanView view;
    private final Area area;
    private final ArrivalWords words;

    /** Of the report of an area. */
    public ArrivalParts(PlanView view, Area area) {
        this.view = view;
        this.area = area;
        this.words = new ArrivalWords(view, area);
    }

    /** One row per source: what was delivered, delivered in part, taken from an earlier quarter, missing, held. */
    public ReportPart completeness() {
        List<ReportPart.PartRow> rows = view.results().definitions().sources().values().stream()
                .map(s -> ItemPart.row(s.title(), String.join("；", states(s)) + "。"))
                .toList();
        return ItemPart.of(view, "completeness", rows, List.of(view.text("note.gaps")));
    }

    /** The same of one area in short: what arrived, what did not or not whole, and the files that are not used. */
    public ReportPart arrived() {
        String whole = view.text("state.all.DELIVERED");
        List<String> delivered = new ArrayList<>();
        List<String> lacking = new ArrayList<>();
        for (Source s : view.results().definitions().sources().values()) {
            List<String> states = states(s);
            if (states.equals(List.of(whole))) {
                delivered.add(s.title());
            } else {
                lacking.add(s.title() + String.join("；", states));
            }
        }
        List<ReportPart.PartRow> rows = new ArrayList<>();
        told(rows, "arrived.DELIVERED", String.join("、", delivered));
        told(rows, "arrived.lacking", String.join("\n", lacking));
        told(
                rows,
                "arrived.files",
                view.results().deliveries().stream()
                        .filter(d -> !USED.contains(d.fate()) && !d.area().isEmpty() && view.isWithin(d.area(), area))
                        .map(d -> GlyphCheck.spelled(d.fileName()) + "　" + fate(d))
                        .collect(Collectors.joining("\n")));
        return ItemPart.of(view, "arrived", rows, List.of());
    }

    private void told(List<ReportPart.PartRow> rows, String key, String text) {
        if (!text.isEmpty()) {
            rows.add(ItemPart.row(view.text(key), text));
        }
    }

    private List<String> states(Source source) {
        List<String> states = new ArrayList<>(words.states(source));
        held(source, states);
        return states;
    }

    private void held(Source source, List<String> states) {
        List<String> files = view.results().deliveries().stream()
                .filter(d -> d.fate() == DeliveryState.HELD && d.source().equals(source.name()) && touches(d.area()))
                .map(d -> GlyphCheck.spelled(d.fileName()))
                .toList();
        if (!files.isEmpty()) {
            states.add(view.text("state.held", files.size(), String.join("、", files)));
        }
    }

    /** What was not taken in, or not all of it, or is strange. */
    public ReportPart files() {
        Map<String, List<ReceivedFile>> alike = view.results().deliveries().stream()
                .filter(d -> isNotable(d) && (d.area().isEmpty() || view.isWithin(d.area(), area)))
                .sorted(Comparator.comparing((ReceivedFile d) -> d.fate() == DeliveryState.LOADED))
                .collect(Collectors.groupingBy(this::fate, LinkedHashMap::new, Collectors.toList()));
        List<ReportPart.PartRow> rows = new ArrayList<>();
        alike.forEach((fate, of) -> rows.addAll(files(of, fate)));
        return ItemPart.of(view, "files", rows, rows.isEmpty() ? List.of(view.text("note.noFiles")) : List.of());
    }

    /** Many that fared alike take one line: those of which something must be done are not lost among them. */
    private List<ReportPart.PartRow> files(List<ReceivedFile> alike, String fate) {
        return alike.size() > MOST_ALIKE
                ? List.of(ItemPart.row(
                        view.text("files.alike", GlyphCheck.spelled(alike.get(0).fileName()), alike.size()), fate))
                : alike.stream()
                        .map(d -> ItemPart.row(GlyphCheck.spelled(d.fileName()), fate))
                        .toList();
    }

    private static boolean isNotable(ReceivedFile d) {
        return !USED.contains(d.fate())
                || (d.fate() == DeliveryState.LOADED && !d.message().isEmpty());
    }

    private String fate(ReceivedFile d) {
        String fate = d.fate().reportTitle();
        String reason =
                d.reason().isEmpty() ? "" : view.text("inBrackets", view.words().name(d.reason()));
        String message = d.message().isEmpty() ? "" : "。" + GlyphCheck.spelled(d.message());
        return fate + reason + message;
    }

    /** A file of the area, or of a wider one that it lies in. */
    private boolean touches(String code) {
        return view.isWithin(code, area) || view.results().definitions().areas().isWithin(area.code(), code);
    }
}
