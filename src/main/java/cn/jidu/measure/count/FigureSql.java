package cn.jidu.measure.count;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One query that counts and sums everything asked of a panel's rows: of each count its value {@code v0}, {@code v1} … and
 * whether an estimated row is in it, {@code e0} …. The database returns counts and sums only; rates are taken from them
 * exactly.
 */
public final class FigureSql {
    /** How many counts a query may hold: a row that PostgreSQL gives has at most 1,664 columns. */
    public static final int MOST = (1664 - 2) / 2;

    private FigureSql() {}

    /** The counts, as one query of {@link #ofSlices} can hold some of them: not too many, and of the same different values. */
    public static List<List<CountSql>> together(List<CountSql> counts) {
        return counts.stream()
                .collect(Collectors.groupingBy(CountSql::distinct, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(alike -> inTurn(alike).stream())
                .toList();
    }

    /** As many at a time as a query may hold. */
    static List<List<CountSql>> inTurn(List<CountSql> counts) {
        return IntStream.iterate(0, from -> from < counts.size(), from -> from + MOST)
                .mapToObj(from -> counts.subList(from, Math.min(from + MOST, counts.size())))
                .toList();
    }

    /**
     * By slice and the very area of the row.
     *
     * @param counts some that are {@link #together}
     * @param rows where they come from, as {@code p}, e.g. {@code jidu.panel_x p where …}
     */
    public static String ofSlices(List<CountSql> counts, String rows) {
        KindSql kinds = new KindSql(counts);
        return """
                select p.slice_id, p.area_code,
                %s
                from (%s) p
                group by p.slice_id, p.area_code""".formatted(kinds.columns(), kinds.kinds(List.of("p.slice_id", "p.area_code"), rows));
    }

    /**
     * By what a changed row was or is, the step that switches it and its very area.
     *
     * @param rows with {@code side} and {@code step}, as {@code p}
     */
    static String ofSteps(List<CountSql> counts, String rows) {
        return """
                select p.side, p.step, p.area_code,
                %s
                from %s
                where p.area_code is not null
                group by p.side, p.step, p.area_code""".formatted(columns(counts), rows);
    }

    /** By area, all that lies in it. Parameters: two arrays, of areas and of those around them. */
    static String ofAreas(List<CountSql> counts, String rows) {
        return """
                select area.around,
                %s
                from (select * from %s) p
                join unnest(?::text[], ?::text[]) as area (area_code, around) on area.area_code = p.area_code
                group by area.around""".formatted(columns(counts), rows);
    }

    private static String columns(List<CountSql> counts) {
        return IntStream.range(0, counts.size())
                .mapToObj(i -> columns(counts.get(i), i))
                .collect(Collectors.joining(",\n"));
    }

    private static String columns(CountSql count, int i) {
        String filter = " filter (where (" + count.where() + "))";
        return "%1$s%2$s as v%4$d, coalesce(bool_or(%3$s)%2$s, false) as e%4$d"
                .formatted(count.value(), filter, count.estimated(), i);
    }
}
