package cn.jidu.explain;

import static cn.jidu.store.SqlQuotes.literals;
import static cn.jidu.store.SqlQuotes.numbers;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator.Behaviour;
import cn.jidu.definition.Month;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.area.Area;
import cn.jidu.delivery.DeliveryRelations;
import cn.jidu.reconcile.revision.Revision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where departments' own figures stand. */
final class ReturnedCells {
    private final JdbcTemplate db;
    private final Definitions definitions;

    /** Those of all indicators, by area and quarters: read once. */
    private final Map<List<String>, List<ReturnedCell>> ofAreas = new HashMap<>();

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
        String ids = numbers(added.stream().map(Revision::id).toList());
        return ofAreas.computeIfAbsent(List.of(asked.area().code(), ids), k -> cells(asked.area(), ids)).stream()
                .filter(c -> c.indicator().equals(asked.indicator().key()))
                .toList();
    }

    private List<ReturnedCell> cells(Area area, String ids) {
        List<String> areas = definitions.areas().withParts(area.code());
        return db.query(
                """
                select p.quarter, p.month, p.area_code, p.reporting_unit, p.value, d.file_name, %s, p.row_no, p.indicator
                from jidu.panel_return_quarter p join %s d on d.delivery_id = p.delivery_id
                where p.value is not null and p.area_code in (%s) and p.slice_id in (
                    select slice_id from jidu.revision_slice where revision_id in (%s))
                order by p.quarter, p.area_code, p.month nulls first, p.delivery_id, p.sheet_no, p.row_no""".formatted(SheetWord.of("p"), DeliveryRelations.ALL, literals(areas), ids),
                (row, i) -> new ReturnedCell(
                        Quarter.of(row.getString(1)),
                        Optional.ofNullable(row.getString(2)).flatMap(Month::find),
                        row.getString(3),
                        row.getString(4),
                        row.getBigDecimal(5),
                        row.getString(6),
                        row.getString(7),
                        row.getInt(8),
                        row.getString(9)));
    }
}
