package cn.jidu.cleanse;

import cn.jidu.cleanse.cell.CellReaders;
import cn.jidu.cleanse.cell.CodeCell;
import cn.jidu.cleanse.cell.CodeReader;
import cn.jidu.cleanse.cell.CodeText;
import cn.jidu.cleanse.cell.EnterpriseCode;
import cn.jidu.cleanse.cell.RowFaults;
import cn.jidu.definition.source.Source;
import cn.jidu.intake.text.CitizenNumber;
import cn.jidu.intake.text.TextFold;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes the keys of rows: the key fields, folded, joined by bars (a bar within a field has a backslash before it). None
 * where the code of the enterprise is among them and missing.
 */
final class RowKey {
    private static final Pattern HASH = Pattern.compile(CodeReader.HASH);

    private final int[] fields;
    private final Set<String> titles;
    private final boolean registry;
    private final int number;
    /** Serves every key while it is made. */
    private final StringBuilder key = new StringBuilder();

    RowKey(Source source) {
        this.registry = source.name().equals(CellReaders.REGISTRY);
        this.number = source.indexOf("registration_no");
        this.fields = registry
                ? new int[] {
                    source.match().map(m -> source.indexOf(m.codeField())).orElse(-1)
                }
                : source.key().stream().mapToInt(source::indexOf).toArray();
        this.titles = Arrays.stream(fields)
                .filter(i -> i >= 0)
                .mapToObj(i -> source.fields().get(i).title())
                .collect(Collectors.toSet());
    }

    /** Whether a row with these faults can be known by its key all the same: none of the key's fields is at fault. */
    boolean isKnown(RowFaults faults) {
        return faults.list().stream().noneMatch(f -> f.field().isEmpty() || titles.contains(f.field()));
    }

    /** The key of a row with these values, in the order of the source's fields; null when it has none. */
    @Nullable
    String of(@Nullable Object[] values) {
        key.setLength(0);
        for (int field : fields) {
            if (key.length() > 0) {
                key.append('|');
            }
            Object value = values[field];
            if (value instanceof CodeCell code) {
                if (code.text().isEmpty()) {
                    return registry ? ofNumber(values) : null;
                }
                // the enterprise may file under its own code as well: two rows, not one twice
                key.append(code.kind() == EnterpriseCode.CodeKind.TEMPORARY ? "L" : "");
                key.append(code.text().get());
            } else if (value != null) {
                append(value instanceof String text ? TextFold.tight(text) : value.toString());
            }
        }
        return key.toString();
    }

    /** The key as lists may show it: without the keyed hash that stands for a citizen's number. */
    static String shown(String key) {
        return HASH.matcher(key).replaceAll(CitizenNumber.HIDDEN);
    }

    private @Nullable String ofNumber(@Nullable Object[] values) {
        Object text = number < 0 ? null : values[number];
        if (text == null) {
            return null;
        }
        key.append("reg:").append(CodeText.fold(text.toString()));
        return key.toString();
    }

    private void append(String text) {
        if (text.indexOf('|') < 0 && text.indexOf('\\') < 0) {
            key.append(text);
        } else {
            key.append(text.replace("\\", "\\\\").replace("|", "\\|"));
        }
    }
}
