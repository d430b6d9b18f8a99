package cn.jidu.definition.reading.source;

import cn.jidu.definition.KindNames;
import cn.jidu.definition.KnownKeys;
import cn.jidu.definition.source.RowExample;
import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a worked example of a source. Which codes there are, and whether it comes out so, its running tells. */
final class RowExampleReader {
    static final KnownKeys KEYS = KnownKeys.of("row", "line", "gives", "rejected", "found");

    private RowExampleReader() {}

    static RowExample read(YamlNode node, List<SourceField> fields) {
        YamlMapping m = node.mapping(KEYS);
        if (m.find("row").isPresent() == m.find("line").isPresent()) {
            node.problem("example.oneRow");
        }
        boolean rejected = m.find("rejected").isPresent();
        boolean loaded = m.find("gives").isPresent() || m.find("found").isPresent();
        if (rejected == loaded) {
            node.problem("example.outcome");
        }
        return new RowExample(
                node.line(),
                m.find("line")
                        .<RowExample.ExampleRow>map(l -> new RowExample.ExampleLine(l.written()))
                        .orElseGet(() -> new RowExample.Cells(
                                m.find("row").map(RowExampleReader::cells).orElse(Map.of()))),
                m.find("gives").map(g -> values(g, names(fields))).orElse(Map.of()),
                m.find("rejected").map(r -> reasons(r, fields)).orElse(Map.of()),
                m.findTexts("found"));
    }

    private static Map<String, String> cells(YamlNode node) {
        Map<String, String> cells = new LinkedHashMap<>();
        node.freeMapping().values().forEach((heading, value) -> cells.put(heading, value.written()));
        return cells;
    }

    private static Map<String, Optional<String>> values(YamlNode node, Set<String> fields) {
        Map<String, Optional<String>> values = new LinkedHashMap<>();
        node.freeMapping().values().forEach((field, value) -> {
            value.under(node.label()).reference(KindNames.FIELD, field, fields);
            values.put(field, value.isNothing() ? Optional.empty() : Optional.of(value.text()));
        });
        return values;
    }

    private static Map<String, List<String>> reasons(YamlNode node, List<SourceField> fields) {
        Set<String> titles = fields.stream().map(SourceField::title).collect(Collectors.toSet());
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        node.freeMapping().values().forEach((code, value) -> {
            List<YamlNode> faulty = value.isNothing() ? List.of() : value.isList() ? value.items() : List.of(value);
            reasons.put(
                    code,
                    faulty.stream()
                            .map(f -> f.under(node.label()).reference(KindNames.FIELD, titles))
                            .toList());
        });
        return reasons;
    }

    private static Set<String> names(List<SourceField> fields) {
        return fields.stream().map(SourceField::name).collect(Collectors.toSet());
    }
}
