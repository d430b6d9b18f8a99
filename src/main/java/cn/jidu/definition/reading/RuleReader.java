package cn.jidu.definition.reading;

import cn.jidu.definition.DefinitionSql;
import cn.jidu.definition.Rule;
import cn.jidu.definition.Rule.RuleRelation;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.util.Optional;

/** Reads {@code rules/<CODE>.yml}. */
final class RuleReader {
    static final String FOLDER = "rules";

    /** Stands in definitions that revisions were made with, and says nothing any more. */
    private static final String OF_OLD = "perSource";

    Rule read(String code, YamlNode root) {
        YamlMapping m = root.mapping(
                "code",
                "title",
                "severity",
                "meaning",
                "action",
                "relation",
                "sql",
                "weighed",
                "asked",
                "alwaysAsked",
                OF_OLD,
                "examples");
        if (!code.matches("[A-Z][A-Z0-9_]*")) {
            root.problem("rule.code", code);
        }
        m.get("code").filter(n -> !n.text().equals(code)).ifPresent(n -> n.problem("rule.notFile", n.text(), code));
        Optional<DefinitionSql> asked = m.find("asked").map(ExampledSql::sql);
        return new Rule(
                code,
                m.text("title"),
                m.get("severity").map(n -> n.choice(Rule.Severity.WARNING)).orElse(Rule.Severity.WARNING),
                m.prose("meaning"),
                m.prose("action"),
                m.find("relation").map(RuleReader::relation),
                ExampledSql.sql(m, "sql", root),
                flag(m, "weighed"),
                asked,
                m.findText("alwaysAsked").orElse(""),
                asked.isPresent() ? ExampledSql.askedExamples(m) : ExampledSql.examples(m));
    }

    private static boolean flag(YamlMapping m, String key) {
        return m.find(key).map(YamlNode::flag).orElse(false);
    }

    private static RuleRelation relation(YamlNode node) {
        YamlMapping m = node.mapping("name", "sql", "byCounty");
        m.get("name")
                .filter(n -> !n.text().matches("[a-z][a-z_]*"))
                .ifPresent(n -> n.problem("rule.relation", n.text()));
        return new RuleRelation(m.text("name"), ExampledSql.sql(m, "sql", node), flag(m, "byCounty"));
    }
}
