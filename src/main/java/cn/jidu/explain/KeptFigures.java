package cn.jidu.explain;

import cn.jidu.reconcile.revision.Revision;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** The figures that rows gave and that revisions were published with. */
final class KeptFigures {
    private final Map<List<Object>, BigDecimal> values;

    private KeptFigures(Map<List<Object>, BigDecimal> values) {
        this.values = values;
    }

    /** Those of the area that are not missing. */
    static KeptFigures of(JdbcTemplate db, Collection<Revision> revisions, String area) {
        Map<List<Object>, BigDecimal> values = new HashMap<>();
        String ids = revisions.stream().map(r -> String.valueOf(r.id())).collect(Collectors.joining(", "));
        db.query(
                """
                select revision_id, universe, indicator, value from jidu.figure
                where basis = 'computed' and value is not null and area_code = ? and revision_id in (%s)""".formatted(ids),
                row -> {
                    values.put(List.of(row.getLong(1), row.getString(2), row.getString(3)), row.getBigDecimal(4));
                },
                area);
        return new KeptFigures(values);
    }

    /** That of the part's indicator, of which the part may be the whole. */
    Optional<BigDecimal> find(FigurePart part) {
        return Optional.ofNullable(
                values.get(List.of(part.revision().id(), part.scope().key(), part.of())));
    }
}
