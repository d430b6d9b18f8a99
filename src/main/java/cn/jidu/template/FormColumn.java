package cn.jidu.template;

import cn.jidu.definition.source.FieldType;
import cn.jidu.definition.source.SourceField;
import java.util.List;

/**
 * A field as a column of the form.
 *
 * @param index of its column, from 0
 * @param choices what may stand in it; empty: anything of its type
 */
record FormColumn(int index, SourceField field, List<FormChoice> choices) {
    /** As the contract names it, with its unit: no other is meant then. */
    String heading() {
        return field.title() + field.unit().map(u -> "（" + u + "）").orElse("");
    }

    boolean isNumber() {
        return field.type() == FieldType.NUMBER || field.type() == FieldType.INTEGER;
    }

    /** A day that the workbook holds as one: intake takes it whatever form the contract declares for texts. */
    boolean isDay() {
        return field.type() == FieldType.DATE;
    }

    /** The name that the list of its choices has in the workbook. */
    String listName() {
        return "list_" + field.name();
    }
}
