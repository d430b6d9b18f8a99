package cn.jidu.measure;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Aggregate;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** What one figure is counted to in every state of the walk: worked out anew only where a step moved one of its counts. */
final class CountedFigure {
    private final Indicator indicator;
    private final Map<Aggregate, CountWalk> counts;
    private final NavigableSet<Integer> steps = new TreeSet<>();
    private final Map<Integer, Optional<BigDecimal>> values = new HashMap<>();

    /** @param counts of each aggregate of the indicator */
    CountedFigure(Indicator indicator, Map<Aggregate, CountWalk> counts) {
        this.indicator = indicator;
        this.counts = counts;
        counts.values().forEach(c -> steps.addAll(c.moves().keySet()));
    }

    /**
     * One count on the way.
     *
     * @param end what it comes to at the end of the walk that it was counted at
     * @param moves what a step moves it by, of steps that do
     * @param fromTheEnd whether that end is the last state
     */
    record CountWalk(BigDecimal end, NavigableMap<Integer, BigDecimal> moves, boolean fromTheEnd) {
        private BigDecimal at(int state) {
            return fromTheEnd
                    ? moves.tailMap(state, false).values().stream().reduce(end, BigDecimal::subtract)
                    : moves.headMap(state, true).values().stream().reduce(end, BigDecimal::add);
        }
    }

    /** Empty for a rate over nothing. */
    Optional<BigDecimal> at(int state) {
        return values.computeIfAbsent(
                steps.headSet(state, true).size(), moved -> FigureTable.value(indicator, a -> count(a, state)));
    }

    /** What a rate is the quotient of; empty for what is none. */
    Optional<RatioTerms> terms(int state) {
        return FigureTable.terms(indicator, a -> count(a, state));
    }

    private BigDecimal count(Aggregate aggregate, int state) {
        return Objects.requireNonNull(counts.get(aggregate)).at(state);
    }
}
