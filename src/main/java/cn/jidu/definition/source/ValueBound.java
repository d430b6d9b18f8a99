package cn.jidu.definition.source;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a value is plausible within, beside or against another of its row. A missing value breaks no bound.
 *
 * @param field whose value it is
 * @param side on which side it must lie, the limit itself included
 * @param rejects whether a row that breaks it is rejected (OUT_OF_RANGE), or loaded and listed (IMPLAUSIBLE_VALUE)
 */
public record ValueBound(String field, Side side, Extent extent, boolean rejects) {
    /** Where the value must lie. */
    public enum Side {
        AT_LEAST,
        AT_MOST
    }

    /** What it is compared with. */
    public sealed interface Extent {}

    /** The value of another field of the row, of the same kind and unit. */
    public record Beside(String field) implements Extent {}

    /** In the field's unit. */
    public record Amount(BigDecimal value) implements Extent {}

    /** A day. */
    public record Day(LocalDate value) implements Extent {}

    /** The last day of the delivery's quarter. */
    public record QuarterEnd() implements Extent {}
}
