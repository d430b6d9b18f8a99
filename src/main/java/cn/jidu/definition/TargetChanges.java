package cn.jidu.definition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the number of a target changes with time.
 *
 * @param years a year's own number, where the document gives one; other years have the target's
 * @param revised what later documents made of it, in order of time; the earlier versions stay known
 */
public record TargetChanges(Map<Integer, BigDecimal> years, List<Revised> revised) {
    /** The same number at all times. */
    public static final TargetChanges NONE = new TargetChanges(Map.of(), List.of());

    /**
     * A later document's number.
     *
     * @param from the first quarter that it is judged in
     * @param clause the words of that document
     * @param document its number
     */
    public record Revised(Quarter from, BigDecimal value, String clause, String document) {}

    public TargetChanges {
        years = Map.copyOf(years);
        revised = List.copyOf(revised);
    }

    /** The revision in force in the quarter; empty before the first. */
    public Optional<Revised> revisionIn(Quarter quarter) {
        return revised.stream().filter(r -> r.from().compareTo(quarter) <= 0).reduce((earlier, later) -> later);
    }
}
