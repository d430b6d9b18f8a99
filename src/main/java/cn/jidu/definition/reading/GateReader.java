package cn.jidu.definition.reading;

import cn.jidu.definition.Gate;
import cn.jidu.definition.Gate.GateStep;
import cn.jidu.definition.KindNames;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code gates/<CODE>.yml}. */
final class GateReader {
    static final String FOLDER = "gates";

    private final Set<String> plans;

    /** @param plans the keys of all plans */
    GateReader(Set<String> plans) {
        this.plans = plans;
    }

    Gate read(String code, YamlNode root) {
        YamlMapping m =
                root.mapping("code", "title", "step", "override", "meaning", "action", "plans", "sql", "examples");
        if (!code.matches("[A-Z][A-Z0-9_]*")) {
            root.problem("rule.code", code);
        }
        m.get("code").filter(n -> !n.text().equals(code)).ifPresent(n -> n.problem("rule.notFile", n.text(), code));
        return new Gate(
                code,
                m.text("title"),
                m.get("step").map(n -> n.choice(GateStep.SUBMIT)).orElse(GateStep.SUBMIT),
                m.get("override").map(YamlNode::flag).orElse(false),
                m.prose("meaning"),
                m.prose("action"),
                m.findItems("plans").stream()
                        .map(n -> n.reference(KindNames.PLAN, plans))
                        .collect(Collectors.toSet()),
                ExampledSql.sql(m, "sql", root),
                ExampledSql.examples(m));
    }
}
