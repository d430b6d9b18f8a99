package cn.jidu.measure;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Target.Basis;
import cn.jidu.measure.returns.DepartmentReturns;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The figures that departments return. A return of the area itself wins; otherwise flows and levels are the sum of the
 * areas directly under it, incomplete where one of those has none. A rate has no sum. What was reported by month has been
 * put together before, by unit ({@link MonthlyReturns}).
 */
final class ReturnedFigures {
    private final Definitions definitions;
    private final List<String> areas;

    ReturnedFigures(Definitions definitions, List<String> areas) {
        this.definitions = definitions;
        this.areas = areas;
    }

    /** Of what can only be returned, missing figures too. */
    List<Figure> of(DepartmentReturns returns) {
        return definitions.indicators().values().stream()
                .flatMap(i -> areas.stream().flatMap(area -> figure(i, area, returns)))
                .toList();
    }

    private static Stream<Figure> figure(Indicator indicator, String area, DepartmentReturns returns) {
        Optional<DepartmentReturns.Own> own = returns.findOwn(indicator, area);
        if (own.isPresent()) {
            FigureStatus status = own.get().complete() ? FigureStatus.A : FigureStatus.P;
            return Stream.of(figure(indicator, area, Optional.of(own.get().value()), status));
        }
        Optional<DepartmentReturns.Parts> parts = returns.findParts(indicator, area);
        if (parts.isPresent()) {
            FigureStatus status = parts.get().complete() ? FigureStatus.A : FigureStatus.P;
            return Stream.of(figure(indicator, area, Optional.of(parts.get().sum()), status));
        }
        return indicator.isReturned()
                ? Stream.of(figure(indicator, area, Optional.empty(), FigureStatus.M))
                : Stream.empty();
    }

    private static Figure figure(Indicator indicator, String area, Optional<BigDecimal> value, FigureStatus status) {
        return new Figure(Basis.RETURNED, "", indicator.key(), area, value, status);
    }
}
