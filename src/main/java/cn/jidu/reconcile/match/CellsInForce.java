package cn.jidu.reconcile.match;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.literals;
import static cn.jidu.store.SqlQuotes.numbers;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.arrival.CoverageCell;
import cn.jidu.reconcile.arrival.LoadedDelivery;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The cells of a source that are in force, as a condition on its rows. Of most deliveries all cells are: their rows go by
 * the delivery alone, which costs a third of asking for area and value of each row.
 *
 * @param quarters those that the deliveries were sent for
 * @param whole the deliveries all of whose rows lie in cells in force
 * @param parts those of which only some do
 */
record CellsInForce(SortedSet<Quarter> quarters, SortedSet<Long> whole, SortedSet<Long> parts) {
    /**
     * @param cells of one source
     * @param deliveries all, or at least those of the cells
     */
    static CellsInForce of(List<CoverageCell> cells, List<LoadedDelivery> deliveries) {
        Map<Long, List<CoverageCell>> inForce = cells.stream()
                .collect(Collectors.groupingBy(CoverageCell::deliveryId, TreeMap::new, Collectors.toList()));
        SortedSet<Long> whole = deliveries.stream()
                .filter(d -> inForce.containsKey(d.id()) && d.isWithin(inForce.get(d.id())))
                .map(LoadedDelivery::id)
                .collect(Collectors.toCollection(TreeSet::new));
        SortedSet<Long> parts = new TreeSet<>(inForce.keySet());
        parts.removeAll(whole);
        return new CellsInForce(
                cells.stream().map(CoverageCell::from).collect(Collectors.toCollection(TreeSet::new)), whole, parts);
    }

    /** Holds of the rows {@code r} of the source's table that lie in the cells. */
    String holds(Source source) {
        // the cells are a filter, not a join: of a join by three columns the planner expects next to nothing to be left
        return quarters.isEmpty()
                ? "false"
                : """
                r.quarter in (%s) and (r.delivery_id in (%s)
                or r.delivery_id in (%s) and ((r.delivery_id, r.own_area, r.replace_value) in (
                    select delivery_id, area_code, replace_value from coverage where source = %s)) is true)""".formatted(
                        literals(quarters.stream().map(Quarter::toString).toList()),
                        numbers(whole),
                        numbers(parts),
                        literal(source.name()));
    }
}
