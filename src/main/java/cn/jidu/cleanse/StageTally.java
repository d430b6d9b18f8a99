package cn.jidu.cleanse;

import cn.jidu.cleanse.cell.RejectCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Counts of rows by stage, reason and own area, for {@code delivery_count}. */
final class StageTally {
    /** What rows are counted by. */
    private record TallyLine(String stage, String reason, String area) implements Comparable<TallyLine> {
        @Override
        public int compareTo(TallyLine o) {
            int byStage = stage.compareTo(o.stage);
            int byReason = byStage != 0 ? byStage : reason.compareTo(o.reason);
            return byReason != 0 ? byReason : area.compareTo(o.area);
        }
    }

    private final Map<TallyLine, Long> lines = new TreeMap<>();
    private String lastArea = "";
    private long lastRead;

    /** Rows come in runs of one area. */
    void read(String area) {
        if (!area.equals(lastArea)) {
            flush();
            lastArea = area;
        }
        lastRead++;
    }

    void rejected(RejectCode code, String area) {
        lines.merge(new TallyLine("rejected", code.name(), area), 1L, Long::sum);
    }

    long sum(String stage) {
        flush();
        return lines.entrySet().stream()
                .filter(e -> e.getKey().stage.equals(stage))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    void write(Connection connection, long delivery) throws SQLException {
        flush();
        String sql = """
                insert into jidu.delivery_count (delivery_id, stage, reason, area_code, rows) values (?, ?, ?, ?, ?)""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Map.Entry<TallyLine, Long> line : lines.entrySet()) {
                insert.setLong(1, delivery);
                insert.setString(2, line.getKey().stage);
                insert.setString(3, line.getKey().reason);
                insert.setString(4, line.getKey().area);
                insert.setLong(5, line.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void flush() {
        if (lastRead > 0) {
            lines.merge(new TallyLine("read", "", lastArea), lastRead, Long::sum);
            lastRead = 0;
        }
    }
}
