package cn.jidu.store.backup;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.name;
import static cn.jidu.store.SqlQuotes.names;

import cn.jidu.store.StoreException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table as it is backed up: its shape, and what was copied of it.
 *
 * @param parent the table that it is a part of; empty where it is none
 * @param quarter whose rows the part holds; empty where it is no part
 * @param parted whether it has parts: then it has no rows of its own
 * @param indexes of tables that no migration makes
 * @param sha256 of the rows as COPY writes them
 */
record SavedTable(
        String schema,
        String table,
        String parent,
        String quarter,
        boolean parted,
        List<SavedColumn> columns,
        List<SavedIndex> indexes,
        long rows,
        String sha256) {
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9 ]*(\\([0-9]+(,[0-9]+)?\\))?(\\[\\])?");
    private static final Pattern METHOD = Pattern.compile("brin|btree");

    SavedTable {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
    }

    /**
     * @param type as PostgreSQL writes it
     * @param plain whether its texts are ordered by code point, whatever the server orders by
     */
    record SavedColumn(String column, String type, boolean plain, boolean required) {
        private String definition() {
            return name(column) + " " + checked(TYPE, type) + (plain ? " collate \"C\"" : "")
                    + (required ? " not null" : "");
        }
    }

    /** @param method how it finds rows */
    record SavedIndex(String index, String method, List<String> columns) {
        SavedIndex {
            columns = List.copyOf(columns);
        }
    }

    SavedTable copied(long count, String sum) {
        return new SavedTable(schema, table, parent, quarter, parted, columns, indexes, count, sum);
    }

    String entry() {
        return "tables/" + schema + "." + table + ".copy";
    }

    String sqlName() {
        return name(schema + "." + table);
    }

    String copy(String way) {
        String columnNames = names(columns.stream().map(SavedColumn::column).toList());
        return "copy %s (%s) %s (format text, encoding 'UTF8')".formatted(sqlName(), columnNames, way);
    }

    /** Makes it; its indexes come when it is filled. */
    List<String> create() {
        String columnList = columns.stream().map(SavedColumn::definition).collect(Collectors.joining(", "));
        String make = "create table " + sqlName() + " (" + columnList + ")";
        if (parted) {
            return List.of(make + " partition by list (quarter)");
        }
        return parent.isEmpty()
                ? List.of(make)
                : List.of(
                        make,
                        "alter table %s attach partition %s for values in (%s)"
                                .formatted(name(schema + "." + parent), sqlName(), literal(quarter)));
    }

    List<String> createIndexes() {
        return indexes.stream()
                .map(i -> "create index %s on %s using %s (%s)"
                        .formatted(name(i.index), sqlName(), checked(METHOD, i.method), names(i.columns)))
                .toList();
    }

    private static String checked(Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            throw StoreException.of("backup.shape", text);
        }
        return text;
    }
}
