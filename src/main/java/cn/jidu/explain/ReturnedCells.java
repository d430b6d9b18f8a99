package cn.jidu.explain;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.literals;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator.Behaviour;
import cn.jidu.definition.Quarter;
import cn.jidu.delivery.DeliveryRelations;
import cn.jidu.reconcile.revision.Revision;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where departments' own figures stand. */
final class ReturnedCells {
    private final JdbcTemplate db;
    private final Definitions definitions;

    ReturnedCells(JdbcTemplate db, Definitions definitions) {
        this.db = db;
        this.definitions = definitions;
    }

    /**
     * Of the area itself and of those directly under it, in the quarters that the figure adds up.
     *
     * @param revisions oldest first
     */
    List<ReturnedCell> of(FigureQuestion asked, List<Revision> revisions) {
        Quarter first = asked.indicator().behaviour() == Behaviour.FLOW ? asked.first() : asked.quarter();
        List<Revision> added = revisions.stream()
                .filter(r -> r.quarter().compareTo(first) >= 0)
                .toList();
        if (added.isEmpty()) {
            return List.of();
        }
        List<String> areas = definitions.areas().withParts(asked.area().code());
        String ids = added.stream().map(r -> String.valueOf(r.id())).collect(Collectors.joining(", "));
        return db.query(
                """
                select p.quarter, p.area_code, p.reporting_unit, p.value, d.file_name, p.sheet_no, p.row_no
                from jidu.panel_return_quarter p join %s d on d.delivery_id = p.delivery_id
                where p.value is not null and p.indicator = %s and p.area_code in (%s) and p.slice_id in (
                    select slice_id from jidu.revision_slice where revision_id in (%s))
                order by p.quarter, p.area_code, p.delivery_id, p.sheet_no, p.row_no""".formatted(DeliveryRelations.ALL, literal(asked.indicator().key()), literals(areas), ids),
                (row, i) -> new ReturnedCell(
                        Quarter.of(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getBigDecimal(4),
                        row.getString(5),
                        row.getInt(6),
                        row.getInt(7)));
    }
}
