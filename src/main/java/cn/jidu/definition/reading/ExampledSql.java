package cn.jidu.definition.reading;

import cn.jidu.definition.DefinitionSql;
import cn.jidu.definition.TableExample;
import cn.jidu.definition.TableExample.AskedCount;
import cn.jidu.definition.sql.SqlLint;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the SELECT of a rule or gate, and its worked examples. */
final class ExampledSql {
    private ExampledSql() {}

    /** Under a key. */
    static DefinitionSql sql(YamlMapping m, String key, YamlNode root) {
        return m.get(key).map(ExampledSql::sql).orElse(new DefinitionSql("", root.file(), root.line(), false));
    }

    /** Of what keeps or lists rows, under the key {@code examples}, at least one. */
    static List<TableExample> examples(YamlMapping m) {
        return examples(m, n -> example(n, n.mapping("title", "tables", "keys"), Optional.empty()));
    }

    /** The same of a rule that says of how many it is asked. */
    static List<TableExample> askedExamples(YamlMapping m) {
        return examples(m, n -> {
            YamlMapping of = n.mapping("title", "tables", "keys", "evaluated", "notEvaluable");
            return example(n, of, Optional.of(new AskedCount(count(of, "evaluated"), count(of, "notEvaluable"))));
        });
    }

    private static List<TableExample> examples(YamlMapping m, Function<YamlNode, TableExample> read) {
        if (m.find("examples").filter(n -> n.items().isEmpty()).isPresent()) {
            m.problem("examples", "rule.noExample");
        }
        return m.items("examples").stream().map(read).toList();
    }

    private static long count(YamlMapping of, String key) {
        return of.get(key).map(YamlNode::integer).orElse(0);
    }

    static DefinitionSql sql(YamlNode node) {
        String text = node.text();
        // the text of a block begins on the line after its key
        boolean block = node.node() instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.LITERAL;
        DefinitionSql sql = block
                ? new DefinitionSql(node.written().stripTrailing(), node.file(), node.line() + 1, true)
                : new DefinitionSql(text, node.file(), node.line(), false);
        SqlLint.report(sql, node.problems());
        return sql;
    }

    private static TableExample example(YamlNode node, YamlMapping m, Optional<AskedCount> asked) {
        Map<String, List<Map<String, String>>> tables = new LinkedHashMap<>();
        m.get("tables")
                .ifPresent(n -> n.freeMapping()
                        .values()
                        .forEach((table, rows) -> tables.put(
                                table,
                                rows.items().stream().map(ExampledSql::row).toList())));
        return new TableExample(
                m.text("title"),
                tables,
                m.items("keys").stream().map(ExampledSql::key).toList(),
                asked,
                node.line());
    }

    /** A key may be empty: of a row that has none. */
    private static String key(YamlNode node) {
        return node.node() instanceof ScalarNode scalar ? scalar.getValue() : node.text();
    }

    private static Map<String, String> row(YamlNode node) {
        Map<String, String> row = new LinkedHashMap<>();
        node.freeMapping().values().forEach((column, value) -> row.put(column, value.text()));
        return row;
    }
}
