package cn.jidu.measure.count;

import cn.jidu.store.rows.CopyWriter;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was counted of slices, by the area of the row, as it is kept beside them. */
final class KeptCounts {
    private final JdbcTemplate db;
    private final Map<Long, Map<CountSql, Map<String, AreaCount>>> ofSlices = new LinkedHashMap<>();

    /** Those that are kept of these slices and counts. */
    KeptCounts(JdbcTemplate db, List<Long> slices, Collection<CountSql> counts) {
        this.db = db;
        slices.forEach(slice -> ofSlices.put(slice, new HashMap<>()));
        Map<String, CountSql> byKey = counts.stream().collect(Collectors.toMap(CountSql::key, c -> c));
        db.query(
                """
                select slice_id, count_key, area_codes, sums, estimated from jidu.slice_count
                where slice_id = any (?::bigint[]) and count_key = any (?::text[])""",
                row -> {
                    CountSql count = Objects.requireNonNull(byKey.get(row.getString(2)));
                    of(row.getLong(1)).put(count, byArea(row));
                },
                slices.toArray(Long[]::new),
                byKey.keySet().toArray(String[]::new));
    }

    private static Map<String, AreaCount> byArea(ResultSet row) throws SQLException {
        String[] codes = (String[]) row.getArray("area_codes").getArray();
        BigDecimal[] sums = (BigDecimal[]) row.getArray("sums").getArray();
        Boolean[] estimated = (Boolean[]) row.getArray("estimated").getArray();
        Map<String, AreaCount> count = new TreeMap<>();
        for (int i = 0; i < codes.length; i++) {
            count.put(codes[i], new AreaCount(sums[i], estimated[i]));
        }
        return count;
    }

    private Map<CountSql, Map<String, AreaCount>> of(long slice) {
        return Objects.requireNonNull(ofSlices.get(slice));
    }

    /** The slices that one of the counts is missing of. */
    List<Long> uncounted(Collection<CountSql> counts) {
        return ofSlices.entrySet().stream()
                .filter(s -> !s.getValue().keySet().containsAll(counts))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The slices that something is missing of, by what it is: each in one place. */
    Map<List<CountSql>, List<Long>> missing(Collection<CountSql> counts) {
        return uncounted(counts).stream()
                .collect(Collectors.groupingBy(slice -> missing(of(slice).keySet(), counts)));
    }

    private static List<CountSql> missing(Set<CountSql> kept, Collection<CountSql> counts) {
        return counts.stream().filter(c -> !kept.contains(c)).toList();
    }

    /** Of every slice, one after the other. */
    List<Map<String, AreaCount>> ofEachSlice(CountSql count) {
        return ofSlices.values().stream()
                .map(s -> Objects.requireNonNull(s.get(count)))
                .toList();
    }

    /**
     * Adds what was counted just now, all in one go: they are many, and small.
     *
     * @param counted of each count its slices; one without rows is not in it
     */
    void keep(Map<CountSql, Map<Long, Map<String, AreaCount>>> counted, List<Long> slices) {
        List<CountedSlice> rows = new ArrayList<>();
        counted.forEach((count, bySlice) -> slices.forEach(slice -> {
            Map<String, AreaCount> byArea = bySlice.getOrDefault(slice, Map.of());
            rows.add(new CountedSlice(slice, count.key(), byArea));
            of(slice).put(count, byArea);
        }));
        CopyWriter.load(
                db,
                "jidu.slice_count",
                List.of("slice_id", "count_key", "area_codes", "sums", "estimated"),
                rows,
                (row, c) -> {
                    row.number(c.slice());
                    row.text(c.key());
                    row.text(array(c.byArea().keySet().stream().map(KeptCounts::quoted)));
                    row.text(array(c.byArea().values().stream().map(a -> a.sum().toPlainString())));
                    row.text(array(c.byArea().values().stream().map(a -> String.valueOf(a.estimated()))));
                });
    }

    private record CountedSlice(long slice, String key, Map<String, AreaCount> byArea) {}

    private static String quoted(String element) {
        return '"' + element.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** As PostgreSQL writes an array. */
    private static String array(Stream<String> elements) {
        return elements.collect(Collectors.joining(",", "{", "}"));
    }
}
