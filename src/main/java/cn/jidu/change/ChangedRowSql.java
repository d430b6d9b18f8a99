package cn.jidu.change;

import static cn.jidu.store.SqlQuotes.literal;

import cn.jidu.change.ChangedRow.ReadPlace;
import cn.jidu.delivery.DeliveryRelations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the changed rows of panels, of which {@link RowCauses} made the tables. */
final class ChangedRowSql {
    private final JdbcTemplate db;
    private final List<ChangeCause> order;

    ChangedRowSql(JdbcTemplate db, List<ChangeCause> order) {
        this.db = db;
        this.order = order;
    }

    /** Panel by panel, in the order of causes, areas and files; one that was only read elsewhere is left out. */
    void each(Map<String, String> changed, Consumer<ChangedRow> to) {
        changed.forEach((panel, table) -> db.query(
                """
                select coalesce(i.step, w.step) as step, coalesce(i.area_code, w.area_code, '') as area,
                    wd.file_name, w.sheet_no, w.row_no, id.file_name, i.sheet_no, i.row_no
                from (select * from %1$s where side = %2$s) w
                full join (select * from %1$s where side = %3$s) i on i.item = w.item
                left join %4$s wd on wd.delivery_id = w.delivery_id
                left join %4$s id on id.delivery_id = i.delivery_id
                order by 1, 2, coalesce(id.file_name, wd.file_name) collate "C", coalesce(i.sheet_no, w.sheet_no),
                    coalesce(i.row_no, w.row_no)""".formatted(table, literal(ChangedSlices.WAS), literal(ChangedSlices.IS), DeliveryRelations.ALL),
                row -> {
                    to.accept(new ChangedRow(
                            order.get(row.getInt(1) - 1), panel, row.getString(2), place(row, 3), place(row, 6)));
                }));
    }

    private static Optional<ReadPlace> place(ResultSet row, int from) throws SQLException {
        String file = row.getString(from);
        return file == null
                ? Optional.empty()
                : Optional.of(new ReadPlace(file, row.getInt(from + 1), row.getInt(from + 2)));
    }
}
