package cn.jidu.explain;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.literals;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import cn.jidu.definition.Target.TargetKind;
import cn.jidu.definition.area.Area;
import cn.jidu.delivery.DeliveryRelations;
import cn.jidu.reconcile.revision.Revision;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        List<Revision> added = revisions.stream()
                .filter(r -> r.quarter().compareTo(first(asked)) >= 0)
                .toList();
        if (added.isEmpty()) {
            return List.of();
        }
        List<String> areas = Stream.concat(
                        Stream.of(asked.area().code()),
                        definitions.areas().children(asked.area().code()).stream()
                                .map(Area::code))
                .toList();
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

    private static Quarter first(FigureQuestion asked) {
        if (asked.indicator().behaviour() != Indicator.Behaviour.FLOW
                || asked.plan().isEmpty()) {
            return asked.quarter();
        }
        return asked.target()
                        .map(Target::kind)
                        .filter(k -> k == TargetKind.YEARLY || k == TargetKind.COVERAGE)
                        .isPresent()
                ? new Quarter(asked.quarter().year(), 1)
                : asked.plan().orElseThrow().first();
    }
}
