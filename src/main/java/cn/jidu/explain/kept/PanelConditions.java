package cn.jidu.explain.kept;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator.Aggregate;
import cn.jidu.definition.Indicator.Function;
import cn.jidu.definition.Panel;
import cn.jidu.measure.count.ConditionBits;
import cn.jidu.measure.count.MeasureScope;
import cn.jidu.reconcile.revision.Revisions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All conditions and summed columns that are asked of a panel's rows. Which of the conditions a row meets is told by bits
 * ({@link ConditionBits}).
 *
 * @param conditions SQL, each another
 * @param summed columns, each another
 */
record PanelConditions(String panel, List<String> conditions, List<String> summed) {
    PanelConditions {
        conditions = List.copyOf(conditions);
        summed = List.copyOf(summed);
    }

    /** Of what the indicators count over these scopes, by panel. */
    static List<PanelConditions> of(Definitions definitions, List<MeasureScope> scopes) {
        Map<String, SortedSet<String>> conditions = new TreeMap<>();
        Map<String, SortedSet<String>> summed = new TreeMap<>();
        scopes.forEach(scope -> definitions
                .countable()
                .filter(scope::holds)
                .flatMap(i -> i.aggregates().stream())
                .forEach(a -> {
                    Panel panel = Objects.requireNonNull(definitions.panels().get(a.panel()), a.panel());
                    SortedSet<String> ofPanel = conditions.computeIfAbsent(a.panel(), p -> new TreeSet<>());
                    PartCondition.of(panel, a, scope).forEach(c -> ofPanel.add(c.sql()));
                    summed.computeIfAbsent(a.panel(), p -> new TreeSet<>()).addAll(summed(a));
                }));
        return conditions.entrySet().stream()
                .map(e -> new PanelConditions(
                        e.getKey(),
                        List.copyOf(e.getValue()),
                        List.copyOf(Objects.requireNonNull(summed.get(e.getKey())))))
                .toList();
    }

    private static List<String> summed(Aggregate aggregate) {
        return aggregate.function() == Function.SUM ? List.of(aggregate.column().orElseThrow()) : List.of();
    }

    /** Tells them from all others. */
    String key() {
        return Revisions.sha256(panel + "\n" + String.join("\n", conditions) + "\n\n" + String.join("\n", summed));
    }

    /** Whether rows that are told so tell all that is asked. */
    boolean tell(List<PartCondition> asked, Aggregate aggregate) {
        return conditions.containsAll(asked.stream().map(PartCondition::sql).toList())
                && summed.containsAll(summed(aggregate));
    }

    /** Which of them a row of the panel meets, as an array of numbers. */
    String met() {
        return "array[" + String.join(", ", bits().numbers()) + "]::bigint[]";
    }

    /** Whether a row meets all of these, by the column {@code met}. */
    String isMet(List<PartCondition> asked) {
        return bits().areMet(asked.stream().map(PartCondition::sql).toList(), i -> "met[" + (i + 1) + "]");
    }

    private ConditionBits bits() {
        return new ConditionBits(conditions);
    }

    /** What a row adds to the aggregate, of the rows of a kind together, by the columns {@code rows} and {@code sums}. */
    String adds(Aggregate aggregate) {
        return summed(aggregate).stream()
                .map(column -> "sums[" + (summed.indexOf(column) + 1) + "]")
                .findFirst()
                .orElse("rows");
    }
}
