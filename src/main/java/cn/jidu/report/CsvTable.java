package cn.jidu.report;

import java.util.List;

/**
 * One resource of the data package.
 *
 * @param file its name in {@code data/}
 */
record CsvTable(String name, String file, String title, List<Column> columns) {

    /** As in Frictionless table schemas. */
    enum Type {
        STRING,
        NUMBER,
        INTEGER
    }

    record Column(String name, Type type, String title) {}

    CsvTable {
        columns = List.copyOf(columns);
    }
}
