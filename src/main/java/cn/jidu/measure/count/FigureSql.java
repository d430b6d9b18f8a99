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
    /** How many counts a query may hold, beside three columns: a row that PostgreSQL gives has at most 1,664. */
    static final int MOST = (1664 - 3) / 2;

    private FigureSql() {}

    /** The counts, as one query can hold some of them: not too many, and of the same different values. */
    public static List<List<CountSql>> together(List<CountSql> counts) {
        return counts.stream()
                .collect(Collectors.groupingBy(CountSql::distinct, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(alike -> inTurn(alike).stream())
                .toList();
    }

    private static List<List<CountSql>> inTurn(List<CountSql> counts) {
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
        return counted(counts, List.of("slice_id", "area_code"), rows);
    }

    /**
     * By what a changed row was or is, the step that switches it and its very area.
     *
     * @param rows with {@code side} and {@code step}, as {@code p}
     */
    static String ofSteps(List<CountSql> counts, String rows) {
        return counted(counts, List.of("side", "step", "area_code"), rows + " where p.area_code is not null");
    }

    /** By area, all that lies in it. Parameters: two arrays, of areas and of those around them. */
    static String ofAreas(List<CountSql> counts, String rows) {
        return counted(counts, List.of("around"), """
                (select p.*, area.around from %s
                join unnest(?::text[], ?::text[]) as area (area_code, around) on area.area_code = p.area_code) p""".formatted(rows));
    }

    private static String counted(List<CountSql> counts, List<String> by, String rows) {
        KindSql kinds = new KindSql(counts);
        List<String> columns = by.stream().map(c -> "p." + c).toList();
        String all = String.join(", ", columns);
        return "select %1$s,\n%2$s\nfrom (%3$s) p\ngroup by %1$s"
                .formatted(all, kinds.columns(), kinds.kinds(columns, rows));
    }
}
