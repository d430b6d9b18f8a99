package cn.jidu.measure;

import static cn.jidu.store.SqlQuotes.literal;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Aggregate;
import cn.jidu.definition.Panel;
import cn.jidu.definition.SqlTemplate;
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
        String where = "(" + predicate(aggregate.where(), scope) + ")";
        // only figures over a universe rest on estimated sizes
        boolean overEstimates = marksEstimates && aggregate.isOverUniverse();
        String estimated =
                aggregate.estimated().map(e -> predicate(e, scope)).orElse(overEstimates ? ESTIMATED : "false");
        String anyEstimated = "coalesce(bool_or(" + estimated + ") filter (where " + where + "), false)";
        return value(aggregate) + " filter (where " + where + ") as v" + i + ", " + anyEstimated + " as e" + i;
    }

    private static String predicate(SqlTemplate where, MeasureScope scope) {
        SqlTemplate universe = new SqlTemplate(scope.universe().predicate());
        return where.with(part -> part.equals(Indicator.UNIVERSE)
                ? "(" + universe.with(inner -> ofPlan(inner, scope)) + ")"
                : ofPlan(part, scope));
    }

    /** What no scope gives stays as it was written: the database says so. */
    private static String ofPlan(String part, MeasureScope scope) {
        return scope.planFirstDay()
                .filter(day -> part.equals(Indicator.PLAN_FIRST_DAY))
                .map(day -> "date " + literal(day.toString()))
                .orElse(part);
    }

    private static String value(Aggregate aggregate) {
        return switch (aggregate.function()) {
            case COUNT -> "count(*)";
            case COUNT_DISTINCT -> "count(distinct " + aggregate.column().orElseThrow() + ")";
            case SUM -> "sum(" + aggregate.column().orElseThrow() + ")";
        };
    }
}
