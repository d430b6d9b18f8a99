package cn.jidu.cleanse;

import cn.jidu.cleanse.cell.CellReaders;
import cn.jidu.cleanse.cell.CodeCell;
import cn.jidu.cleanse.cell.CodeReader;
import cn.jidu.cleanse.cell.CodeText;
import cn.jidu.cleanse.cell.EnterpriseCode;
import cn.jidu.definition.Source;
import cn.jidu.intake.text.CitizenNumber;
import cn.jidu.intake.text.TextFold;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The key of a row: its key fields, folded, joined by bars (a bar within a field has a backslash before it). Empty where
 * the code of the enterprise is among them and missing.
 */
final class RowKey {
    private static final Pattern HASH = Pattern.compile("(?<=^|\\|)" + CodeReader.HASHED + "[^|]*");

    private final RowCleaner row;
    private final int[] fields;
    private final boolean registry;
    private final int number;
    private final StringBuilder key = new StringBuilder();

    RowKey(Source source, RowCleaner row) {
        this.row = row;
        this.registry = source.name().equals(CellReaders.REGISTRY);
        this.number = row.index(Optional.of("registration_no"));
        this.fields = registry
                ? new int[] {row.index(source.match().map(m -> m.codeField()))}
                : source.key().stream().mapToInt(k -> row.index(Optional.of(k))).toArray();
    }

    /** The key of the row that was cleansed last, null when it has none. Valid until the next call. */
    @Nullable
    CharSequence of() {
        key.setLength(0);
        for (int field : fields) {
            if (key.length() > 0) {
                key.append('|');
            }
            Object value = row.value(field);
            if (value instanceof CodeCell code) {
                if (code.text().isEmpty()) {
                    return registry ? ofNumber() : null;
                }
                // the enterprise may file under its own code as well: two rows, not one twice
                key.append(code.kind() == EnterpriseCode.CodeKind.TEMPORARY ? "L" : "");
                key.append(code.text().get());
            } else if (value != null) {
                append(value instanceof String text ? TextFold.tight(text) : value.toString());
            }
        }
        return key;
    }

    /** The key as lists may show it: without the keyed hash that stands for a citizen's number. */
    String shown() {
        return HASH.matcher(key).replaceAll(CitizenNumber.HIDDEN);
    }

    private @Nullable CharSequence ofNumber() {
        Object text = number < 0 ? null : row.value(number);
        if (text == null) {
            return null;
        }
        key.append("reg:").append(CodeText.fold(text.toString()));
        return key;
    }

    private void append(String text) {
        if (text.indexOf('|') < 0 && text.indexOf('\\') < 0) {
            key.append(text);
        } else {
            key.append(text.replace("\\", "\\\\").replace("|", "\\|"));
        }
    }
}
