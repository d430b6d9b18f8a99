package cn.jidu.cleanse;

import cn.jidu.cleanse.cell.CodeCell;
import cn.jidu.definition.source.FieldType;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.intake.text.TextFold;
import cn.jidu.store.rows.CopyWriter;
import cn.jidu.store.rows.RowTables;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes cleansed rows into the source's table, in the order of {@link RowTables#columns}. */
final class RowWriter {
    private final CollectedDelivery delivery;
    private final CopyWriter copy;
    private final int[] fields;
    private final boolean[] codes;
    private final int replaceIndex;
    private final String quarter;

    RowWriter(CollectedDelivery delivery, CopyWriter copy) {
        Source source = delivery.source();
        this.delivery = delivery;
        this.copy = copy;
        List<SourceField> written = RowTables.fields(source);
        this.fields = written.stream().mapToInt(source.fields()::indexOf).toArray();
        this.codes = new boolean[fields.length];
        for (int i = 0; i < fields.length; i++) {
            codes[i] = written.get(i).type() == FieldType.ENTERPRISE_CODE;
        }
        this.replaceIndex = source.replacesBy().map(source::indexOf).orElse(-1);
        this.quarter = delivery.quarter().toString();
    }

    /** Writes the row, and tells the value that bounds what it replaces. */
    String write(CleanedRow row) {
        copy.text(quarter);
        copy.number(delivery.id());
        copy.number(row.origin().sheetNo());
        copy.number(row.origin().rowNo());
        copy.text(row.key());
        copy.text(row.ownArea());
        String replaceValue = replaceValue(row);
        copy.text(replaceValue);
        for (int i = 0; i < fields.length; i++) {
            Object value = row.value(fields[i]);
            if (codes[i]) {
                code((CodeCell) value);
            } else {
                plain(value);
            }
        }
        copy.endRow();
        return replaceValue;
    }

    /** Empty where the source replaces everything in its area. */
    private String replaceValue(CleanedRow row) {
        Object value = replaceIndex < 0 ? null : row.value(replaceIndex);
        return value == null ? "" : replaceValue(value);
    }

    /** How the tables hold a value that bounds what a file replaces. */
    static String replaceValue(Object value) {
        return TextFold.tight(value.toString());
    }

    private void code(@Nullable CodeCell cell) {
        CodeCell code = cell == null ? CodeCell.EMPTY : cell;
        copy.text(code.text().orElse(null));
        copy.text(code.kind().name());
        copy.text(code.repaired().orElse(null));
    }

    private void plain(@Nullable Object value) {
        if (value == null) {
            copy.missing();
        } else if (value instanceof String text) {
            copy.text(text);
        } else if (value instanceof LocalDate day) {
            copy.date(day);
        } else if (value instanceof BigDecimal number) {
            copy.decimal(number);
        } else if (value instanceof Long number) {
            copy.number(number);
        } else {
            copy.bool((Boolean) value);
        }
    }
}
