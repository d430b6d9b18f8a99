package cn.jidu.report.month;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Combine;
import cn.jidu.definition.Month;
import cn.jidu.definition.Quarter;
import cn.jidu.measure.returns.DepartmentReturns;
import cn.jidu.measure.returns.DepartmentReturns.Own;
import cn.jidu.measure.returns.DepartmentReturns.Parts;
import cn.jidu.measure.returns.DepartmentReturns.ReturnLine;
import cn.jidu.measure.returns.ReturnedMonths;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The figures of months, by the rules of quarters (CONTRACTS, section 1): the area's own return before the sum of those
 * under it, which a rate has not; flows add up since January; nothing is taken for what is missing.
 */
final class MonthFigures {
    private final Definitions definitions;
    private final ReturnedMonths returned;
    private final Map<Month, DepartmentReturns> months = new HashMap<>();
    private final Map<Quarter, DepartmentReturns> quarters = new HashMap<>();
    private final Map<Quarter, Map<List<String>, Map<String, Set<Month>>>> units = new HashMap<>();
    /** Tables, notes and words ask for the same ones. */
    private final Map<List<Object>, MonthFigure> told = new HashMap<>();

    MonthFigures(Definitions definitions, ReturnedMonths returned) {
        this.definitions = definitions;
        this.returned = returned;
    }

    MonthFigure of(Indicator indicator, String area, Month month) {
        return told.computeIfAbsent(List.of(indicator.key(), area, month), k -> figure(indicator, area, month));
    }

    private MonthFigure figure(Indicator indicator, String area, Month month) {
        Month then = month.yearBefore();
        boolean adds = indicator.behaviour() == Indicator.Behaviour.FLOW;
        boolean same = isOneArea(area, then.lastDay(), month);
        boolean sameYear = isOneArea(area, LocalDate.of(then.year(), 1, 1), month);
        return new MonthFigure(
                indicator,
                own(indicator, area, month),
                same ? own(indicator, area, then) : MonthValue.MISSING,
                adds ? ofYear(indicator, area, month) : MonthValue.MISSING,
                adds && sameYear ? ofYear(indicator, area, then) : MonthValue.MISSING);
    }

    /** Whether its extent has not changed since. */
    private boolean isOneArea(String area, LocalDate since, Month month) {
        return definitions
                .areas()
                .history()
                .breaks(area, since, month.lastDay())
                .isEmpty();
    }

    private MonthValue own(Indicator indicator, String area, Month month) {
        MonthValue found = value(
                months.computeIfAbsent(month, m -> DepartmentReturns.ofMonth(definitions, returned.of(m.quarter()), m)),
                indicator,
                area);
        return indicator.returns() == Combine.SUM && lacksUnit(indicator, area, month)
                ? new MonthValue(found.number(), false)
                : found;
    }

    private static MonthValue value(DepartmentReturns returns, Indicator indicator, String area) {
        Optional<Own> own = returns.findOwn(indicator, area);
        Optional<Parts> parts = own.isPresent() ? Optional.empty() : returns.findParts(indicator, area);
        return own.map(o -> MonthValue.of(o.value(), o.complete()))
                .or(() -> parts.map(p -> MonthValue.of(p.sum(), p.complete())))
                .orElse(MonthValue.MISSING);
    }

    /** Of units whose figures are added: one that returned it for another month of the quarter. */
    private boolean lacksUnit(Indicator indicator, String area, Month month) {
        return units
                .computeIfAbsent(month.quarter(), this::monthsOfUnits)
                .getOrDefault(List.of(indicator.key(), area), Map.of())
                .values()
                .stream()
                .anyMatch(returned -> !returned.contains(month));
    }

    /** By indicator and area: which months each unit returned. */
    private Map<List<String>, Map<String, Set<Month>>> monthsOfUnits(Quarter quarter) {
        return returned.of(quarter).stream()
                .filter(l -> l.month().isPresent())
                .collect(Collectors.groupingBy(
                        l -> List.of(l.indicator(), l.area()),
                        Collectors.groupingBy(
                                ReturnLine::reportingUnit,
                                Collectors.mapping(l -> l.month().orElseThrow(), Collectors.toSet()))));
    }

    private MonthValue ofYear(Indicator indicator, String area, Month month) {
        return sum(indicator, area, new Quarter(month.year(), 1), month);
    }

    /** From a quarter's first month through the month; missing where that itself is. */
    MonthValue sum(Indicator indicator, String area, Quarter first, Month through) {
        Quarter last = through.quarter();
        List<MonthValue> terms = new ArrayList<>(Stream.iterate(first, q -> q.compareTo(last) < 0, q -> q.plus(1))
                .map(q -> ofQuarter(indicator, area, q))
                .toList());
        MonthValue whole = ofQuarter(indicator, area, last);
        boolean returnedWhole = through.isLastOfQuarter() && whole.whole().isPresent();
        if (!returnedWhole && own(indicator, area, through).number().isEmpty()) {
            return MonthValue.MISSING;
        }
        if (returnedWhole) {
            terms.add(whole);
        } else {
            Month.of(last).stream()
                    .filter(m -> m.compareTo(through) <= 0)
                    .forEach(m -> terms.add(own(indicator, area, m)));
        }
        return MonthValue.of(
                terms.stream().flatMap(t -> t.number().stream()).reduce(BigDecimal.ZERO, BigDecimal::add),
                terms.stream().allMatch(t -> t.whole().isPresent()));
    }

    /** As the quarter's report has it. */
    private MonthValue ofQuarter(Indicator indicator, String area, Quarter quarter) {
        return value(
                quarters.computeIfAbsent(quarter, q -> new DepartmentReturns(definitions, returned.of(q))),
                indicator,
                area);
    }
}
