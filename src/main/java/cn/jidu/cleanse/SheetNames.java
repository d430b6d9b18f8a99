package cn.jidu.cleanse;

import cn.jidu.intake.table.FileRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a file calls the sheets that its rows stand on, for {@code delivery_sheet}. */
final class SheetNames {
    private final SortedMap<Integer, String> names = new TreeMap<>();

    void add(FileRow row) {
        if (!row.sheet().isEmpty()) {
            names.putIfAbsent(row.sheetNo(), row.sheet());
        }
    }

    void write(Connection connection, long delivery) throws SQLException {
        String sql = "insert into jidu.delivery_sheet (delivery_id, sheet_no, name) values (?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, delivery);
            for (int sheet : names.keySet()) {
                insert.setInt(2, sheet);
                insert.setString(3, names.get(sheet));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
