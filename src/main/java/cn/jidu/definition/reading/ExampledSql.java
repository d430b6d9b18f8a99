package cn.jidu.definition.reading;

import cn.jidu.definition.DefinitionSql;
import cn.jidu.definition.TableExample;
import cn.jidu.definition.sql.SqlLint;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the SELECT of a rule or gate, and its worked examples. */
final class ExampledSql {
    private ExampledSql() {}

    /** Under the key {@code sql}. */
    static DefinitionSql sql(YamlMapping m, YamlNode root) {
        return m.get("sql").map(ExampledSql::sql).orElse(new DefinitionSql("", root.file(), root.line(), false));
    }

    /** Under the key {@code examples}, at least one. */
    static List<TableExample> examples(YamlMapping m) {
        if (m.find("examples").filter(n -> n.items().isEmpty()).isPresent()) {
            m.problem("examples", "rule.noExample");
        }
        return m.items("examples").stream().map(ExampledSql::example).toList();
    }

    private static DefinitionSql sql(YamlNode node) {
        String text = node.text();
        // the text of a block begins on the line after its key
        boolean block = node.node() instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.LITERAL;
        DefinitionSql sql = block
                ? new DefinitionSql(node.written().stripTrailing(), node.file(), node.line() + 1, true)
                : new DefinitionSql(text, node.file(), node.line(), false);
        SqlLint.report(sql, node.problems());
        return sql;
    }

    private static TableExample example(YamlNode node) {
        YamlMapping m = node.mapping("title", "tables", "keys");
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
