package cn.jidu.review;

import cn.jidu.measure.Measurement;
import cn.jidu.measure.Rounding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One measurement in two states of the data: of the same plan, target, indicator, area and quarter.
 *
 * @param before empty where that state has no such measurement
 * @param after empty where that state has none; not both are empty
 */
public record FigureDifference(Optional<Measurement> before, Optional<Measurement> after) {
    public FigureDifference {
        if (before.isEmpty() && after.isEmpty()) {
            throw new IllegalArgumentException("a difference of nothing");
        }
    }

    /** What is measured: the state after, where it is there. */
    public Measurement measured() {
        return after.or(this::before).orElseThrow();
    }

    /** Whether anything that is told of it differs, however little. Numbers are compared by value: 1.0 is 1.00. */
    public boolean moves() {
        return before.isEmpty() || after.isEmpty() || !told(before.get()).equals(told(after.get()));
    }

    /**
     * Whether what is shown differs: the figure to these decimals, its status, its progress or its rank. A move that stays
     * below the last decimal is not shown.
     */
    public boolean showsMove(int decimals) {
        return before.isEmpty()
                || after.isEmpty()
                || !shown(before.get(), decimals).equals(shown(after.get(), decimals));
    }

    /** The figure as shown after, less the figure as shown before; empty where one of them is missing. */
    public Optional<BigDecimal> change(int decimals) {
        return value(after, decimals).flatMap(a -> value(before, decimals).map(a::subtract));
    }

    private static Optional<BigDecimal> value(Optional<Measurement> m, int decimals) {
        return m.flatMap(Measurement::value).map(v -> Rounding.round(v, decimals));
    }

    private static List<Object> shown(Measurement m, int decimals) {
        return List.of(
                m.value().map(v -> Rounding.round(v, decimals)),
                m.status(),
                m.progress().map(Rounding::share),
                m.rank());
    }

    private static List<Object> told(Measurement m) {
        Stream<Optional<BigDecimal>> numbers = Stream.of(
                m.value(),
                m.flow(),
                m.cumulative(),
                m.ytd(),
                m.yoy(),
                m.target(),
                m.progress(),
                m.timeProgress(),
                m.pace(),
                m.gap(),
                m.returned());
        return Stream.concat(
                        numbers.map(n -> n.map(BigDecimal::stripTrailingZeros)),
                        Stream.of(m.unit(), m.met(), m.rank(), m.status()))
                .map(Objects::requireNonNull)
                .map(Object.class::cast)
                .toList();
    }
}
