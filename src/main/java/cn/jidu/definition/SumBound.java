package cn.jidu.definition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a file's sum of a field may lie from what it replaces, and from its own last quarter, before the file is held.
 *
 * @param times more than so many times as much, or less than that part of it
 * @param leastRows of files with fewer values on either side nothing is said: few rows may jump rightly
 */
public record SumBound(String field, BigDecimal times, int leastRows) {
    static final Keys KEYS = Keys.of("field", "times", "leastRows");

    private static final List<FieldType> SUMMED = List.of(FieldType.NUMBER, FieldType.INTEGER);

    /** Whether the sums lie too far apart. Of no sum, or one below nothing, there are no times. */
    public boolean isBroken(BigDecimal here, long rows, BigDecimal other, long otherRows) {
        return rows >= leastRows
                && otherRows >= leastRows
                && other.signum() > 0
                && (here.compareTo(other.multiply(times)) > 0
                        || here.multiply(times).compareTo(other) < 0);
    }

    static SumBound read(YamlNode node, Map<String, FieldType> types) {
        YamlMapping m = node.mapping(KEYS);
        String field = m.get("field").map(n -> field(n, types)).orElse("");
        return new SumBound(
                field,
                m.get("times").map(SumBound::times).orElse(BigDecimal.TEN),
                m.get("leastRows").map(SumBound::rows).orElse(1));
    }

    private static String field(YamlNode node, Map<String, FieldType> types) {
        String name = node.reference(Kinds.FIELD, types.keySet());
        Optional.ofNullable(types.get(name))
                .filter(t -> !SUMMED.contains(t))
                .ifPresent(t -> node.problem("source.sumBoundField", name, FieldReader.nameOf(t)));
        return name;
    }

    private static BigDecimal times(YamlNode node) {
        BigDecimal times = node.number();
        if (times.compareTo(BigDecimal.ONE) <= 0) {
            node.problem("source.sumBoundTimes", times);
            return BigDecimal.TEN;
        }
        return times;
    }

    private static int rows(YamlNode node) {
        int rows = node.integer();
        if (rows < 1) {
            node.problem("source.sumBoundRows", rows);
        }
        return rows;
    }
}
