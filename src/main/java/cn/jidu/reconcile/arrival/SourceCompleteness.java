package cn.jidu.reconcile.arrival;

import cn.jidu.definition.Quarter;
import java.util.Optional;

/**
 * What arrived of a source for an area.
 *
 * @param from the earlier quarter that a stale area fell back to
 */
public record SourceCompleteness(String source, String area, CompletenessState state, Optional<Quarter> from) {

    /** How whole a source is for an area and a quarter. */
    public enum CompletenessState {
        DELIVERED,
        /** Some of the areas below it, not all, or too many rows of a file were rejected. */
        PARTIAL,
        /** Nothing for the quarter: the newest earlier one stands. */
        STALE,
        MISSING
    }
}
