package cn.jidu.definition.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The project's contracts keep the rules of a tabular data resource of Frictionless, version 1 (profile
 * {@code tabular-data-resource}), written out here: another program reads them and passes over {@code jidu}.
 */
class FrictionlessTest {
    private static final Set<String> RESOURCE = Set.of(
            "profile",
            "name",
            "path",
            "data",
            "schema",
            "title",
            "description",
            "homepage",
            "sources",
            "licenses",
            "dialect",
            "format",
            "mediatype",
            "encoding",
            "bytes",
            "hash");
    private static final Set<String> DIALECT = Set.of(
            "csvddfVersion",
            "delimiter",
            "doubleQuote",
            "lineTerminator",
            "nullSequence",
            "quoteChar",
            "escapeChar",
            "skipInitialSpace",
            "header",
            "commentChar",
            "caseSensitiveHeader");
    private static final Set<String> SCHEMA = Set.of("fields", "primaryKey", "foreignKeys", "missingValues");
    private static final Set<String> FIELD =
            Set.of("name", "title", "description", "example", "type", "format", "constraints", "rdfType");

    /** Members that only fields of one type have. */
    private static final Map<String, Set<String>> OF_TYPE = Map.of(
            "number", Set.of("bareNumber", "decimalChar", "groupChar"),
            "integer", Set.of("bareNumber"),
            "boolean", Set.of("trueValues", "falseValues"),
            "string", Set.of(),
            "date", Set.of());

    private static final Map<String, Set<String>> CONSTRAINTS = Map.of(
            "string", Set.of("required", "unique", "pattern", "enum", "minLength", "maxLength"),
            "number", Set.of("required", "unique", "enum", "minimum", "maximum"),
            "integer", Set.of("required", "unique", "enum", "minimum", "maximum"),
            "date", Set.of("required", "unique", "enum", "minimum", "maximum"),
            "boolean", Set.of("required", "enum"));

    private static Map<String, JsonNode> contracts;

    @BeforeAll
    static void read() throws IOException {
        contracts = ContractJson.ofProject();
        assertThat(contracts).isNotEmpty();
    }

    @Test
    void theyAreResources() {
        contracts.forEach((file, contract) -> {
            assertThat(keys(contract)).as(file).contains("name", "path", "schema", "profile");
            assertMembers(file, contract, RESOURCE);
            assertMembers(file, contract.path("dialect"), DIALECT);
            assertThat(contract.get("profile").asText()).isEqualTo("tabular-data-resource");
            assertThat(contract.get("name").asText()).matches("^([-a-z0-9._/])+$");
            // relative, in the folder of the descriptor or below it
            assertThat(contract.get("path").asText()).matches("^(?=^[^./~])(^((?!\\.{2}).)*$).*$");
        });
    }

    @Test
    void theirSchemasAreTableSchemas() {
        contracts.forEach((file, contract) -> {
            JsonNode schema = contract.get("schema");
            assertMembers(file, schema, SCHEMA);
            Set<String> names = new HashSet<>();
            schema.get("fields")
                    .forEach(f -> assertThat(names.add(f.get("name").asText()))
                            .as("%s: %s twice", file, f)
                            .isTrue());
            schema.get("primaryKey").forEach(k -> assertThat(names).contains(k.asText()));
            schema.path("missingValues").forEach(v -> assertThat(v.isTextual()).isTrue());
        });
    }

    @Test
    void theirFieldsAreFields() {
        contracts.forEach((file, contract) -> contract.at("/schema/fields").forEach(field -> {
            String place = file + " " + field.get("name").asText();
            String type = field.get("type").asText();
            assertThat(OF_TYPE.keySet()).as(place).contains(type);
            Set<String> members = new HashSet<>(FIELD);
            members.addAll(OF_TYPE.get(type));
            assertMembers(place, field, members);
            assertThat(CONSTRAINTS.get(type)).as(place).containsAll(keys(field.path("constraints")));
            assertThat(field.at("/constraints/required").isMissingNode()
                            || field.at("/constraints/required").isBoolean())
                    .as(place)
                    .isTrue();
            if (!type.equals("date")) {
                assertThat(field.has("format")).as(place).isFalse();
            }
        }));
    }

    private static void assertMembers(String place, JsonNode object, Set<String> known) {
        Set<String> others = keys(object);
        others.removeAll(known);
        assertThat(List.copyOf(others)).as(place).isSubsetOf("jidu");
    }

    private static Set<String> keys(JsonNode object) {
        Set<String> keys = new TreeSet<>();
        object.properties().forEach(p -> keys.add(p.getKey()));
        return keys;
    }
}
