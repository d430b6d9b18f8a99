package cn.jidu.report.month;

import cn.jidu.definition.Month;
import cn.jidu.definition.Quarter;
import cn.jidu.measure.returns.DepartmentReturns.ReturnLine;
import cn.jidu.measure.returns.MonthSender;
import cn.jidu.report.view.PlanView;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who sent the returns of a month, and who owes them: the units that returned for an area by month in the quarter or the
 * one before, but for those that returned the quarter itself.
 */
final class MonthSenders {
    private final PlanView view;
    private final Month month;
    private final List<MonthUnit> expected;

    /** @param unit that returns, for the area */
    record MonthUnit(String area, String unit) {}

    MonthSenders(PlanView view, SlipMonths months, Month month) {
        this.view = view;
        this.month = month;
        Quarter quarter = view.results().quarter();
        Set<MonthUnit> ofQuarter = view.results().months().of(quarter).stream()
                .filter(l -> l.month().isEmpty())
                .map(MonthSenders::unit)
                .collect(Collectors.toSet());
        this.expected = months.lines()
                .map(MonthSenders::unit)
                .distinct()
                .filter(u -> !ofQuarter.contains(u))
                .sorted(Comparator.comparing(MonthUnit::area).thenComparing(MonthUnit::unit))
                .toList();
    }

    private static MonthUnit unit(ReturnLine line) {
        return new MonthUnit(line.area(), line.reportingUnit());
    }

    int expected() {
        return expected.size();
    }

    /** With figures. */
    List<MonthUnit> sent() {
        return expected.stream().filter(u -> found(u).anyMatch(f -> !f.nil())).toList();
    }

    /** That say that there is nothing. */
    List<MonthUnit> nil() {
        return expected.stream()
                .filter(u -> found(u).findAny().isPresent() && found(u).allMatch(MonthSender::nil))
                .toList();
    }

    List<MonthUnit> owing() {
        return expected.stream().filter(u -> found(u).findAny().isEmpty()).toList();
    }

    private Stream<MonthSender> found(MonthUnit unit) {
        return view.results().months().senders().stream()
                .filter(s -> s.month().equals(month))
                .filter(s -> s.unit().isEmpty()
                        ? view.results().definitions().areas().isWithin(unit.area(), s.area())
                        : s.unit().equals(unit.unit()) && isOf(s, unit));
    }

    /** What a unit says it has none of is said of the area of its file. */
    private boolean isOf(MonthSender sender, MonthUnit unit) {
        return sender.nil()
                ? view.results().definitions().areas().isWithin(unit.area(), sender.area())
                : sender.area().equals(unit.area());
    }
}
