package cn.jidu.explain;

import static cn.jidu.store.SqlQuotes.literals;
import static cn.jidu.store.SqlQuotes.numbers;

import cn.jidu.reconcile.revision.Revision;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** The figures that rows gave and that revisions were published with. */
public final class KeptFigures {
    private final Map<List<Object>, BigDecimal> values;

    private KeptFigures(Map<List<Object>, BigDecimal> values) {
        this.values = values;
    }

    /** Those of the areas that are not missing. */
    public static KeptFigures of(JdbcTemplate db, Collection<Revision> revisions, Collection<String> areas) {
        Map<List<Object>, BigDecimal> values = new HashMap<>();
        String ids = numbers(revisions.stream().map(Revision::id).toList());
        db.query("""
                select revision_id, universe, indicator, area_code,
                    case when u.status is null then f.value else u.value end as given
                from jidu.figure f left join jidu.unadjusted_figure u using (revision_id, universe, indicator, area_code)
                where f.basis = 'computed' and area_code in (%s) and revision_id in (%s)
                and case when u.status is null then f.value else u.value end is not null""".formatted(literals(areas), ids), row -> {
            values.put(
                    List.of(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)),
                    row.getBigDecimal(5));
        });
        return new KeptFigures(values);
    }

    /** That of the part's indicator, of which the part may be the whole. */
    Optional<BigDecimal> find(FigurePart part) {
        return Optional.ofNullable(values.get(List.of(
                part.revision().id(), part.scope().key(), part.of(), part.area().code())));
    }
}
