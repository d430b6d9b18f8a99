package cn.jidu.definition.reading;

import cn.jidu.definition.Rule;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;

/** Reads {@code rules/<CODE>.yml}. */
final class RuleReader {
    static final String FOLDER = "rules";

    Rule read(String code, YamlNode root) {
        YamlMapping m = root.mapping("code", "title", "severity", "meaning", "action", "sql", "perSource", "examples");
        if (!code.matches("[A-Z][A-Z0-9_]*")) {
            root.problem("rule.code", code);
        }
        m.get("code").filter(n -> !n.text().equals(code)).ifPresent(n -> n.problem("rule.notFile", n.text(), code));
        return new Rule(
                code,
                m.text("title"),
                m.get("severity").map(n -> n.choice(Rule.Severity.WARNING)).orElse(Rule.Severity.WARNING),
                m.prose("meaning"),
                m.prose("action"),
                ExampledSql.sql(m, root),
                m.find("perSource").map(YamlNode::flag).orElse(false),
                ExampledSql.examples(m));
    }
}
