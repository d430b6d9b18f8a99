package cn.jidu.reconcile.arrival;

import cn.jidu.definition.Quarter;
import cn.jidu.delivery.DeliveryTable;
import cn.jidu.delivery.FileRowCounts;
import cn.jidu.delivery.ReceivedFile;
import cn.jidu.reconcile.arrival.LoadedDelivery.AreaValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** The loaded deliveries, in order of arrival. */
public final class LoadedDeliveries {
    private LoadedDeliveries() {}

    /** @param upToBatch what arrived later is not seen: a run fixes at its start what it sees */
    public static List<LoadedDelivery> loaded(JdbcTemplate db, long upToBatch) {
        Map<Long, List<AreaValue>> cells = new HashMap<>();
        RowCallbackHandler each = row -> cells.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                .add(new AreaValue(row.getString(2), row.getString(3), row.getLong(4) == 0));
        db.query("""
                select delivery_id, area_code, replace_value, rows from jidu.delivery_cell
                order by delivery_id, area_code, replace_value""", each);
        List<ReceivedFile> files = new DeliveryTable(db).listLoaded(upToBatch);
        List<LoadedDelivery> loaded = new ArrayList<>();
        for (ReceivedFile f : files) {
            List<AreaValue> own = cells.getOrDefault(f.id(), List.of());
            loaded.add(new LoadedDelivery(
                    f.id(),
                    loaded.size(),
                    f.origin().batch(),
                    f.source(),
                    f.area(),
                    Quarter.of(f.quarter()),
                    f.month(),
                    f.supplement(),
                    f.fileName(),
                    f.sha256(),
                    f.rows().equals(FileRowCounts.NONE) && own.isEmpty(),
                    own));
        }
        return List.copyOf(loaded);
    }
}
