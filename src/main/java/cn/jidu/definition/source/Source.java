package cn.jidu.definition.source;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A kind of extract and its contract ({@code jobs/sources/<name>.yml}, a Frictionless data resource).
 *
 * @param description what one row is, in a sentence for those who send them
 * @param filePattern matches a delivery's file name, with the named groups {@code area}, {@code quarter}, {@code rest}
 * @param key the fields whose values identify a row; a row whose code among them is empty has no key
 * @param replacesBy the field whose values bound what a full delivery replaces; empty: everything in its area
 * @param carriesForward an area without a delivery falls back to its newest earlier one (stale) instead of missing
 * @param shrinkBound a full delivery that loses more than this share of what it replaces is held, e.g. 0.3
 * @param sumBounds a full delivery whose sums lie further from what it replaces, or from its last quarter, is held; a field may
 *     have several
 * @param areaField the row's own area; empty: the area of the file
 * @param quarterField must name the file's quarter; empty: the file's quarter
 * @param match how rows find their enterprise; empty: rows of this source are not matched (parks, returns)
 * @param counted which matched rows count; without meaning where rows are not matched
 * @param locatedBy where a row lies that says no area of its own; empty: in its own area
 * @param senders of whom files are expected; without meaning where {@code replacesBy} is empty
 * @param due days after the quarter's end by which it is expected; empty: never expected
 * @param form what the contract declares about its files
 * @param bounds what values are plausible within
 * @param monthly whether a file may also be of one month
 */
public record Source(
        String name,
        String title,
        String description,
        Pattern filePattern,
        List<SourceField> fields,
        List<String> key,
        Optional<String> replacesBy,
        boolean carriesForward,
        BigDecimal shrinkBound,
        List<SumBound> sumBounds,
        Optional<String> areaField,
        Optional<String> quarterField,
        Optional<Match> match,
        Counted counted,
        Optional<Location> locatedBy,
        Senders senders,
        Optional<Integer> due,
        TextForm form,
        List<ValueBound> bounds,
        Examples examples,
        boolean monthly) {
    /** The source that the registry is made from. */
    public static final String REGISTRATION = "registration";

    /** Where contracts lie, within the folder of definitions. */
    public static final String FOLDER = "sources";

    /** Of whom files are expected, by the field that {@code replacesBy} names: lenders, reporting units. */
    public enum Senders {
        /** Nobody is known by name: what arrives for an area is all of it. */
        UNKNOWN,
        /** Those whose rows stood for the area the quarter before. */
        LAST_QUARTER
    }

    /** Which matched rows count in the statement that accounts for every row. */
    public enum Counted {
        /** Those of enterprises that existed in the quarter and are small or micro; the others are excluded. */
        UNIVERSE,
        /** All, whatever the enterprise's type, size or status: lists. */
        ALL
    }

    /** The fields that tie a row to the registry. The registry's own source matches itself. */
    public record Match(String codeField, String nameField) {}

    /** A row lies where the row in force of another source with the same value of this field does. */
    public record Location(String source, String key) {}

    /**
     * Worked examples.
     *
     * @param fileName what a delivery is called, for example: tells the area and quarter of the rows
     */
    public record Examples(String fileName, List<RowExample> rows) {
        /** Of a contract that has none. */
        public static final Examples NONE = new Examples("", List.of());

        public Examples {
            rows = List.copyOf(rows);
        }
    }

    public Source {
        fields = List.copyOf(fields);
        key = List.copyOf(key);
        sumBounds = List.copyOf(sumBounds);
        bounds = List.copyOf(bounds);
    }

    /** Its contract, relative to the folder of the definitions. */
    public String file() {
        return FOLDER + "/" + name + ".yml";
    }

    /** The table that holds this source's rows. */
    public String table() {
        return "row_" + InputNames.inSql(name);
    }

    /** Whether every matched row counts, whatever its enterprise is ({@code counted: all}). */
    public boolean countsAll() {
        return counted == Counted.ALL;
    }

    /** @throws IllegalArgumentException where the source has none of that name */
    public SourceField field(String fieldName) {
        return fields.stream()
                .filter(f -> f.name().equals(fieldName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no field " + fieldName));
    }

    /** Where a field stands among the {@link #fields}, from 0; -1 where none is called so, as a list says it. */
    public int indexOf(String fieldName) {
        return fields.stream().map(SourceField::name).toList().indexOf(fieldName);
    }
}
