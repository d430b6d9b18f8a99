package cn.jidu.reconcile.arrival;

import cn.jidu.definition.Month;
import cn.jidu.definition.Quarter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A delivery whose rows were loaded.
 *
 * @param order position in the order of arrival, over all sources
 * @param batch what was collected together
 * @param month where it is of one month of the quarter
 * @param nil a return without rows (零报告), which is not one whose rows were all rejected
 * @param cells the own areas and replace values of its rows; also those values of which it says that there is nothing
 */
public record LoadedDelivery(
        long id,
        int order,
        long batch,
        String source,
        String area,
        Quarter quarter,
        Optional<Month> month,
        boolean supplement,
        String fileName,
        String sha256,
        boolean nil,
        List<AreaValue> cells) {

    /** @param nil there are no rows: the delivery says so of this value */
    record AreaValue(String area, String replaceValue, boolean nil) {
        AreaValue(String area, String replaceValue) {
            this(area, replaceValue, false);
        }
    }

    /** Whether all its rows lie in these cells of it. */
    public boolean isWithin(Collection<CoverageCell> some) {
        Set<List<String>> held =
                some.stream().map(c -> List.of(c.area(), c.replaceValue())).collect(Collectors.toSet());
        return cells.stream().filter(c -> !c.nil()).allMatch(c -> held.contains(List.of(c.area(), c.replaceValue())));
    }

    /** Whether every row of it was rejected: nobody knows which lists or lenders they were of. */
    boolean isRejected() {
        return !nil && cells.isEmpty();
    }

    Set<String> replaceValues() {
        return cells.stream().map(AreaValue::replaceValue).collect(Collectors.toSet());
    }
}
