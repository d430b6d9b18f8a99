package cn.jidu.definition;

import java.util.List;

/**
 * A table of {@code jobs/reference/<name>.csv}; the panels' SQL reads it as {@code ref_<name>} (dashes become
 * underscores), every column as text.
 *
 * @param rows cells in the order of the columns; an empty cell is the empty text
 */
public record ReferenceTable(String name, List<String> columns, List<List<String>> rows) {
    public ReferenceTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * The place of the column, from 0.
     *
     * @throws IllegalArgumentException where there is none of that name
     */
    public int column(String column) {
        int i = columns.indexOf(column);
        if (i < 0) {
            throw new IllegalArgumentException(name + " has no column " + column);
        }
        return i;
    }
}
