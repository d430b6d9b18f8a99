package cn.jidu.definition.source;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One column of a source.
 *
 * @param name the key that code and SQL use
 * @param title the header as departments write it, without its unit
 * @param aliases other headers that mean the same
 * @param columnRequired without this column the delivery is refused
 * @param valueRequired an empty cell rejects the row (REQUIRED_MISSING)
 * @param unit what the stored value counts in, e.g. 万元; a header's own unit is converted to it
 * @param choices the allowed values of a CHOICE; empty otherwise
 * @param table the reference table of a LISTED field
 * @param minimum a smaller value rejects the row (OUT_OF_RANGE)
 * @param emptyAs what an empty cell of a TEXT stands for where the column is there; without the column the value is null,
 *     so that "no" and "not asked" stay apart
 * @param absentAs what every row is read as having here where the file has no such column; empty: no value
 * @param form how its values are written, where not as departments write them
 */
public record SourceField(
        String name,
        String title,
        List<String> aliases,
        FieldType type,
        boolean columnRequired,
        boolean valueRequired,
        Optional<String> unit,
        List<String> choices,
        Optional<String> table,
        Optional<BigDecimal> minimum,
        Optional<BigDecimal> maximum,
        Optional<String> emptyAs,
        Optional<String> absentAs,
        ValueForm form) {

    public SourceField {
        aliases = List.copyOf(aliases);
        choices = List.copyOf(choices);
    }
}
