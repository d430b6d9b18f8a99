package cn.jidu.reconcile.arrival;

import static cn.jidu.store.SqlQuotes.literal;
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
            keep(quarter, ids);
            add(ids.toArray(Long[]::new), wanted, sums);
        });
        return sums;
    }

    private List<String> fields() {
        return source.sumBounds().stream().map(SumBound::field).distinct().toList();
    }

    /**
     * Makes and keeps those of a quarter's deliveries that are not kept yet: all fields and all deliveries in one pass, of a
     * delivery that some are kept of already the others. Who will ask for many one after the other says so before.
     */
    void keep(Quarter quarter, Collection<Long> deliveries) {
        if (source.sumBounds().isEmpty()) {
            return;
        }
        Long[] ids = deliveries.toArray(Long[]::new);
        Long[] missing = db.queryForList("""
                        select id from unnest(?::bigint[]) id
                        where exists (
                            select from unnest(?::text[]) f where not exists (
                                select from jidu.cell_sum s where s.delivery_id = id and s.field = f))""", Long.class, ids, fields().toArray(String[]::new))
                .toArray(Long[]::new);
        if (missing.length > 0) {
            db.update(
                    """
                    insert into jidu.cell_sum
                    select c.delivery_id, f.field, c.own_area, c.replace_value, f.total, f.rows
                    from (
                        select r.delivery_id, r.own_area, r.replace_value, %2$s
                        from %1$s r
                        where r.quarter = ? and r.delivery_id = any (?::bigint[]) and not exists (
                            select from jidu.duplicate_row d where d.delivery_id = r.delivery_id
                                and d.sheet_no = r.sheet_no and d.row_no = r.row_no)
                        group by 1, 2, 3) c
                    cross join lateral (values %3$s) f (field, total, rows)
                    on conflict do nothing""".formatted(
                                    name("jidu." + source.table()),
                                    each("coalesce(sum(r.%1$s), 0) as %2$s, count(r.%1$s) as %3$s"),
                                    each("(%4$s, c.%2$s, c.%3$s)")),
                    quarter.toString(),
                    missing);
        }
    }

    /** @param of a field's column, the names of its sum and of how many rows it is of, and the field as a text */
    private String each(String of) {
        return fields().stream()
                .map(f -> of.formatted(name(f), name("total_" + f), name("rows_" + f), literal(f)))
                .collect(Collectors.joining(", "));
    }

    private void add(Long[] ids, Set<Place> wanted, Map<String, CellSum> sums) {
        RowCallbackHandler each = row -> {
            if (wanted.contains(new Place(row.getLong(1), row.getString(2), row.getString(3)))) {
                sums.merge(row.getString(4), new CellSum(row.getBigDecimal(5), row.getLong(6)), CellSum::plus);
            }
        };
        db.query("""
                select delivery_id, area_code, replace_value, field, total, rows from jidu.cell_sum
                where delivery_id = any (?::bigint[]) and field = any (?::text[])""", each, ids, fields().toArray(String[]::new));
    }
}
