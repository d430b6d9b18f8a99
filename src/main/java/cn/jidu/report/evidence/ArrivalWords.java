package cn.jidu.report.evidence;

import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.arrival.SourceCompleteness;
import cn.jidu.reconcile.arrival.SourceCompleteness.CompletenessState;
import cn.jidu.report.view.GlyphCheck;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.SenderNames;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What arrived of each source in words: at length for its table, what is lacking in short for page one. */
public final class ArrivalWords {
    private static final int MOST_NAMES = 6;
    private final PlanView view;
    private final Area area;

    /** What arrived for the area, in words. */
    public ArrivalWords(PlanView view, Area area) {
        this.view = view;
        this.area = area;
    }

    /** What was delivered, delivered in part, taken from an earlier quarter, missing, with the name of every area. */
    public List<String> states(Source source) {
        return Stream.concat(
                        words(source, EnumSet.allOf(CompletenessState.class), this::names).stream(),
                        thin(source).stream())
                .toList();
    }

    /**
     * What was not delivered for the quarter, e.g. 登记缺报：玉环市. Told of the sources that figures are computed from:
     * what may be left out takes nothing from a figure, and returns are missed item by item.
     */
    public List<String> gaps() {
        return gaps(view.results().definitions().needs().stream());
    }

    /** Whether the gaps tell of rejected rows: of a wider area's file nobody knows whether they were of this one. */
    public boolean tellRejects() {
        return needed(view.results().definitions().needs().stream()).anyMatch(s -> !thin(s).isEmpty());
    }

    /** Likewise, of the sources that the figures of a plan are computed from. */
    public List<String> gapsOf(Plan plan) {
        return gaps(plan.indicators().stream().flatMap(i -> view.indicator(i).needs().stream()));
    }

    private List<String> gaps(Stream<String> needs) {
        return needed(needs)
                .flatMap(s -> Stream.concat(
                                words(s, EnumSet.complementOf(EnumSet.of(CompletenessState.DELIVERED)), this::fewNames)
                                        .stream(),
                                thin(s).stream())
                        .map(w -> s.title() + w))
                .toList();
    }

    private Stream<Source> needed(Stream<String> needs) {
        Set<String> names = needs.map(need -> need.split(":", 2)[0]).collect(Collectors.toSet());
        return view.results().definitions().sources().values().stream().filter(s -> names.contains(s.name()));
    }

    /** Files whose rejects leave the source incomplete here: how many rows of which file of whom. */
    private List<String> thin(Source source) {
        AreaTree areas = view.results().definitions().areas();
        boolean whole = view.results().completeness().stream()
                .anyMatch(c -> c.source().equals(source.name())
                        && c.area().equals(area.code())
                        && c.state() == CompletenessState.DELIVERED);
        if (whole) {
            return List.of();
        }
        return view.results().thinFiles().stream()
                .filter(f -> f.source().equals(source.name()))
                .filter(f -> areas.isWithin(f.area(), area.code()) || areas.isWithin(area.code(), f.area()))
                .map(f -> view.text(
                        "thinFile", GlyphCheck.spelled(f.fileName()), view.areaName(f.area()), f.read(), f.rejected()))
                .toList();
    }

    private List<String> words(
            Source source, Set<CompletenessState> told, Function<List<SourceCompleteness>, String> naming) {
        List<SourceCompleteness> concerned = view.results().completeness().stream()
                .filter(c -> c.source().equals(source.name()) && concerns(c.area()))
                .toList();
        if (concerned.isEmpty()) {
            return List.of(view.text("state.all.MISSING"));
        }
        Map<CompletenessState, List<SourceCompleteness>> byState = concerned.stream()
                .filter(c -> told.contains(c.state()))
                .collect(Collectors.groupingBy(SourceCompleteness::state, TreeMap::new, Collectors.toList()));
        List<String> words = new ArrayList<>();
        byState.forEach((state, all) -> {
            if (state == CompletenessState.STALE) {
                words.addAll(stale(all, concerned.size(), naming));
            } else {
                boolean every = all.size() == concerned.size();
                String alone = concerned.size() == 1 ? lacking(all.get(0)) : "";
                boolean together = every && (state != CompletenessState.PARTIAL || concerned.size() == 1);
                words.add(
                        together
                                ? view.text("state.all." + state)
                                        + (alone.isEmpty() ? "" : view.text("state.lacking.own", alone))
                                : view.text("state." + state, naming.apply(all)));
            }
        });
        return words;
    }

    private List<String> stale(
            List<SourceCompleteness> stale, int concerned, Function<List<SourceCompleteness>, String> naming) {
        Map<String, List<SourceCompleteness>> byFrom = stale.stream()
                .collect(Collectors.groupingBy(
                        c -> c.from().map(Quarter::chinese).orElse(view.text("earlier")),
                        TreeMap::new,
                        Collectors.toList()));
        return byFrom.entrySet().stream()
                .map(e -> e.getValue().size() == concerned
                        ? view.text("state.all.STALE", e.getKey())
                        : view.text("state.STALE", naming.apply(e.getValue()), e.getKey()))
                .toList();
    }

    /** Those that lack the same behind one another, and what that is once. */
    private String names(List<SourceCompleteness> all) {
        Map<String, List<String>> byLack = all.stream()
                .collect(Collectors.groupingBy(
                        this::lacking,
                        LinkedHashMap::new,
                        Collectors.mapping(c -> view.areaName(c.area()), Collectors.toList())));
        return byLack.entrySet().stream()
                .map(e -> lacking(String.join("、", e.getValue()), e.getValue().size(), e.getKey()))
                .collect(Collectors.joining("，"));
    }

    private String lacking(String who, int many, String what) {
        return what.isEmpty() ? who : view.text(many == 1 ? "state.lacking" : "state.lacking.all", who, what);
    }

    /** Which senders of an area are behind, where part of them is there; else empty. */
    private String lacking(SourceCompleteness whole) {
        return whole.state() == CompletenessState.PARTIAL ? String.join("、", senders(whole)) : "";
    }

    private List<String> senders(SourceCompleteness whole) {
        Source source = view.results().definitions().sources().get(whole.source());
        String prefix = whole.source() + ":";
        SenderNames names = new SenderNames(view.results().definitions());
        return view.results().completeness().stream()
                .filter(c -> c.area().equals(whole.area()) && c.source().startsWith(prefix))
                .filter(c -> c.state() != CompletenessState.DELIVERED)
                .map(c -> names.of(
                        java.util.Objects.requireNonNull(source), c.source().substring(prefix.length())))
                .toList();
    }

    private String fewNames(List<SourceCompleteness> all) {
        return all.size() > MOST_NAMES
                ? lacking(view.text("places", all.size()), all.size(), lackedByAll(all))
                : names(all);
    }

    /** What every one of them lacks, where it is the same. */
    private String lackedByAll(List<SourceCompleteness> all) {
        Set<String> lacked = all.stream().map(this::lacking).collect(Collectors.toSet());
        return lacked.size() == 1 ? lacked.iterator().next() : "";
    }

    /** The plan's own report tells of the areas below it, not of itself: they say which part is missing. */
    private boolean concerns(String code) {
        AreaTree areas = view.results().definitions().areas();
        List<Area> below = areas.children(area.code());
        return (view.isPlanArea(area) && !below.isEmpty())
                ? below.stream().anyMatch(a -> a.code().equals(code))
                : code.equals(area.code());
    }
}
