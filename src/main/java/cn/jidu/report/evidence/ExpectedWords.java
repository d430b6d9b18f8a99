package cn.jidu.report.evidence;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.reconcile.arrival.FileExpectation;
import cn.jidu.reconcile.arrival.FileExpectation.ExpectationState;
import cn.jidu.report.view.GlyphCheck;
import cn.jidu.report.view.SenderNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is expected and how it stands, in Chinese. */
public final class ExpectedWords {
    private static final PackageTexts TEXTS = PackageTexts.chinese(ExpectedWords.class);
    private static final int MOST_NAMES = 6;

    private final Definitions definitions;
    private final SenderNames senders;

    /** @param definitions that name the sources, areas and lists */
    public ExpectedWords(Definitions definitions) {
        this.definitions = definitions;
        this.senders = new SenderNames(definitions);
    }

    /** One line per source, or per list of one: which areas' files came in time, late, not at all. */
    public List<String> lines(List<FileExpectation> expectations) {
        Map<String, List<FileExpectation>> byTitle = by(expectations, this::title);
        List<String> lines = new ArrayList<>();
        byTitle.forEach((title, of) ->
                lines.add(TEXTS.get("expected.line", title, of.get(0).due(), String.join("；", states(of)))));
        return lines;
    }

    /** One short line per source of which something is overdue. */
    public List<String> overdue(List<FileExpectation> expectations) {
        List<String> lines = new ArrayList<>();
        by(expectations.stream().filter(FileExpectation::isOverdue).toList(), FileExpectation::source)
                .forEach((source, of) -> lines.add(TEXTS.get(
                        "expected.overdue",
                        source(of.get(0)).title(),
                        of.get(0).due(),
                        of.get(0).days(),
                        few(of))));
        return lines;
    }

    private static Map<String, List<FileExpectation>> by(
            List<FileExpectation> all, Function<FileExpectation, String> key) {
        return all.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    private List<String> states(List<FileExpectation> all) {
        Map<ExpectationState, List<FileExpectation>> byState =
                all.stream().collect(Collectors.groupingBy(FileExpectation::state, TreeMap::new, Collectors.toList()));
        List<String> words = new ArrayList<>();
        byState.forEach((state, of) -> words.add(
                isAlikeLate(of)
                        ? TEXTS.get("expected.LATE.alike", few(of), of.get(0).days())
                        : TEXTS.get(
                                "expected." + state,
                                of.stream().map(this::words).collect(Collectors.joining("、")),
                                of.get(0).days())));
        return words;
    }

    /** Many that came on one day, as where the files of past quarters were taken in together. */
    private static boolean isAlikeLate(List<FileExpectation> of) {
        return of.size() > MOST_NAMES
                && of.stream().allMatch(e -> e.state() == ExpectationState.LATE)
                && of.stream().mapToLong(FileExpectation::days).distinct().count() == 1;
    }

    private String words(FileExpectation e) {
        String area = definitions.areas().get(e.area()).name();
        return switch (e.state()) {
            case ON_TIME, MISSING, AWAITED -> area;
            case LATE -> TEXTS.get("expected.late", area, e.days());
            case REFUSED, HELD ->
                TEXTS.get(
                        e.isOverdue() ? "expected.instead.overdue" : "expected.instead",
                        area,
                        GlyphCheck.spelled(e.file().orElse("")),
                        e.days());
        };
    }

    private String few(List<FileExpectation> owed) {
        Map<String, List<FileExpectation>> byArea = by(owed, FileExpectation::area);
        return byArea.size() > MOST_NAMES
                ? withSenders(TEXTS.get("places", byArea.size()), owed)
                : byArea.values().stream().map(this::fewSenders).collect(Collectors.joining("、"));
    }

    private String fewSenders(List<FileExpectation> owed) {
        return withSenders(definitions.areas().get(owed.get(0).area()).name(), owed);
    }

    /** The place, and who of it is behind where these are few. */
    private String withSenders(String place, List<FileExpectation> owed) {
        List<String> behind = owed.stream()
                .flatMap(e -> e.value().stream().map(v -> senders.of(source(e), v)))
                .distinct()
                .toList();
        return behind.isEmpty() || behind.size() > MOST_NAMES
                ? place
                : TEXTS.get("expected.senders", place, String.join("、", behind));
    }

    private String title(FileExpectation e) {
        Source source = source(e);
        return e.value()
                .map(v -> TEXTS.get("expected.list", source.title(), senders.of(source, v)))
                .orElse(source.title());
    }

    private Source source(FileExpectation e) {
        return java.util.Objects.requireNonNull(definitions.sources().get(e.source()));
    }
}
