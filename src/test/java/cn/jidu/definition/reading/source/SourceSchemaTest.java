package cn.jidu.definition.reading.source;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cleanse.cell.RejectCode;
import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.KnownKeys;
import cn.jidu.definition.reading.ContractJson;
import cn.jidu.definition.reading.DefinitionLoader;
import cn.jidu.definition.reading.ProjectJobs;
import cn.jidu.definition.source.DeclaredEncoding;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.yaml.ProblemList;
import cn.jidu.definition.yaml.YamlNode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON Schema that editors complete contracts with says what {@link SourceReader} says. */
class SourceSchemaTest {
    private static final Definitions PROJECT =
            DefinitionLoader.load(ProjectJobs.JOBS).definitions().orElseThrow();
    private static final Path FILE = ProjectJobs.JOBS.resolve(SourceReader.JSON_SCHEMA);
    private static final Path FAULTY = Path.of("src/test/resources/cn/jidu/definition/faulty/sources");
    private static final JsonNode TEXT = text();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(TEXT);

    /** Where in the schema which reader's keys stand. */
    private static final Map<String, KnownKeys> OBJECTS = new TreeMap<>(Map.ofEntries(
            Map.entry("", SourceReader.KEYS),
            Map.entry("/properties/dialect", TextFormReader.DIALECT_KEYS),
            Map.entry("/properties/schema", SourceReader.SCHEMA_KEYS),
            Map.entry("/properties/jidu", SourceReader.OWN_KEYS),
            Map.entry("/properties/jidu/properties/match", SourceReader.MATCH_KEYS),
            Map.entry("/properties/jidu/properties/sumBounds/items", SumBoundReader.KEYS),
            Map.entry("/properties/jidu/properties/locatedBy", LocationReader.KEYS),
            Map.entry("/properties/jidu/properties/serials", TextFormReader.SERIAL_KEYS),
            Map.entry("/definitions/bound", ValueBoundReader.KEYS),
            Map.entry("/definitions/field", FieldReader.KEYS),
            Map.entry("/definitions/field/properties/constraints", FieldReader.CONSTRAINT_KEYS),
            Map.entry("/definitions/field/properties/jidu", FieldReader.OWN_KEYS),
            Map.entry("/definitions/example", RowExampleReader.KEYS)));

    private static JsonNode text() {
        try {
            return new ObjectMapper().readTree(FILE.toFile());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theProjectsContractsAreValidAndNameIt() throws IOException {
        for (Map.Entry<String, JsonNode> contract : ContractJson.ofProject().entrySet()) {
            assertThat(messages(contract.getValue())).as(contract.getKey()).isEmpty();
            Path file = ProjectJobs.JOBS.resolve(Source.FOLDER).resolve(contract.getKey());
            String first = Files.readAllLines(file).get(0);
            assertThat(first).isEqualTo("# yaml-language-server: $schema=../schema/source.schema.json");
        }
    }

    @Test
    void aContractOfForeignShapeIsValidToo() throws IOException {
        Path file = Path.of("src/test/resources/foreign/jobs/sources/us-loan.yml");
        assertThat(messages(ContractJson.read(file))).isEmpty();
    }

    /** Every object of the schema has the reader's keys and no others. */
    @Test
    void itsKeysAreTheReaders() {
        OBJECTS.forEach((object, keys) -> {
            assertThat(keys(TEXT.at(object + "/properties"))).as(object).isEqualTo(new TreeSet<>(keys.known()));
            assertThat(TEXT.at(object).get("additionalProperties")).as(object).isEqualTo(BooleanNode.FALSE);
        });
    }

    @Test
    void itsWordsAreTheReaders() {
        String field = "/definitions/field/properties";
        assertWords("/properties/encoding", DeclaredEncoding.NAMES.keySet());
        assertWords(field + "/type", FieldReader.TYPES.keySet());
        assertWords(field + "/jidu/properties/kind", FieldReader.KINDS.keySet());
        assertWords(field + "/jidu/properties/column", FieldReader.COLUMN.keySet());
        assertWords(
                "/properties/jidu/properties/counted",
                Arrays.stream(Source.Counted.values())
                        .map(c -> c.name().toLowerCase(Locale.ROOT))
                        .toList());
        assertWords("/definitions/bound/properties/otherwise", ValueBoundReader.REJECTS.keySet());
        assertThat(TEXT.at("/properties/profile/const").asText()).isEqualTo(SourceReader.PROFILE);
        assertThat(keys(TEXT.at("/definitions/example/properties/rejected/properties")))
                .isEqualTo(Arrays.stream(RejectCode.values()).map(Enum::name).collect(Collectors.toSet()));
    }

    /** What an editor shows beside a key. */
    @Test
    void everyKeyIsDescribed() {
        for (String object : OBJECTS.keySet()) {
            TEXT.at(object + "/properties")
                    .properties()
                    .forEach(p -> assertThat(p.getValue().path("description").asText())
                            .as(object + " " + p.getKey())
                            .isNotEmpty());
        }
    }

    /** Whoever writes a contract finds each of its keys explained. */
    @Test
    void everyKeyIsInTheDocumentation() throws IOException {
        String page = Files.readString(Path.of("docs/contracts.md"));
        OBJECTS.values().forEach(keys -> assertThat(keys.known()).allMatch(k -> page.contains("`" + k + "`")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"loan.yml", "tax.yml"})
    void whatTheReaderRefusesItRefuses(String name) throws IOException {
        assertThat(messages(ContractJson.read(FAULTY.resolve(name)))).isNotEmpty();
    }

    /** One mistake of each kind that a schema can see, in a contract that is right otherwise. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/key=[\"loan_id\"]",
                "/profile=\"data-resource\"",
                "/encoding=\"big5\"",
                "/dialect={\"delimiter\": \";;\"}",
                "/dialect={\"quote\": \"'\"}",
                "/schema/key=[]",
                "/jidu/du=1",
                "/jidu/due=400",
                "/jidu/shrinkBound=2",
                "/jidu/sumBounds=[{\"field\": \"balance\", \"times\": 1, \"leastRows\": 5}]",
                "/jidu/carriesForward=\"yes\"",
                "/jidu/counted=\"some\"",
                "/jidu/serials={\"from\": \"1958-01-01\"}",
                "/jidu/serials={\"from\": \"1958年\", \"to\": \"2099-12-31\"}",
                "/jidu/bounds=[{\"field\": \"due_on\", \"otherwise\": \"list\"}]",
                "/jidu/bounds=[{\"field\": \"due_on\", \"atLeast\": \"granted_on\", \"otherwise\": \"warn\"}]",
                "/jidu/bounds=[{\"field\": \"due_on\", \"minimum\": \"granted_on\", \"otherwise\": \"list\"}]",
                "/jidu/match={\"code\": \"borrower_id\"}",
                "/schema/fields/0/aliases=[\"a\"]",
                "/schema/fields/0/type=\"text\"",
                "/schema/fields/0/format=\"any\"",
                "/schema/fields/0/bareNumber=true",
                "/schema/fields/0/trueValues=[\"Y\"]",
                "/schema/fields/0/jidu={\"column\": \"sometimes\"}",
                "/schema/fields/0/jidu={\"aliases\": [\"a\"]}",
                "/schema/fields/0/jidu={\"column\": \"required\", \"unit\": \"元\"}",
                "/schema/fields/0/jidu={\"column\": \"required\", \"kind\": \"year\"}",
                "/schema/fields/0/jidu={\"column\": \"required\", \"absentAs\": \"x\"}",
                "/schema/fields/0/jidu={\"column\": \"required\", \"daysSince\": \"1960-01-01\"}",
                "/schema/fields/0/constraints={\"minimum\": 1}",
                "/schema/fields/0/constraints={\"unique\": true}",
                "/schema/fields/7/jidu={\"column\": \"required\", \"currency\": \"$\"}",
                "/schema/fields/8/jidu={\"column\": \"required\", \"daysSince\": \"1960年\"}",
                "/schema/fields/8/jidu={\"column\": \"required\", \"kind\": \"quarter\"}",
                "/jidu/examples/0/rejected={\"NUMBER_INVALID\": \"x\"}",
                "/jidu/examples/0/line=\"a\"",
                "/jidu/examples/0/gibt={}",
            })
    void aMistakeIsSeenByBoth(String mistake) throws IOException {
        int equals = mistake.indexOf('=');
        String place = mistake.substring(0, equals);
        JsonNode loan = ContractJson.ofProject().get("loan.yml");
        String parent = place.substring(0, place.lastIndexOf('/'));
        ((ObjectNode) loan.at(parent))
                .set(place.substring(parent.length() + 1), new ObjectMapper().readTree(mistake.substring(equals + 1)));

        assertThat(messages(loan)).isNotEmpty();
        assertThat(readersProblems(loan)).isNotEmpty();
    }

    /** JSON is YAML too. */
    private static List<DefinitionProblem> readersProblems(JsonNode contract) throws IOException {
        ProblemList problems = new ProblemList();
        SourceReader reader = new SourceReader(PROJECT.tables().keySet(), PROJECT.areas());
        YamlNode.parse("loan.yml", contract.toPrettyString().getBytes(StandardCharsets.UTF_8), problems)
                .ifPresent(root -> reader.read("loan", root));
        return problems.sorted();
    }

    private static Set<String> messages(JsonNode contract) {
        return SCHEMA.validate(contract).stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assertWords(String place, Collection<String> words) {
        Set<String> allowed = new TreeSet<>();
        TEXT.at(place + "/enum").forEach(w -> allowed.add(w.asText()));
        assertThat(allowed).as(place).isEqualTo(new TreeSet<>(words));
    }

    private static Set<String> keys(JsonNode properties) {
        Set<String> keys = new TreeSet<>();
        properties.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
