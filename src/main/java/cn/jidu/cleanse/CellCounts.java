package cn.jidu.cleanse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the rows given to the table by own area and replaced value, for {@code delivery_cell}: the database would have
 * to read the whole quarter for one file. Where there are more cells than memory should hold, it has to.
 */
final class CellCounts {
    private static final int MOST = 20_000;

    private final Map<String, Map<String, long[]>> rows = new HashMap<>();
    private int cells;

    void add(String area, String replaceValue) {
        if (areComplete()) {
            cell(area, replaceValue)[0]++;
        }
    }

    /** Rows that do not count after all, of cells that are complete. */
    void takeOff(String area, String replaceValue, long duplicates) {
        cell(area, replaceValue)[0] -= duplicates;
    }

    private long[] cell(String area, String replaceValue) {
        return rows.computeIfAbsent(area, a -> new HashMap<>()).computeIfAbsent(replaceValue, v -> {
            cells++;
            return new long[1];
        });
    }

    /** False where there were too many cells to count. */
    boolean areComplete() {
        return cells <= MOST;
    }

    /** Writes each cell that has rows. */
    void write(Connection connection, long delivery) throws SQLException {
        String sql = "insert into jidu.delivery_cell (delivery_id, area_code, replace_value, rows) values (?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, delivery);
            for (Map.Entry<String, Map<String, long[]>> area : rows.entrySet()) {
                insert.setString(2, area.getKey());
                for (Map.Entry<String, long[]> cell : area.getValue().entrySet()) {
                    // a cell without rows says that there is nothing, which no duplicate says
                    if (cell.getValue()[0] > 0) {
                        insert.setString(3, cell.getKey());
                        insert.setLong(4, cell.getValue()[0]);
                        insert.addBatch();
                    }
                }
            }
            insert.executeBatch();
        }
    }
}
