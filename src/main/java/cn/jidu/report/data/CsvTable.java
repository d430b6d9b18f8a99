package cn.jidu.report.data;

import java.util.List;

/**
 * One resource of the data package.
 *
 * @param file its name in {@code data/}
 * @param title in Chinese
 * @param description the same in English
 */
record CsvTable(String name, String file, String title, String description, List<CsvColumn> columns) {

    /** As in Frictionless table schemas. */
    enum Type {
        STRING,
        NUMBER,
        INTEGER
    }

    /**
     * @param title in Chinese
     * @param description the same in English
     */
    record CsvColumn(String name, Type type, String title, String description) {}

    CsvTable {
        columns = List.copyOf(columns);
    }
}
