package cn.jidu.measure;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a measurement's same quarter of the year before was: of flows its own flow, else its level or rate at the quarter's
 * end, exact and in the indicator's unit. Neither is known across a change of the area's extent.
 *
 * @param value on the basis of the measurement
 * @param returned the department's own figure, where there is one
 */
public record YearBefore(Optional<BigDecimal> value, Optional<BigDecimal> returned) {
    /** Nothing to compare with. */
    public static final YearBefore NONE = new YearBefore(Optional.empty(), Optional.empty());

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return value.isEmpty() && returned.isEmpty();
    }
}
