package cn.jidu.reconcile.arrival;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.literals;
import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.source.Source;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts the rows of cells. */
final class ReplacedRows {
    private final JdbcTemplate db;
    private final Source source;

    ReplacedRows(JdbcTemplate db, Source source) {
        this.db = db;
        this.source = source;
    }

    /** What the cells hold, and what the files bring; the rows themselves are looked at only where it matters. */
    DeliveryShrinkage shrinkage(List<CoverageCell> replaced, ArrivedDelivery arrived) {
        List<CoverageCell> own = arrived.cells(source);
        long brings = arrived.supplements().isEmpty() ? atMost(own) : distinct(own);
        DeliveryShrinkage atMost = new DeliveryShrinkage(atMost(replaced), brings);
        return atMost.exceeds(source.shrinkBound()) ? new DeliveryShrinkage(distinct(replaced), brings) : atMost;
    }

    /** A row of a key that stands in several cells counts in each of them here. */
    private long atMost(List<CoverageCell> cells) {
        return cells.isEmpty()
                ? 0
                : count("select coalesce(sum(rows), 0) from jidu.delivery_cell"
                        + " where (delivery_id, area_code, replace_value) in (" + listed(cells) + ")");
    }

    private static String listed(List<CoverageCell> cells) {
        return cells.stream()
                .map(c -> "(" + c.deliveryId() + ", " + literal(c.area()) + ", " + literal(c.replaceValue()) + ")")
                .collect(Collectors.joining(", "));
    }

    private long distinct(List<CoverageCell> cells) {
        if (cells.isEmpty()) {
            return 0;
        }
        List<String> quarters =
                cells.stream().map(c -> c.from().toString()).distinct().sorted().toList();
        return count("""
                select count(distinct row_key) + count(*) filter (where row_key is null) from %s r
                where quarter in (%s) and (delivery_id, own_area, replace_value) in (%s)
                    and not exists (select from jidu.duplicate_row d where d.delivery_id = r.delivery_id
                        and d.sheet_no = r.sheet_no and d.row_no = r.row_no)""".formatted(name("jidu." + source.table()), literals(quarters), listed(cells)));
    }

    private long count(String sql) {
        Long rows = db.queryForObject(sql, Long.class);
        return rows == null ? 0 : rows;
    }
}
