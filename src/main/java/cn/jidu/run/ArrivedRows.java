package cn.jidu.run;

import cn.jidu.delivery.DeliveryRelations;
import cn.jidu.delivery.DeliveryState;
import cn.jidu.run.PreviewResult.DoubtfulRow;
import cn.jidu.run.PreviewResult.FoundRow;
import cn.jidu.run.PreviewResult.RejectedRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;

/**
 * What taking in found in the rows of files that arrived after a batch, by code.
 *
 * @param listed how many rows of each code are told one by one
 */
record ArrivedRows(JdbcTemplate db, long afterBatch, int listed) {

    /** Each row under the fault that decides. */
    List<FoundRow<RejectedRow>> rejects() {
        return found(
                """
                select x.code, d.file_name, x.sheet, x.row_no, x.field, x.value, x.expected,
                    count(*) over (partition by x.code) as of_code,
                    row_number() over (partition by x.code order by d.batch_id, d.rank_in_batch, x.sheet collate "C", x.row_no) as place
                from jidu.reject x join %s d on d.delivery_id = x.delivery_id
                where d.batch_id > ? and x.fault_no = 1 and d.state in (?, ?)""".formatted(DeliveryRelations.ALL),
                (row, i) -> new RejectedRow(
                        row.getString("file_name"),
                        row.getString("sheet"),
                        row.getInt("row_no"),
                        row.getString("field"),
                        row.getString("value"),
                        row.getString("expected")),
                DeliveryState.LOADED.word(),
                DeliveryState.HELD.word());
    }

    /** @param state of the files: loaded or held */
    List<FoundRow<DoubtfulRow>> findings(DeliveryState state) {
        return found(
                """
                select f.code, d.file_name, f.row_no, f.message,
                    count(*) over (partition by f.code) as of_code,
                    row_number() over (partition by f.code
                        order by d.batch_id, d.rank_in_batch, f.sheet_no, f.row_no, f.message collate "C") as place
                from jidu.intake_finding f join %s d on d.delivery_id = f.delivery_id
                where d.batch_id > ? and d.state = ?""".formatted(DeliveryRelations.ALL),
                (row, i) -> new DoubtfulRow(row.getString("file_name"), row.getInt("row_no"), row.getString("message")),
                state.word());
    }

    /**
     * @param rows SQL that gives code, of_code and place, and what a row is made of
     * @param further what it asks for after the batch
     */
    private <T> List<FoundRow<T>> found(String rows, RowMapper<T> made, String... further) {
        Map<String, Long> counts = new HashMap<>();
        Map<String, List<T>> first = new TreeMap<>();
        RowCallbackHandler each = row -> {
            counts.put(row.getString("code"), row.getLong("of_code"));
            first.computeIfAbsent(row.getString("code"), code -> new ArrayList<>())
                    .add(made.mapRow(row, 0));
        };
        List<Object> asked = new ArrayList<>(List.of(afterBatch));
        asked.addAll(List.of(further));
        asked.add(listed);
        db.query(
                "select * from (" + rows + ") found where place <= ? order by code collate \"C\", place",
                each,
                asked.toArray());
        return first.entrySet().stream()
                .map(e -> new FoundRow<>(e.getKey(), counts.getOrDefault(e.getKey(), 0L), e.getValue()))
                .toList();
    }
}
