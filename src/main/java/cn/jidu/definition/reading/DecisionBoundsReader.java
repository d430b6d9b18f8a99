package cn.jidu.definition.reading;

import cn.jidu.definition.KindNames;
import cn.jidu.definition.candidate.DecisionBounds;
import cn.jidu.definition.candidate.DecisionBounds.AmountBound;
import cn.jidu.definition.source.FieldType;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.yaml.ProblemList;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads {@code decisions.yml}; without it one person decides everything. */
final class DecisionBoundsReader {
    static final String FILE = "decisions.yml";
    /** Excel's, less the heading. */
    private static final int MOST_ROWS = 1_048_575;

    private final SortedMap<String, Source> sources;

    DecisionBoundsReader(SortedMap<String, Source> sources) {
        this.sources = sources;
    }

    DecisionBounds read(DefinitionFiles files, ProblemList problems) {
        byte[] content = files.contents().get(FILE);
        return content == null
                ? DecisionBounds.NONE
                : YamlNode.parse(FILE, content, problems).map(this::bounds).orElse(DecisionBounds.NONE);
    }

    private DecisionBounds bounds(YamlNode root) {
        Map<String, AmountBound> bounds = new TreeMap<>();
        YamlMapping m = root.mapping("secondPersonFrom", "sheetRows");
        m.find("secondPersonFrom")
                .ifPresent(node -> node.freeMapping().values().forEach((source, b) -> {
                    if (!sources.containsKey(source)
                            || sources.get(source).match().isEmpty()) {
                        b.problem("decisions.source", source);
                    } else {
                        bounds.put(source, bound(sources.get(source), b));
                    }
                }));
        return new DecisionBounds(
                bounds, m.find("sheetRows").map(DecisionBoundsReader::rows).orElse(DecisionBounds.DEFAULT_SHEET_ROWS));
    }

    private static int rows(YamlNode node) {
        int rows = node.integer();
        if (rows < 1 || rows > MOST_ROWS) {
            node.problem("decisions.sheetRows", rows, MOST_ROWS);
        }
        return rows;
    }

    private static AmountBound bound(Source source, YamlNode node) {
        YamlMapping m = node.mapping("field", "amount");
        String field = m.get("field")
                .map(f -> f.reference(
                        KindNames.FIELD,
                        source.fields().stream()
                                .filter(s -> s.type() == FieldType.NUMBER || s.type() == FieldType.INTEGER)
                                .map(SourceField::name)
                                .collect(Collectors.toSet())))
                .orElse("");
        return new AmountBound(field, m.get("amount").map(YamlNode::number).orElse(BigDecimal.ZERO));
    }
}
