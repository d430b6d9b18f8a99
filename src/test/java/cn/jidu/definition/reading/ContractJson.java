package cn.jidu.definition.reading;

import cn.jidu.definition.source.Source;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Contracts as JSON, which editors and other tools hold against a schema. A date stays a text, as in YAML 1.2. */
public final class ContractJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ContractJson() {}

    /** The project's contracts by name. */
    public static SortedMap<String, JsonNode> ofProject() throws IOException {
        SortedMap<String, JsonNode> contracts = new TreeMap<>();
        try (Stream<Path> files = Files.list(ProjectJobs.JOBS.resolve(Source.FOLDER))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                contracts.put(file.getFileName().toString(), read(file));
            }
        }
        return contracts;
    }

    public static JsonNode read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    public static JsonNode parse(String yaml) {
        return of(new Yaml().compose(new StringReader(yaml)));
    }

    private static JsonNode of(Node node) {
        if (node instanceof MappingNode mapping) {
            ObjectNode object = JSON.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                object.set(((ScalarNode) tuple.getKeyNode()).getValue(), of(tuple.getValueNode()));
            }
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JSON.arrayNode();
            sequence.getValue().forEach(n -> array.add(of(n)));
            return array;
        }
        String text = ((ScalarNode) node).getValue();
        if (Tag.NULL.equals(node.getTag())) {
            return JSON.nullNode();
        }
        if (Tag.INT.equals(node.getTag()) || Tag.FLOAT.equals(node.getTag())) {
            return JSON.numberNode(new java.math.BigDecimal(text.replace("_", "")));
        }
        return Tag.BOOL.equals(node.getTag()) && (text.equals("true") || text.equals("false"))
                ? JSON.booleanNode(text.equals("true"))
                : JSON.textNode(text);
    }
}
