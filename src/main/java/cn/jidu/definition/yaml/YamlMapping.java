package cn.jidu.definition.yaml;

import cn.jidu.definition.KnownKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The keys of a YAML mapping, each once. Unknown and repeated keys are reported when it is made. */
public final class YamlMapping {
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
    public static YamlMapping none(YamlNode place) {
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
    public Map<String, YamlNode> values() {
        return values;
    }

    /** Where the key stands; the mapping's own line where it does not. */
    public int lineOf(String key) {
        return lines.getOrDefault(key, self.line());
    }

    /** Reports a mistake at a key's line, or at the mapping's own where the key is not there. */
    public void problem(String key, String textKey, Object... arguments) {
        self.problems().add(self.file(), lineOf(key), textKey, arguments);
    }

    /** The value of a key that may be left out. */
    public Optional<YamlNode> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The value of a key; a missing one is reported. */
    public Optional<YamlNode> get(String key) {
        if (!values.containsKey(key) && !absent) {
            self.problem("key.missing", key);
        }
        return find(key);
    }

    /** Empty where the key is missing, which is reported. */
    public String text(String key) {
        return get(key).map(YamlNode::text).orElse("");
    }

    /** Chinese text of several lines. */
    public String prose(String key) {
        return get(key).map(YamlNode::prose).orElse("");
    }

    /** Of a key that may be left out. */
    public Optional<String> findText(String key) {
        return find(key).map(YamlNode::text);
    }

    List<String> texts(String key) {
        return get(key).map(YamlNode::texts).orElse(List.of());
    }

    /** A list of texts; empty where the key is left out. */
    public List<String> findTexts(String key) {
        return find(key).map(YamlNode::texts).orElse(List.of());
    }

    /** Empty where the key is missing, which is reported. */
    public List<YamlNode> items(String key) {
        return get(key).map(YamlNode::items).orElse(List.of());
    }

    /** Empty where the key is left out. */
    public List<YamlNode> findItems(String key) {
        return find(key).map(YamlNode::items).orElse(List.of());
    }
}
