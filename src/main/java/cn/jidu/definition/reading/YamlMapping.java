package cn.jidu.definition.reading;

import cn.jidu.definition.KnownKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The keys of a YAML mapping, each once. Unknown and repeated keys are reported when it is made. */
final class YamlMapping {
    private final YamlNode self;
    private final boolean absent;
    private final Map<String, YamlNode> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    private YamlMapping(YamlNode self, boolean absent) {
        this.self = self;
        this.absent = absent;
    }

    static YamlMapping of(YamlNode node, Optional<KnownKeys> keys) {
        YamlMapping mapping = new YamlMapping(node, !node.isMapping());
        if (node.node() instanceof MappingNode m) {
            m.getValue().forEach(tuple -> mapping.put(tuple, keys));
        } else {
            node.problem("type.mapping", node.label());
        }
        return mapping;
    }

    /** An empty mapping in the place of one that is not there; no key of it is missed. */
    static YamlMapping none(YamlNode place) {
        return new YamlMapping(place, true);
    }

    private void put(NodeTuple tuple, Optional<KnownKeys> keys) {
        int line = tuple.getKeyNode().getStartMark().getLine() + 1;
        if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
            self.problems().add(self.file(), line, "key.notText");
            return;
        }
        String key = keyNode.getValue().strip();
        if (keys.isPresent() && !keys.get().known().contains(key)) {
            reportUnknown(key, line, keys.get());
        } else if (lines.containsKey(key)) {
            self.problems().add(self.file(), line, "key.duplicate", key, lines.get(key));
        } else {
            lines.put(key, line);
            values.put(key, new YamlNode(self.file(), key, tuple.getValueNode(), self.problems()));
        }
    }

    private void reportUnknown(String key, int line, KnownKeys keys) {
        String place = keys.moved().get(key);
        if (place != null) {
            self.problems().add(self.file(), line, "key.moved", key, place);
            return;
        }
        String suggestion = ProblemList.suggestion(key, keys.known());
        self.problems().add(self.file(), line, "key.unknown", key, suggestion, ProblemList.listed(keys.known()));
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
        if (!values.containsKey(key) && !absent) {
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
