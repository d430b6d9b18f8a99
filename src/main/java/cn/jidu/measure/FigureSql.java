package cn.jidu.measure;

import cn.jidu.definition.Indicator.Aggregate;
import cn.jidu.definition.Panel;
import cn.jidu.definition.Universe;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The one query that counts and sums everything asked of a panel, per area: for each aggregate its value and whether an
 * estimated row is in it. The database returns counts and sums only; rates are taken from them exactly.
 */
final class FigureSql {
    /** Stands for the universe's predicate; only figures over a universe rest on estimated sizes. */
    static final String UNIVERSE = ":universe";

    private FigureSql() {}

    /**
     * Parameters: the revision, then the areas as an array of pairs {@code area ancestor}.
     *
     * @param source where the panel's rows come from, e.g. {@code jidu.panel_x p where …}
     */
    static String of(Panel panel, Universe universe, List<Aggregate> aggregates, String source) {
        boolean marksEstimates = panel.columns().stream().anyMatch(c -> c.name().equals("estimated"));
        String columns = IntStream.range(0, aggregates.size())
                .mapToObj(i -> columns(aggregates.get(i), universe, marksEstimates, i))
                .collect(Collectors.joining(",\n"));
        return "select area.ancestor_code,\n" + columns + "\nfrom " + source
                + "\njoin unnest(?::text[], ?::text[]) as area (area_code, ancestor_code) on area.area_code = p.area_code"
                + "\ngroup by area.ancestor_code order by area.ancestor_code";
    }

    private static String columns(Aggregate aggregate, Universe universe, boolean marksEstimates, int i) {
        String where = "(" + aggregate.where().replace(UNIVERSE, "(" + universe.predicate() + ")") + ")";
        String estimated = marksEstimates && aggregate.where().contains(UNIVERSE)
                ? "coalesce(bool_or(estimated) filter (where " + where + "), false)"
                : "false";
        return value(aggregate) + " filter (where " + where + ") as v" + i + ", " + estimated + " as e" + i;
    }

    private static String value(Aggregate aggregate) {
        return switch (aggregate.function()) {
            case COUNT -> "count(*)";
            case COUNT_DISTINCT -> "count(distinct " + aggregate.column().orElseThrow() + ")";
            case SUM -> "sum(" + aggregate.column().orElseThrow() + ")";
        };
    }
}
