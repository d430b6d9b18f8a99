package cn.jidu.definition;

import java.util.List;

/**
 * One reconciled row per thing and quarter: the SQL that makes it and what its columns mean.
 *
 * <p>The SQL is one SELECT. It must give a column {@code county_code} (the county of the registry that the row is
 * stored under) and {@code area_code} (the area it is counted in), and {@code delivery_id}, {@code sheet_no} and {@code row_no}:
 * where the row was read, by which it is listed and put beside that of another revision.
 *
 * @param order panels are made in this order; a panel may read those made before it
 * @param orderLine where {@code order} stands in the panel's file
 * @param stored named parts of the SELECT that become tables before it: its rows are the same, and made faster
 * @param sql the SELECT
 */
public record Panel(
        String name,
        String title,
        int order,
        int orderLine,
        List<Column> columns,
        List<String> stored,
        DefinitionSql sql) {

    /**
     * @param sqlType e.g. text, date, numeric, bigint, boolean, uuid
     * @param meaning one Chinese sentence for the one who reads the rows behind a figure
     * @param line where it stands in the panel's file
     */
    public record Column(String name, String sqlType, String meaning, int line) {}

    public Panel {
        columns = List.copyOf(columns);
        stored = List.copyOf(stored);
    }

    /** The file of its columns, relative to the folder of the definitions. */
    public String file() {
        return "panels/" + name + ".yml";
    }
}
