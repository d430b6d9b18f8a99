package cn.jidu.definition.source;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a contract declares about how the values of one field are written; the only form read then.
 *
 * @param date empty: as departments write days
 * @param currency a sign before or behind a number that is no part of it, e.g. {@code $}
 * @param unitField the field of the same row that names the number's unit; a unit behind the number must be that one
 * @param trueValues what means yes; empty: as departments write it
 * @param falseValues what means no; empty: as departments write it
 */
public record ValueForm(
        Optional<DateForm> date,
        Optional<String> currency,
        Optional<String> unitField,
        List<String> trueValues,
        List<String> falseValues) {
    /** As departments write values. */
    public static final ValueForm USUAL =
            new ValueForm(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());

    public ValueForm {
        trueValues = List.copyOf(trueValues);
        falseValues = List.copyOf(falseValues);
    }

    /** How days are written. */
    public sealed interface DateForm {}

    /** A whole number of days since this one, which is day 0. */
    public record DaysSince(LocalDate zero) implements DateForm {}

    /** By a pattern such as {@code %m/%d/%Y}. */
    public record Patterned(DatePattern pattern) implements DateForm {}
}
