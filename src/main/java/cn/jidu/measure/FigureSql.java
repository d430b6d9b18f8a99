package cn.jidu.measure;

import cn.jidu.definition.Indicator.Aggregate;
import cn.jidu.definition.Panel;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The one query that counts and sums everything asked of a panel, per area: for each aggregate its value and whether an
 * estimated row is in it. The database returns counts and sums only; rates are taken from them exactly.
 */
final class FigureSql {
    /** The panels' column that tells enterprises of estimated size. */
    private static final String ESTIMATED = "estimated";

    private FigureSql() {}

    /**
     * Parameters: the areas as two arrays, of areas and of their ancestors.
     *
     * @param source where the panel's rows come from, e.g. {@code jidu.panel_x p where …}
     */
    static String of(Panel panel, MeasureScope scope, List<Aggregate> aggregates, String source) {
        boolean marksEstimates = panel.columns().stream().anyMatch(c -> c.name().equals(ESTIMATED));
        String columns = IntStream.range(0, aggregates.size())
                .mapToObj(i -> columns(aggregates.get(i), scope, marksEstimates, i))
                .collect(Collectors.joining(",\n"));
        return """
                select area.ancestor_code,
                %s
                from %s
                join unnest(?::text[], ?::text[]) as area (area_code, ancestor_code) on area.area_code = p.area_code
                group by area.ancestor_code order by area.ancestor_code""".formatted(columns, source);
    }

    private static String columns(Aggregate aggregate, MeasureScope scope, boolean marksEstimates, int i) {
        String where = "(" + scope.predicate(aggregate.where()) + ")";
        // only figures over a universe rest on estimated sizes
        boolean overEstimates = marksEstimates && aggregate.isOverUniverse();
        String estimated = aggregate.estimated().map(scope::predicate).orElse(overEstimates ? ESTIMATED : "false");
        String anyEstimated = "coalesce(bool_or(" + estimated + ") filter (where " + where + "), false)";
        return aggregate.sql() + " filter (where " + where + ") as v" + i + ", " + anyEstimated + " as e" + i;
    }
}
