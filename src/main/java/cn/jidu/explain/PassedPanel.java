package cn.jidu.explain;

import cn.jidu.explain.ExplainedPart.CountOf;
import cn.jidu.explain.kept.KeptKinds;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads what parts ask of the same panel's rows: from what is kept of them, else in one pass over them all. */
final class PassedPanel {
    private final JdbcTemplate db;
    private final List<PartSql> parts;
    private final Optional<KeptKinds> kept;

    /**
     * @param one of the parts
     * @param parts all of the same revision, panel and area
     */
    PassedPanel(JdbcTemplate db, FigurePart one, List<PartSql> parts) {
        this.db = db;
        this.parts = List.copyOf(parts);
        this.kept = KeptKinds.find(
                db,
                one.revision(),
                one.panel().name(),
                parts.stream().map(PartSql::asked).toList());
    }

    /** In their order. */
    List<PassedPart> parts() {
        List<List<PassedRows>> passed = parts.stream()
                .map(p -> (List<PassedRows>) new ArrayList<PassedRows>())
                .toList();
        String sql = kept.map(k -> new KindsPass(parts, k).sql()).orElseGet(() -> new PanelPass(parts).sql());
        db.query(sql, row -> {
            for (int i = 0; i < parts.size(); i++) {
                passed.get(i).add(passedRows(row, i));
            }
        });
        return IntStream.range(0, parts.size())
                .mapToObj(i -> part(parts.get(i), passed.get(i)))
                .toList();
    }

    private static PassedRows passedRows(ResultSet row, int part) throws SQLException {
        return new PassedRows(
                row.getLong("delivery_id"),
                row.getString("file_name"),
                row.getString("source"),
                codes(row.getArray("codes")),
                row.getString("reason" + part),
                row.getLong("rows"),
                Optional.ofNullable(row.getBigDecimal("added" + part)).orElse(BigDecimal.ZERO));
    }

    private static List<String> codes(@Nullable Array codes) throws SQLException {
        return codes == null ? List.of() : List.of((String[]) codes.getArray());
    }

    private PassedPart part(PartSql part, List<PassedRows> passed) {
        return new PassedPart(
                passed,
                kept.map(k -> db.query(part.findings(k), (row, i) -> new CountOf(row.getString(1), row.getLong(2))))
                        .orElseGet(() -> findings(passed)),
                Optional.of(part).filter(PartSql::countsOnce).map(this::once));
    }

    private static List<CountOf> findings(List<PassedRows> passed) {
        SortedMap<String, Long> codes = new TreeMap<>();
        passed.stream()
                .filter(PassedRows::isCounted)
                .forEach(c -> c.codes().forEach(code -> codes.merge(code, c.rows(), Long::sum)));
        return codes.entrySet().stream()
                .map(e -> new CountOf(e.getKey(), e.getValue()))
                .toList();
    }

    private BigDecimal once(PartSql part) {
        Optional<BigDecimal> value = kept.flatMap(k -> db.query(
                        part.keptValue(),
                        (row, i) ->
                                row.getBoolean(1) ? Optional.of(row.getBigDecimal(2)) : Optional.<BigDecimal>empty())
                .get(0));
        return value.orElseGet(
                () -> Objects.requireNonNull(db.queryForObject(part.value(), (row, i) -> row.getBigDecimal(1))));
    }
}
