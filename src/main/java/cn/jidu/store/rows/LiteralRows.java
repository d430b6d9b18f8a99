package cn.jidu.store.rows;

import cn.jidu.store.SqlQuotes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Fills a table from rows of literal texts, as worked examples give them. */
public final class LiteralRows {
    private LiteralRows() {}

    /** The table's columns with their types, in order; empty where there is no such table. */
    public static Map<String, String> columns(Connection connection, String table) throws SQLException {
        String sql = """
                select attname, format_type(atttypid, atttypmod) from pg_attribute
                where attrelid = to_regclass(?) and attnum > 0 and not attisdropped order by attnum""";
        Map<String, String> columns = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return columns;
    }

    /**
     * Puts the rows in the place of all rows of the table. Columns left out are null, booleans false.
     *
     * @param rows column to literal; every column must be one of the table
     * @throws SQLException where a literal is none of its column's type
     */
    public static void fill(Connection connection, String table, List<Map<String, String>> rows) throws SQLException {
        Map<String, String> types = columns(connection, table);
        try (Statement statement = connection.createStatement()) {
            statement.execute("delete from " + SqlQuotes.name(table));
        }
        for (Map<String, String> row : rows) {
            insert(connection, table, types, row);
        }
    }

    private static void insert(Connection connection, String table, Map<String, String> types, Map<String, String> row)
            throws SQLException {
        Map<String, String> given = new LinkedHashMap<>(row);
        types.forEach((column, type) -> {
            if (type.equals("boolean")) {
                given.putIfAbsent(column, "false");
            }
        });
        if (given.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("insert into " + SqlQuotes.name(table) + " default values");
            }
            return;
        }
        List<String> columns = new ArrayList<>(given.keySet());
        String literals =
                columns.stream().map(c -> "cast(? as " + types.get(c) + ")").collect(Collectors.joining(", "));
        String sql =
                "insert into %s (%s) values (%s)".formatted(SqlQuotes.name(table), SqlQuotes.names(columns), literals);
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.size(); i++) {
                insert.setString(i + 1, given.get(columns.get(i)));
            }
            insert.execute();
        }
    }
}
