package cn.jidu.definition.reading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.KnownKeys;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JSON Schema under {@code jobs/schema}, with which editors complete definitions and check them. */
public record EditorSchema(JsonNode text, JsonSchema schema) {
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\\n(.*?)```");

    public static EditorSchema of(String file) {
        try {
            JsonNode text =
                    new ObjectMapper().readTree(ProjectJobs.JOBS.resolve(file).toFile());
            return new EditorSchema(
                    text,
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it finds wrong. */
    public Set<String> messages(JsonNode definition) {
        return schema.validate(definition).stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public void assertValid(Path file, String firstLine) throws IOException {
        assertThat(messages(ContractJson.read(file))).as(file.toString()).isEmpty();
        assertThat(Files.readAllLines(file).get(0)).as(file.toString()).isEqualTo(firstLine);
    }

    /** Every object has these keys, described, and no others. */
    public void assertKeys(Map<String, KnownKeys> objects) {
        objects.forEach((place, keys) -> {
            JsonNode object = text.at(place);
            assertThat(names(object.get("properties"))).as(place).isEqualTo(new TreeSet<>(keys.known()));
            assertThat(object.get("additionalProperties")).as(place).isEqualTo(BooleanNode.FALSE);
            object.get("properties")
                    .properties()
                    .forEach(p -> assertThat(p.getValue().path("description").asText())
                            .as(place + " " + p.getKey())
                            .isNotEmpty());
        });
    }

    public void assertWords(String place, Enum<?>[] constants) {
        Set<String> allowed = new TreeSet<>();
        text.at(place + "/enum").forEach(w -> allowed.add(w.asText()));
        assertThat(allowed)
                .as(place)
                .isEqualTo(Arrays.stream(constants)
                        .map(c -> c.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /**
     * A definition with one value changed, or a key added.
     *
     * @param mistake where, by a JSON pointer, and what: {@code /decimals=7}
     */
    public static JsonNode changed(Path file, String mistake) throws IOException {
        int equals = mistake.indexOf('=');
        JsonPointer place = JsonPointer.compile(mistake.substring(0, equals));
        JsonNode value = new ObjectMapper().readTree(mistake.substring(equals + 1));
        JsonNode root = ContractJson.read(file);
        JsonNode parent = root.at(place.head());
        if (parent instanceof ArrayNode array) {
            array.set(place.last().getMatchingIndex(), value);
        } else {
            ((ObjectNode) parent).set(place.last().getMatchingProperty(), value);
        }
        return root;
    }

    /** The first example of a page. */
    public static JsonNode firstExample(Path page) throws IOException {
        return ContractJson.parse(EXAMPLE.matcher(Files.readString(page))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1));
    }

    public static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static Set<String> names(JsonNode properties) {
        Set<String> names = new TreeSet<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
