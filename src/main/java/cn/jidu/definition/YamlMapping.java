package cn.jidu.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The keys of a YAML mapping, each once. Unknown and repeated keys are reported when it is made. */
final class YamlMapping {
    private final YamlNode self;
    private final Map<String, YamlNode> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    private YamlMapping(YamlNode self) {
        this.self = self;
    }

    static YamlMapping of(YamlNode node, Optional<Set<String>> known) {
        YamlMapping mapping = new YamlMapping(node);
        if (node.node() instanceof MappingNode m) {
            m.getValue().forEach(tuple -> mapping.put(tuple, known));
        } else {
            node.problem("type.mapping", node.label());
        }
        return mapping;
    }

    /** An empty mapping in the place of one that is not there. */
    static YamlMapping none(YamlNode place) {
        return new YamlMapping(place);
    }

    private void put(NodeTuple tuple, Optional<Set<String>> known) {
        int line = tuple.getKeyNode().getStartMark().getLine() + 1;
        if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
            self.problems().add(self.file(), line, "key.notText");
            return;
        }
        String key = keyNode.getValue().strip();
        if (known.isPresent() && !known.get().contains(key)) {
            String suggestion = Problems.suggestion(key, known.get());
            self.problems().add(self.file(), line, "key.unknown", key, suggestion, Problems.listed(known.get()));
        } else if (lines.containsKey(key)) {
            self.problems().add(self.file(), line, "key.duplicate", key, lines.get(key));
        } else {
            lines.put(key, line);
            values.put(key, new YamlNode(self.file(), key, tuple.getValueNode(), self.problems()));
        }
    }

    /** The values by key, in the order of the file. */
    Map<String, YamlNode> values() {
        return values;
    }

    int lineOf(String key) {
        return lines.getOrDefault(key, self.line());
    }

    /** Reports a mistake at a key's line, or at the mapping's own where the key is not there. */
    void problem(String key, String textKey, Object... arguments) {
        self.problems().add(self.file(), lineOf(key), textKey, arguments);
    }

    Optional<YamlNode> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The value of a key; a missing one is reported. */
    Optional<YamlNode> get(String key) {
        if (!values.containsKey(key) && self.isMapping()) {
            self.problem("key.missing", key);
        }
        return find(key);
    }

    String text(String key) {
        return get(key).map(YamlNode::text).orElse("");
    }

    /** Chinese text of several lines. */
    String prose(String key) {
        return get(key).map(YamlNode::prose).orElse("");
    }

    Optional<String> findText(String key) {
        return find(key).map(YamlNode::text);
    }

    List<String> texts(String key) {
        return get(key).map(YamlNode::texts).orElse(List.of());
    }

    List<String> findTexts(String key) {
        return find(key).map(YamlNode::texts).orElse(List.of());
    }

    List<YamlNode> items(String key) {
        return get(key).map(YamlNode::items).orElse(List.of());
    }

    List<YamlNode> findItems(String key) {
        return find(key).map(YamlNode::items).orElse(List.of());
    }
}
