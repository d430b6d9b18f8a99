package cn.jidu.measure.count;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which of some conditions a row meets, told by the bits of as many numbers as it takes.
 *
 * @param conditions SQL, each another
 */
public record ConditionBits(List<String> conditions) {
    /** One less than could be: no number is negative. */
    private static final int BITS = 62;

    public ConditionBits {
        conditions = List.copyOf(conditions);
    }

    /** The numbers of a row, as SQL: each a {@code bigint}. */
    public List<String> numbers() {
        return IntStream.iterate(0, first -> first < conditions.size(), first -> first + BITS)
                .mapToObj(first -> IntStream.range(first, Math.min(first + BITS, conditions.size()))
                        .mapToObj(i -> "case when (" + conditions.get(i) + ") then " + (1L << (i - first))
                                + "::bigint else 0 end")
                        .collect(Collectors.joining(" + ")))
                .toList();
    }

    /**
     * Whether a row meets all of these, as SQL.
     *
     * @param asked some of the conditions
     * @param number what the number at a place, from 0, is read by
     */
    public String areMet(Collection<String> asked, IntFunction<String> number) {
        Map<Integer, Long> bits = new TreeMap<>();
        asked.stream().map(conditions::indexOf).forEach(i -> bits.merge(i / BITS, 1L << (i % BITS), (a, b) -> a | b));
        return bits.entrySet().stream()
                .map(n -> "%s & %s = %2$s".formatted(number.apply(n.getKey()), n.getValue()))
                .collect(Collectors.joining(" and "));
    }
}
