package cn.jidu.measure.returns;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Month;
import cn.jidu.measure.returns.DepartmentReturns.ReturnLine;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What units reported month by month, as figures of the quarter (CONTRACTS, section 1): a flow is the sum of its months,
 * incomplete where one is missing; a level is that of the quarter's last month, missing without it. A rate cannot be made
 * from those of months: it is asked by quarter. What a unit reported for the quarter itself goes before its months.
 */
final class MonthlyReturns {
    private static final int MONTHS_OF_QUARTER = 3;

    private final Map<String, Indicator> indicators;

    MonthlyReturns(Map<String, Indicator> indicators) {
        this.indicators = indicators;
    }

    /** At most one of a unit, indicator and area, in the order of their first rows; told at the row of the newest month. */
    List<ReturnLine> byQuarter(List<ReturnLine> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(
                        l -> List.of(l.indicator(), l.area(), l.reportingUnit()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .flatMap(this::ofUnit)
                .toList();
    }

    private Stream<ReturnLine> ofUnit(List<ReturnLine> lines) {
        if (lines.stream().anyMatch(l -> l.month().isEmpty())) {
            return lines.stream().filter(l -> l.month().isEmpty());
        }
        ReturnLine newest = lines.stream()
                .max(Comparator.comparing(l -> l.month().orElseThrow().number()))
                .orElseThrow();
        Indicator indicator = Objects.requireNonNull(indicators.get(newest.indicator()), newest.indicator());
        if (indicator.behaviour().isRate()) {
            return Stream.empty();
        }
        return indicator.behaviour() == Indicator.Behaviour.FLOW
                ? Stream.of(sum(lines, newest))
                : level(newest).stream();
    }

    private static ReturnLine sum(List<ReturnLine> lines, ReturnLine newest) {
        BigDecimal sum = lines.stream().map(ReturnLine::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        return ofQuarter(newest, sum, lines.size() == MONTHS_OF_QUARTER);
    }

    private static Optional<ReturnLine> level(ReturnLine newest) {
        Month month = newest.month().orElseThrow();
        return month.number() % MONTHS_OF_QUARTER == 0
                ? Optional.of(ofQuarter(newest, newest.value(), true))
                : Optional.empty();
    }

    private static ReturnLine ofQuarter(ReturnLine line, BigDecimal value, boolean complete) {
        return new ReturnLine(
                line.indicator(),
                line.area(),
                line.reportingUnit(),
                value,
                Optional.empty(),
                complete,
                line.delivery(),
                line.sheet(),
                line.row());
    }
}
