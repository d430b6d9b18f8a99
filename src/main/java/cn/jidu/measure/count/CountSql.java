package cn.jidu.measure.count;

import cn.jidu.definition.Indicator.Aggregate;
import cn.jidu.definition.Panel;
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
public record CountSql(String panel, String value, Optional<String> distinct, String where, String estimated) {
    /** The panels' column that tells enterprises of estimated size. */
    private static final String ESTIMATED = "estimated";

    /** Of an aggregate of the panel, counted over the scope. */
    public static CountSql of(Panel panel, Aggregate aggregate, MeasureScope scope) {
        // only figures over a universe rest on estimated sizes
        boolean overEstimates = aggregate.isOverUniverse()
                && panel.columns().stream().anyMatch(c -> c.name().equals(ESTIMATED));
        return new CountSql(
                panel.name(),
                aggregate.sql(),
                aggregate.isDistinct() ? aggregate.column() : Optional.empty(),
                scope.predicate(aggregate.where()),
                aggregate.estimated().map(scope::predicate).orElse(overEstimates ? ESTIMATED : "false"));
    }

    /** Tells it from every other count. What the program may do differently is no part of it: slices follow its version. */
    public String key() {
        return Revisions.sha256(String.join("\n", panel, value, where, estimated));
    }
}
