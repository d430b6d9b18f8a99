package cn.jidu.measure;

import static cn.jidu.store.SqlQuotes.literal;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Aggregate;
import cn.jidu.definition.Panel;
import cn.jidu.definition.SqlTemplate;
import cn.jidu.reconcile.revision.Revisions;
import java.util.Optional;

/**
 * An aggregate as SQL, with universe and plan put in; the divisor is left for later. Whatever indicators and plans ask for,
 * what reads alike is one count.
 *
 * @param value an aggregate function, without its filter
 * @param distinct the column whose different values are counted
 * @param where which rows are counted
 * @param estimated which of them are estimates
 */
record CountSql(String panel, String value, Optional<String> distinct, String where, String estimated) {
    /** The panels' column that tells enterprises of estimated size. */
    private static final String ESTIMATED = "estimated";

    static CountSql of(Panel panel, Aggregate aggregate, MeasureScope scope) {
        // only figures over a universe rest on estimated sizes
        boolean overEstimates = aggregate.isOverUniverse()
                && panel.columns().stream().anyMatch(c -> c.name().equals(ESTIMATED));
        return new CountSql(
                panel.name(),
                value(aggregate),
                aggregate.function() == Indicator.Function.COUNT_DISTINCT ? aggregate.column() : Optional.empty(),
                predicate(aggregate.where(), scope),
                aggregate.estimated().map(e -> predicate(e, scope)).orElse(overEstimates ? ESTIMATED : "false"));
    }

    /** Tells it from every other count. What the program may do differently is no part of it: slices follow its version. */
    String key() {
        return Revisions.sha256(String.join("\n", panel, value, where, estimated));
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
