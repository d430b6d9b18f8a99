package cn.jidu.measure;

import cn.jidu.adjustment.FigureAdjustment;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Behaviour;
import cn.jidu.definition.Target.Basis;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Figures as rows give them, with what people adjusted. What adds up over areas moves the areas around by as much as the
 * adjusted one moved, so that the sums still hold: but not one that is adjusted itself, which stands as it was set, and
 * none that rows give nothing for. An adjusted or moved figure is an estimate.
 *
 * @param figures all of them, in the order in which rows gave them
 * @param unadjusted those that were set or moved, as rows gave them
 * @param applied the adjustments that count
 */
record AdjustedFigures(List<Figure> figures, List<Figure> unadjusted, List<FigureAdjustment> applied) {

    /** What names a figure that is counted from rows, but for its area. */
    private record AdjustedLine(String universe, String indicator) {
        static AdjustedLine of(Figure f) {
            return new AdjustedLine(f.universe(), f.indicator());
        }

        static AdjustedLine of(FigureAdjustment a) {
            return new AdjustedLine(a.subject().universe(), a.subject().indicator());
        }
    }

    /** @param computed one of each universe, indicator and area */
    static AdjustedFigures of(Definitions definitions, List<Figure> computed, List<FigureAdjustment> standing) {
        Map<AdjustedLine, Map<String, Figure>> lines = new HashMap<>();
        computed.forEach(f ->
                lines.computeIfAbsent(AdjustedLine.of(f), l -> new HashMap<>()).put(f.area(), f));
        Map<AdjustedLine, Map<String, FigureAdjustment>> applied = new HashMap<>();
        for (FigureAdjustment a : standing) {
            Figure rows = lines.getOrDefault(AdjustedLine.of(a), Map.of())
                    .get(a.subject().area());
            if (rows != null && a.appliesTo(rows.value())) {
                applied.computeIfAbsent(AdjustedLine.of(a), l -> new HashMap<>())
                        .put(a.subject().area(), a);
            }
        }
        List<Figure> figures = new ArrayList<>();
        List<Figure> unadjusted = new ArrayList<>();
        for (Figure rows : computed) {
            Map<String, FigureAdjustment> ofLine = applied.getOrDefault(AdjustedLine.of(rows), Map.of());
            Figure adjusted = adjusted(definitions, rows, ofLine, lines.getOrDefault(AdjustedLine.of(rows), Map.of()));
            figures.add(adjusted);
            if (!adjusted.equals(rows)) {
                unadjusted.add(rows);
            }
        }
        return new AdjustedFigures(
                figures,
                unadjusted,
                standing.stream()
                        .filter(a -> applied.getOrDefault(AdjustedLine.of(a), Map.of())
                                .containsValue(a))
                        .toList());
    }

    private static Figure adjusted(
            Definitions definitions, Figure rows, Map<String, FigureAdjustment> applied, Map<String, Figure> line) {
        FigureAdjustment own = applied.get(rows.area());
        if (own != null) {
            return with(rows, own.value(), FigureStatus.E);
        }
        if (applied.isEmpty() || rows.value().isEmpty() || !addsUp(definitions, rows.indicator())) {
            return rows;
        }
        BigDecimal moved = applied.values().stream()
                .filter(a -> isNext(definitions, a.subject().area(), rows.area(), applied))
                .map(a -> a.value().subtract(given(line, a.subject().area())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return moved.signum() == 0
                ? rows
                : with(rows, rows.value().get().add(moved), FigureInputs.worse(rows.status(), FigureStatus.E));
    }

    private static boolean addsUp(Definitions definitions, String indicator) {
        return definitions
                .countable()
                .filter(i -> i.key().equals(indicator))
                .map(Indicator::behaviour)
                .anyMatch(b -> b == Behaviour.FLOW || b == Behaviour.LEVEL);
    }

    /** Whether the area lies in the wider one, and nothing adjusted lies between them. */
    private static boolean isNext(
            Definitions definitions, String area, String wider, Map<String, FigureAdjustment> applied) {
        return !area.equals(wider)
                && definitions.areas().isWithin(area, wider)
                && applied.keySet().stream()
                        .noneMatch(between -> !between.equals(area)
                                && !between.equals(wider)
                                && definitions.areas().isWithin(area, between)
                                && definitions.areas().isWithin(between, wider));
    }

    private static BigDecimal given(Map<String, Figure> line, String area) {
        return Objects.requireNonNull(line.get(area)).value().orElse(BigDecimal.ZERO);
    }

    private static Figure with(Figure rows, BigDecimal value, FigureStatus status) {
        return new Figure(Basis.COMPUTED, rows.universe(), rows.indicator(), rows.area(), Optional.of(value), status);
    }
}
