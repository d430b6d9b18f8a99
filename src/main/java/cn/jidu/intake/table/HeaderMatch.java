package cn.jidu.intake.table;

import cn.jidu.definition.source.SourceField;
import java.util.List;

/**
 * How well a row serves as header.
 *
 * @param missing required fields without a column
 * @param doubled headings that stand more than once and would name one field
 */
record HeaderMatch(TableHeader header, List<SourceField> missing, List<String> doubled, List<WrongUnit> units) {

    /** A unit in the brackets of a heading that cannot be converted exactly to the field's. */
    record WrongUnit(SourceField field, String heading, String unit) {}

    boolean isComplete() {
        return missing.isEmpty();
    }

    /** How many fields found a column: the row with the most is taken for the header. */
    int matched() {
        return (int) header.columns().stream().filter(c -> c.isPresent()).count();
    }
}
