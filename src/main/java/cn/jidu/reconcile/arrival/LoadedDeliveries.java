package cn.jidu.reconcile.arrival;

import cn.jidu.definition.Quarter;
import cn.jidu.reconcile.arrival.LoadedDelivery.AreaValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** The loaded deliveries, in order of arrival. */
public final class LoadedDeliveries {
    private LoadedDeliveries() {}

    /** @param upToBatch what arrived later is not seen: a run fixes at its start what it sees */
    public static List<LoadedDelivery> loaded(JdbcTemplate db, long upToBatch) {
        Map<Long, List<AreaValue>> cells = new HashMap<>();
        db.query(
                """
                select c.delivery_id, c.area_code, c.replace_value, c.rows
                from jidu.delivery_cell c join jidu.delivery d on d.delivery_id = c.delivery_id
                where d.batch_id <= ?
                order by c.delivery_id, c.area_code, c.replace_value""",
                row -> {
                    cells.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                            .add(new AreaValue(row.getString(2), row.getString(3), row.getLong(4) == 0));
                },
                upToBatch);
        return db.query(
                """
                select delivery_id, source, area_code, quarter, supplement, file_name, sha256,
                    not exists (select from jidu.delivery_count c where c.delivery_id = jidu.delivery.delivery_id and c.rows > 0)
                        and not exists (select from jidu.delivery_cell c where c.delivery_id = jidu.delivery.delivery_id)
                from jidu.delivery
                where state = 'loaded' and batch_id <= ?
                order by batch_id, rank_in_batch""",
                (row, i) -> new LoadedDelivery(
                        row.getLong(1),
                        i,
                        row.getString(2),
                        row.getString(3),
                        Quarter.of(row.getString(4)),
                        row.getBoolean(5),
                        row.getString(6),
                        row.getString(7),
                        row.getBoolean(8),
                        cells.getOrDefault(row.getLong(1), List.of())),
                upToBatch);
    }
}
