package cn.jidu.report.part;

import cn.jidu.definition.Breakdown;
import cn.jidu.definition.Breakdown.BreakdownMeasure;
import cn.jidu.definition.area.Area;
import cn.jidu.measure.ClassFigure;
import cn.jidu.measure.FigureStatus;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.TextCell;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The figures of breakdowns over the plan's universe, looked up. */
final class ClassFigures {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Map<List<String>, ClassFigure> figures = new HashMap<>();

    ClassFigures(PlanView view) {
        view.results().classFigures().stream()
                .filter(f -> f.universe().equals(view.plan().universe()))
                .forEach(f -> figures.put(List.of(f.breakdown(), f.className(), f.measure(), f.area()), f));
    }

    /** Whether the revision knew of it. */
    boolean isMeasured(Breakdown b, Area area) {
        return find(b, Breakdown.TOTAL, b.measures().get(0), area).isPresent();
    }

    boolean has(Breakdown b, FigureStatus status) {
        return figures.values().stream().anyMatch(f -> f.breakdown().equals(b.key()) && f.status() == status);
    }

    private Optional<ClassFigure> find(Breakdown b, String className, BreakdownMeasure m, Area area) {
        return Optional.ofNullable(figures.get(List.of(b.key(), className, m.key(), area.code())));
    }

    /** Exact; empty where it is missing. */
    Optional<BigDecimal> value(Breakdown b, String className, BreakdownMeasure m, Area area) {
        return find(b, className, m, area).flatMap(ClassFigure::value);
    }

    /** As it is printed; a rate over nothing is blank, what did not arrive is missing. */
    TextCell cell(Breakdown b, String className, BreakdownMeasure m, Area area) {
        Optional<ClassFigure> found = find(b, className, m, area);
        TextCell value =
                TextCell.number(found.flatMap(ClassFigure::value), m.figure().decimals(), TextCell.MISSING);
        return found.filter(f -> f.status() == FigureStatus.P).isPresent() ? value.with("*") : value;
    }

    /** Percent that a row is of all of the first measure, from exact values. */
    Optional<BigDecimal> share(Breakdown b, String className, Area of, Area all) {
        BreakdownMeasure m = b.measures().get(0);
        return value(b, Breakdown.TOTAL, m, all)
                .filter(whole -> whole.signum() > 0)
                .flatMap(whole -> value(b, className, m, of)
                        .map(part -> part.multiply(HUNDRED).divide(whole, MathContext.DECIMAL128)));
    }
}
