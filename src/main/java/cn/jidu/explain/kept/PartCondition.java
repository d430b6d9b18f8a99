package cn.jidu.explain.kept;

import static cn.jidu.store.SqlQuotes.literal;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Aggregate;
import cn.jidu.definition.Panel;
import cn.jidu.definition.SqlTemplate;
import cn.jidu.definition.sql.PredicateParts;
import cn.jidu.definition.sql.PredicateParts.NoPredicateException;
import cn.jidu.measure.count.MeasureScope;
import java.util.List;
import java.util.stream.Stream;

/**
 * One of the conditions that a row must meet to be counted.
 *
 * @param told SQL of what is said of a row that does not meet it
 * @param sql whether a row meets it
 */
public record PartCondition(String told, String sql) {
    /** A panel's column that says why an enterprise is not of {@link MeasureScope#OUTSIDE_PLANS}. */
    static final String EXCLUDED_BY = "excluded_by";

    /** In the definition's order; at last, of what is counted once, that it is known. */
    public static List<PartCondition> of(Panel panel, Aggregate aggregate, MeasureScope scope) {
        Stream<PartCondition> conditions = conditions(aggregate)
                .map(c -> new PartCondition(told(c, panel, scope), scope.predicate(new SqlTemplate(c))));
        Stream<PartCondition> known = Stream.of(aggregate)
                .filter(Aggregate::isDistinct)
                .map(a -> a.column().orElseThrow() + " is not null")
                .map(sql -> new PartCondition(literal(sql), sql));
        return Stream.concat(conditions, known).toList();
    }

    private static Stream<String> conditions(Aggregate aggregate) {
        try {
            return PredicateParts.of(aggregate.where().text()).conditions().stream();
        } catch (NoPredicateException e) {
            throw new IllegalStateException("definitions were checked", e);
        }
    }

    private static String told(String condition, Panel panel, MeasureScope scope) {
        boolean saysWhy = condition.equals(Indicator.UNIVERSE)
                && scope.universe().key().equals(MeasureScope.OUTSIDE_PLANS)
                && hasExcludedBy(panel);
        return saysWhy ? "coalesce(" + EXCLUDED_BY + ", " + literal(condition) + ")" : literal(condition);
    }

    static boolean hasExcludedBy(Panel panel) {
        return panel.columns().stream().map(Panel.Column::name).anyMatch(EXCLUDED_BY::equals);
    }
}
