package cn.jidu.reconcile.arrival;

import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SumBound;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** The sums of bounded fields over cells. Those of a delivery are made once and kept: what is asked for later is small. */
final class CellSums {
    private final JdbcTemplate db;
    private final Source source;

    CellSums(JdbcTemplate db, Source source) {
        this.db = db;
        this.source = source;
    }

    /** @param rows those that have a value */
    record CellSum(BigDecimal total, long rows) {
        static final CellSum NOTHING = new CellSum(BigDecimal.ZERO, 0);

        CellSum plus(CellSum other) {
            return new CellSum(total.add(other.total), rows + other.rows);
        }
    }

    private record Place(long delivery, String area, String value) {}

    /** Of each bounded field; a key that stands in several cells counts in each of them. */
    Map<String, CellSum> of(Collection<CoverageCell> cells) {
        Map<Quarter, Set<Long>> deliveries = cells.stream()
                .collect(Collectors.groupingBy(
                        CoverageCell::from, Collectors.mapping(CoverageCell::deliveryId, Collectors.toSet())));
        Set<Place> wanted = cells.stream()
                .map(c -> new Place(c.deliveryId(), c.area(), c.replaceValue()))
                .collect(Collectors.toSet());
        Map<String, CellSum> sums = new HashMap<>();
        deliveries.forEach((quarter, ids) -> {
            for (String field : fields()) {
                keep(field, quarter, ids.toArray(Long[]::new));
                sums.merge(field, kept(field, ids.toArray(Long[]::new), wanted), CellSum::plus);
            }
        });
        return sums;
    }

    private List<String> fields() {
        return source.sumBounds().stream().map(SumBound::field).distinct().toList();
    }

    private void keep(String field, Quarter quarter, Long[] ids) {
        Long[] missing = db.queryForList("""
                        select id from unnest(?::bigint[]) id
                        where not exists (select from jidu.cell_sum s where s.delivery_id = id and s.field = ?)""", Long.class, ids, field).toArray(Long[]::new);
        if (missing.length > 0) {
            db.update("""
                    insert into jidu.cell_sum
                    select r.delivery_id, ?, r.own_area, r.replace_value, coalesce(sum(r.%2$s), 0), count(r.%2$s)
                    from %1$s r
                    where r.quarter = ? and r.delivery_id = any (?::bigint[]) and not exists (
                        select from jidu.duplicate_row d where d.delivery_id = r.delivery_id
                            and d.sheet_no = r.sheet_no and d.row_no = r.row_no)
                    group by 1, 3, 4""".formatted(name("jidu." + source.table()), name(field)), field, quarter.toString(), missing);
        }
    }

    private CellSum kept(String field, Long[] ids, Set<Place> wanted) {
        CellSum[] sum = {CellSum.NOTHING};
        RowCallbackHandler each = row -> {
            if (wanted.contains(new Place(row.getLong(1), row.getString(2), row.getString(3)))) {
                sum[0] = sum[0].plus(new CellSum(row.getBigDecimal(4), row.getLong(5)));
            }
        };
        db.query("""
                select delivery_id, area_code, replace_value, total, rows from jidu.cell_sum
                where delivery_id = any (?::bigint[]) and field = ?""", each, ids, field);
        return sum[0];
    }
}
