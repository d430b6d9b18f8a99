package cn.jidu.definition.reading;

import cn.jidu.definition.DefinitionSql;
import cn.jidu.definition.Rule;
import cn.jidu.definition.sql.SqlLint;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads {@code rules/<CODE>.yml}. */
final class RuleReader {
    static final String FOLDER = "rules";

    Rule read(String code, YamlNode root) {
        YamlMapping m = root.mapping("code", "title", "severity", "meaning", "action", "sql", "perSource", "examples");
        if (!code.matches("[A-Z][A-Z0-9_]*")) {
            root.problem("rule.code", code);
        }
        m.get("code").filter(n -> !n.text().equals(code)).ifPresent(n -> n.problem("rule.notFile", n.text(), code));
        if (m.find("examples").filter(n -> n.items().isEmpty()).isPresent()) {
            m.problem("examples", "rule.noExample");
        }
        return new Rule(
                code,
                m.text("title"),
                m.get("severity").map(n -> n.choice(Rule.Severity.WARNING)).orElse(Rule.Severity.WARNING),
                m.prose("meaning"),
                m.prose("action"),
                m.get("sql").map(RuleReader::sql).orElse(new DefinitionSql("", root.file(), root.line(), false)),
                m.find("perSource").map(YamlNode::flag).orElse(false),
                m.items("examples").stream().map(RuleReader::example).toList());
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

    private static Rule.Example example(YamlNode node) {
        YamlMapping m = node.mapping("title", "tables", "keys");
        Map<String, List<Map<String, String>>> tables = new LinkedHashMap<>();
        m.get("tables")
                .ifPresent(n -> n.freeMapping()
                        .values()
                        .forEach((table, rows) -> tables.put(
                                table,
                                rows.items().stream().map(RuleReader::row).toList())));
        return new Rule.Example(
                m.text("title"),
                tables,
                m.items("keys").stream().map(RuleReader::key).toList(),
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
