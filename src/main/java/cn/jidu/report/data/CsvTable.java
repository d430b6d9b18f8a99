package cn.jidu.report.data;

import java.util.List;

/**
 * One resource of the data package.
 *
 * @param file its name in {@code data/}
 */
record CsvTable(String name, String file, String title, List<CsvColumn> columns) {

    /** As in Frictionless table schemas. */
    enum Type {
        STRING,
        NUMBER,
        INTEGER
    }

    record CsvColumn(String name, Type type, String title) {}

    CsvTable {
        columns = List.copyOf(columns);
    }
}
