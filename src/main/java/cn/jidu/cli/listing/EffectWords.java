package cn.jidu.cli.listing;

import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.decision.MatchCandidate;
import cn.jidu.decision.PairEffect;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Target;
import cn.jidu.definition.text.PackageTexts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The printed figures that a decision would move, in words. */
final class EffectWords {
    /** So many are told in a list. */
    private static final int FIRST = 3;

    private static final String BETWEEN = "；";

    private final Definitions definitions;
    private final PackageTexts texts = TerminalTexts.texts();

    private EffectWords(Definitions definitions) {
        this.definitions = definitions;
    }

    static EffectWords of(Definitions definitions) {
        return new EffectWords(definitions);
    }

    /** The first ones, and how many there are; empty where there are none. */
    String first(MatchCandidate candidate) {
        List<String> told = told(candidate);
        return told.isEmpty()
                ? ""
                : texts.get(
                        "decide.moves",
                        String.join(BETWEEN, told.subList(0, Math.min(FIRST, told.size()))),
                        told.size());
    }

    /** All of them. */
    String all(MatchCandidate candidate) {
        return String.join(BETWEEN, told(candidate));
    }

    /** What several plans print alike is told once. */
    private List<String> told(MatchCandidate candidate) {
        return candidate.effects().stream().map(this::words).distinct().toList();
    }

    private String words(PairEffect e) {
        Indicator indicator = Objects.requireNonNull(definitions.indicators().get(e.indicator()));
        String title = Optional.ofNullable(definitions.plans().get(e.plan())).stream()
                .map(Plan::targets)
                .flatMap(List::stream)
                .filter(t -> t.id().equals(e.targetId()))
                .map(Target::title)
                .findFirst()
                .orElse(indicator.title());
        return texts.get(
                e.movesState() ? "decide.movesState" : "decide.movesFigure",
                definitions.areas().nameOf(e.area()),
                title,
                e.was(),
                e.wouldBe(),
                e.unit(),
                e.stateWas(),
                e.stateWouldBe());
    }
}
