package cn.jidu.report.part;

import cn.jidu.definition.Target;
import cn.jidu.definition.area.Area;
import cn.jidu.delivery.DeliveryState;
import cn.jidu.report.data.QuarterResults;
import cn.jidu.report.evidence.ArrivalWords;
import cn.jidu.report.phrase.PhraseBook;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.TargetVerdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The paragraphs of page one: how the plan stands, what lags, and the leading figure in words. */
public final class PlanStanding {
    private static final String STOP = "。";
    /** The others stand in their sections. */
    private static final int NAMED = 3;

    private final PlanView view;
    private final Area area;
    private final FigureWords words;

    /**
     * How the plan stands in the area.
     *
     * @param phrases how it is said
     */
    public PlanStanding(PlanView view, Area area, PhraseBook phrases) {
        this.view = view;
        this.area = area;
        this.words = new FigureWords(view, area, phrases);
    }

    /** What page one says, a paragraph each. */
    public List<String> paragraphs() {
        List<String> all = ofTargets();
        all.add(data());
        all.addAll(ofRevision());
        return all;
    }

    /** The same for those whose brief has nothing of the data but what their own figures lack. */
    List<String> paragraphsOfUnit() {
        List<String> all = ofTargets();
        List<String> gaps = new ArrivalWords(view, area).gapsOf(view.plan());
        if (!gaps.isEmpty()) {
            all.add(view.text("dataState.gaps", view.text("dataGaps", String.join("；", gaps))));
        }
        all.addAll(ofRevision());
        return all;
    }

    private List<String> ofTargets() {
        List<String> all = new ArrayList<>();
        all.add(standing());
        leading().ifPresent(all::add);
        named(TargetVerdict.UNDER_WAY, "underWayNamed").ifPresent(all::add);
        named(TargetVerdict.SHORT, "shortNamed").ifPresent(all::add);
        named(TargetVerdict.OVER, "overNamed").ifPresent(all::add);
        named(TargetVerdict.NO_DATA, "noDataNamed").ifPresent(all::add);
        return all;
    }

    private List<String> ofRevision() {
        return Stream.of(older(), revision()).flatMap(Optional::stream).toList();
    }

    private String standing() {
        String quarter = view.results().quarter().chinese();
        if (!view.hasTargets(area)) {
            return view.text("noQuota", quarter, area.name(), view.kindsOfParts());
        }
        Map<TargetVerdict, Integer> counts = new EnumMap<>(TargetVerdict.class);
        List<Target> wholes = view.plan().wholes();
        for (Target t : wholes) {
            counts.merge(view.verdict(t, area), 1, Integer::sum);
        }
        int own = wholes.size() - counts.getOrDefault(TargetVerdict.NO_TARGET, 0);
        String opening = view.isPlanArea(area)
                ? whole(quarter, own)
                : view.text("standingQuota", quarter, wholes.size(), area.name(), own);
        counts.remove(TargetVerdict.NO_TARGET);
        return counts.size() == 1 ? alike(opening, counts.keySet().iterator().next(), own) : shares(opening, counts);
    }

    private String alike(String opening, TargetVerdict verdict, int own) {
        return view.text(own == 1 ? "standing.one" : "standing.alike", opening, view.text("share.all." + verdict));
    }

    private String shares(String opening, Map<TargetVerdict, Integer> counts) {
        List<String> shares = new ArrayList<>();
        counts.forEach((verdict, count) -> shares.add(view.text("share." + verdict, count)));
        return view.text("standing.shares", opening, String.join("，", shares));
    }

    private String whole(String quarter, int own) {
        List<Target> further = new ArrayList<>(view.plan().targets());
        further.removeAll(view.plan().wholes());
        long parts = further.stream().filter(t -> t.partOf().isPresent()).count();
        List<String> kinds = new ArrayList<>();
        if (parts > 0) {
            kinds.add(view.text("standing.parts", parts));
        }
        if (further.size() > parts) {
            kinds.add(view.text("standing.again", further.size() - parts));
        }
        return kinds.isEmpty()
                ? view.text("standing", quarter, own)
                : view.text("standing.further", quarter, own, String.join("、", kinds));
    }

    /** What the figures rest on, so that nobody has to turn the page to see that data are missing. */
    private String data() {
        QuarterResults r = view.results();
        ArrivalWords arrivals = new ArrivalWords(view, area);
        List<String> gaps = arrivals.gaps();
        String lacking = gaps.isEmpty() ? "" : view.text("dataGaps", String.join("；", gaps));
        Map<String, Long> faults = new LinkedHashMap<>();
        faults.put("refused", files(DeliveryState.REFUSED));
        faults.put("held", files(DeliveryState.HELD));
        faults.put("rejects", rows(r.rejects()));
        faults.put("findings", rows(r.findings()));
        faults.values().removeIf(count -> count == 0);
        List<String> told = new ArrayList<>();
        faults.forEach((what, count) -> told.add(view.text("dataState." + what, count)));
        if (!told.isEmpty()) {
            return view.text("dataState", lacking, String.join("，", told));
        }
        return view.text(arrivals.tellRejects() ? "dataState.gaps" : "dataState.whole", lacking);
    }

    /** What is summed as it was measured long ago. */
    private Optional<String> older() {
        List<String> quarters = view.results().older().stream()
                .map(o -> view.text("olderQuarter", o.quarter().chinese(), o.revision(), o.program()))
                .toList();
        return quarters.isEmpty()
                ? Optional.empty()
                : Optional.of(view.text("olderQuarters", String.join("、", quarters)));
    }

    /** Why the revision is as it is, where somebody said so. */
    private Optional<String> revision() {
        List<String> reasons = view.results().reasons().stream()
                .map(r -> view.text("revisionReason." + r.kind(), r.file(), r.reason(), r.by()))
                .toList();
        return reasons.isEmpty() ? Optional.empty() : Optional.of(view.text("revisionNote", String.join("；", reasons)));
    }

    private long files(DeliveryState fate) {
        return view.results().deliveries().stream()
                .filter(d -> d.fate() == fate && view.isWithin(d.area(), area))
                .count();
    }

    private long rows(List<QuarterResults.CodeCount> counts) {
        return counts.stream()
                .filter(c -> view.isWithin(c.area(), area))
                .mapToLong(QuarterResults.CodeCount::count)
                .sum();
    }

    /** The first computed cumulative target that has a figure, in words. */
    private Optional<String> leading() {
        return view.plan().targets().stream()
                .filter(t -> t.kind() == Target.TargetKind.CUMULATIVE && t.basis() == Target.Basis.COMPUTED)
                .filter(words::isKnown)
                .findFirst()
                .map(t -> words.clause(t) + STOP);
    }

    private Optional<String> named(TargetVerdict verdict, String key) {
        List<String> titles = view.plan().wholes().stream()
                .filter(t -> view.verdict(t, area) == verdict)
                .map(Target::title)
                .toList();
        return titles.isEmpty()
                ? Optional.empty()
                : Optional.of(view.text(
                        key,
                        titles.size() <= NAMED
                                ? String.join("；", titles)
                                : view.text("andMore", String.join("；", titles.subList(0, NAMED)), titles.size())));
    }
}
