package cn.jidu.measure.returns;

import cn.jidu.definition.Quarter;
import cn.jidu.measure.returns.DepartmentReturns.ReturnLine;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What departments returned by month up to a revision, and of the same indicators by quarter: what the months are told from.
 *
 * @param lines by quarter, in order of arrival
 * @param senders who sent for the months of the revision's quarter and of the one before
 */
public record ReturnedMonths(SortedMap<Quarter, List<ReturnLine>> lines, SortedSet<MonthSender> senders) {
    /** Nothing came by month. */
    public static final ReturnedMonths NONE = new ReturnedMonths(new TreeMap<>(), new TreeSet<>());

    public ReturnedMonths {
        lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
        senders = Collections.unmodifiableSortedSet(new TreeSet<>(senders));
    }

    /** Of one quarter. */
    public List<ReturnLine> of(Quarter quarter) {
        return lines.getOrDefault(quarter, List.of());
    }

    /** All of it in an order of its own, without what only this database knows. */
    public Stream<List<String>> texts() {
        Stream<List<String>> figures = lines.entrySet().stream()
                .flatMap(e -> e.getValue().stream().map(l -> text(e.getKey(), l)))
                .sorted((a, b) -> String.join("\t", a).compareTo(String.join("\t", b)));
        return Stream.concat(figures, senders.stream().map(s -> List.of(s.toString())));
    }

    private static List<String> text(Quarter quarter, ReturnLine line) {
        BigDecimal value = line.value().stripTrailingZeros();
        return List.of(
                quarter.toString(),
                line.month().map(Object::toString).orElse(""),
                line.indicator(),
                line.area(),
                line.reportingUnit(),
                value.toPlainString());
    }
}
