package cn.jidu.report.data;

import cn.jidu.definition.Plan;
import cn.jidu.definition.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Targets that are no tasks of their own, as {@code counted-with.csv} has them: whoever adds up or counts {@code
 * measurements.csv} leaves them out.
 */
final class CountedWithRows {
    private CountedWithRows() {}

    /** In the order of the columns of {@link CsvTables#COUNTED_WITH}; of each measured plan, in the document's order. */
    static Stream<List<String>> of(QuarterResults results) {
        return results.measurements().stream()
                .map(m -> m.plan())
                .distinct()
                .sorted()
                .flatMap(
                        key -> Optional.ofNullable(results.definitions().plans().get(key)).stream())
                .flatMap(CountedWithRows::of);
    }

    private static Stream<List<String>> of(Plan plan) {
        return plan.targets().stream()
                .flatMap(t -> t.countedWith().map(other -> List.of(plan.key(), t.id(), other, way(t))).stream());
    }

    private static String way(Target target) {
        return target.partOf().isPresent() ? "part" : "same";
    }
}
