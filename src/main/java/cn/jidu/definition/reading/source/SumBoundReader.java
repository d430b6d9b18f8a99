package cn.jidu.definition.reading.source;

import cn.jidu.definition.KindNames;
import cn.jidu.definition.KnownKeys;
import cn.jidu.definition.source.FieldType;
import cn.jidu.definition.source.SumBound;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a bound on a file's sums: {@code {field: tax_paid, times: 8, leastRows: 10}}. */
final class SumBoundReader {
    static final KnownKeys KEYS = KnownKeys.of("field", "times", "leastRows");

    private static final List<FieldType> SUMMED = List.of(FieldType.NUMBER, FieldType.INTEGER);

    private SumBoundReader() {}

    static SumBound read(YamlNode node, Map<String, FieldType> types) {
        YamlMapping m = node.mapping(KEYS);
        String field = m.get("field").map(n -> field(n, types)).orElse("");
        return new SumBound(
                field,
                m.get("times").map(SumBoundReader::times).orElse(BigDecimal.TEN),
                m.get("leastRows").map(SumBoundReader::rows).orElse(1));
    }

    private static String field(YamlNode node, Map<String, FieldType> types) {
        String name = node.reference(KindNames.FIELD, types.keySet());
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
