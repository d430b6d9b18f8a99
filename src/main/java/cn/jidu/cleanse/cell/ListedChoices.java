package cn.jidu.cleanse.cell;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.ReferenceTable;
import cn.jidu.definition.source.SourceField;
import cn.jidu.intake.text.TextFold;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values that a field of a closed list may have, each with its other spellings. */
final class ListedChoices {
    private final Map<String, String> keys = new HashMap<>();

    /** What a field's own list or its reference table allows. */
    static ListedChoices of(SourceField field, Definitions definitions) {
        ListedChoices choices = new ListedChoices();
        field.choices().forEach(c -> choices.put(c, c));
        if (field.table().isPresent()) {
            ReferenceTable table = definitions.tables().get(field.table().get());
            if (table != null) {
                choices.putTable(table);
            } else if (field.table().get().equals("indicators")) {
                definitions.indicators().values().forEach(i -> choices.putWithAlias(i.key(), i.title()));
            } else {
                throw new IllegalStateException("no table " + field.table().get() + " for field " + field.name());
            }
        }
        return choices;
    }

    /** The key that a cell means, null when the list has none. */
    @Nullable
    String find(String raw) {
        String key = keys.get(raw);
        return key != null ? key : keys.get(TextFold.tight(raw));
    }

    /** The first column is the key; {@code name} and the parts of {@code aliases} between bars mean the same. */
    private void putTable(ReferenceTable table) {
        int name = table.columns().indexOf("name");
        int aliases = table.columns().indexOf("aliases");
        for (List<String> row : table.rows()) {
            String key = row.get(0);
            put(key, key);
            optional(row, name).ifPresent(n -> put(n, key));
            for (String alias : optional(row, aliases).orElse("").split("\\|", -1)) {
                if (!alias.isEmpty()) {
                    put(alias, key);
                }
            }
        }
    }

    private void putWithAlias(String key, String alias) {
        put(key, key);
        put(alias, key);
    }

    private static Optional<String> optional(List<String> row, int column) {
        return column < 0 ? Optional.empty() : Optional.of(row.get(column));
    }

    private void put(String spelling, String key) {
        keys.putIfAbsent(TextFold.tight(spelling), key);
    }
}
