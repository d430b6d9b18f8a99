package cn.jidu.measure.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Counts of rows by way of their kinds: rows that are alike in all that is asked of them are counted together first, so
 * that a row is asked once for each condition, however many counts there are, and what is added up are a few thousand
 * kinds. Where different values are counted, all rows of a value are one kind, which meets what any of them does.
 */
final class KindSql {
    private final List<CountSql> counts;
    private final Optional<String> distinct;
    private final ConditionBits bits;
    private final List<String> sums;

    /** @param counts all of rows, or all of different values of one column */
    KindSql(List<CountSql> counts) {
        this.counts = List.copyOf(counts);
        this.distinct = counts.stream().flatMap(c -> c.distinct().stream()).findFirst();
        if (!counts.stream().allMatch(c -> c.distinct().equals(distinct))) {
            throw new IllegalArgumentException("different values of one column expected, or of none");
        }
        this.bits = new ConditionBits(counts.stream()
                .flatMap(c -> Stream.concat(Stream.of(c.where()), estimated(c).stream()))
                .distinct()
                .toList());
        this.sums = counts.stream().map(CountSql::value).distinct().toList();
    }

    /**
     * A SELECT of the kinds, with some columns of the rows.
     *
     * @param by the columns
     * @param rows where the rows come from, as {@code p}
     */
    String kinds(List<String> by, String rows) {
        List<String> numbers = bits.numbers();
        List<String> columns = new ArrayList<>(by);
        distinct.ifPresent(c -> columns.add(c + " as value"));
        if (distinct.isEmpty()) {
            numbers(numbers, "%s as met%d", columns);
        }
        String alike = IntStream.rangeClosed(1, columns.size())
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
        if (distinct.isPresent()) {
            numbers(numbers, "bit_or(%s) as met%d", columns);
        } else {
            numbers(sums, "%s as sum%d", columns);
        }
        return "select %s from %s group by %s".formatted(String.join(", ", columns), rows, alike);
    }

    private static void numbers(List<String> expressions, String as, List<String> columns) {
        IntStream.range(0, expressions.size())
                .mapToObj(i -> as.formatted(expressions.get(i), i))
                .forEach(columns::add);
    }

    /** The counts, of kinds {@code p}: of each its value {@code v0}, {@code v1} … and whether it holds an estimate, {@code e0} …. */
    String columns() {
        return IntStream.range(0, counts.size())
                .mapToObj(i -> "%s filter (where %s) as v%3$d, %4$s as e%3$d"
                        .formatted(
                                value(counts.get(i)),
                                isMet(List.of(counts.get(i).where())),
                                i,
                                holdsEstimate(counts.get(i))))
                .collect(Collectors.joining(",\n"));
    }

    private String value(CountSql count) {
        return distinct.isPresent() ? "count(p.value)" : "sum(p.sum" + sums.indexOf(count.value()) + ")";
    }

    private String holdsEstimate(CountSql count) {
        List<String> estimated = estimated(count);
        if (estimated.isEmpty()) {
            return "false";
        }
        // where a kind is many rows, the estimate must be one of those that are counted
        List<String> asked =
                Stream.concat(Stream.of(count.where()), estimated.stream()).toList();
        return "coalesce(bool_or(" + isMet(asked) + "), false)";
    }

    /** What an estimate meets. */
    private static List<String> estimated(CountSql count) {
        return switch (count.estimated()) {
            case "false" -> List.of();
            case "true" -> List.of(count.where());
            default ->
                List.of(
                        count.distinct().isEmpty()
                                ? count.estimated()
                                : "(" + count.where() + ") and (" + count.estimated() + ")");
        };
    }

    private String isMet(List<String> asked) {
        return bits.areMet(asked, i -> "p.met" + i);
    }
}
