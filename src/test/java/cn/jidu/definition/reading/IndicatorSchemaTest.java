package cn.jidu.definition.reading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.KnownKeys;
import cn.jidu.definition.yaml.ProblemList;
import cn.jidu.definition.yaml.YamlNode;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JSON Schema that editors complete indicators with says what the readers say. */
class IndicatorSchemaTest {
    private static final EditorSchema SCHEMA = EditorSchema.of(IndicatorReader.JSON_SCHEMA);
    private static final Definitions PROJECT =
            DefinitionLoader.load(ProjectJobs.JOBS).definitions().orElseThrow();
    private static final Path PAGE = Path.of("docs/indicators.md");
    private static final Path FOLDER = ProjectJobs.JOBS.resolve(IndicatorReader.FOLDER);
    private static final Path FAULTY = Path.of("src/test/resources/cn/jidu/definition/faulty/indicators");
    private static final String AGGREGATE = "/definitions/aggregate";

    private static final Map<String, KnownKeys> OBJECTS = Map.of(
            "",
            IndicatorReader.KEYS,
            "/definitions/compute",
            ComputationReader.KEYS,
            "/definitions/ratio",
            ComputationReader.RATIO_KEYS,
            AGGREGATE,
            ComputationReader.AGGREGATE_KEYS,
            "/definitions/example",
            IndicatorReader.EXAMPLE_KEYS);

    @Test
    void theProjectsIndicatorsAreValidAndNameIt() throws IOException {
        for (Path file : EditorSchema.files(FOLDER)) {
            SCHEMA.assertValid(file, "# yaml-language-server: $schema=../schema/indicator.schema.json");
        }
    }

    @Test
    void aForeignIndicatorIsValidToo() throws IOException {
        SCHEMA.assertValid(
                Path.of("src/test/resources/foreign/jobs/indicators/us-loans-approved.yml"),
                "# yaml-language-server: $schema=../../../../../../jobs/schema/indicator.schema.json");
    }

    @Test
    void itsKeysAreTheReaders() {
        SCHEMA.assertKeys(OBJECTS);
    }

    @Test
    void itsWordsAreTheReaders() {
        SCHEMA.assertWords("/properties/behaviour", Indicator.Behaviour.values());
        SCHEMA.assertWords("/definitions/returns", Indicator.Combine.values());
        SCHEMA.assertWords(AGGREGATE + "/properties/function", Indicator.Function.values());
    }

    /** Whoever writes an indicator finds each of its keys explained. */
    @Test
    void everyKeyIsInTheDocumentation() throws IOException {
        String page = Files.readString(PAGE);
        OBJECTS.values().forEach(keys -> assertThat(keys.known()).allMatch(k -> page.contains("`" + k + "`")));
    }

    @Test
    void thePagesExampleIsRight() throws IOException {
        JsonNode indicator = EditorSchema.firstExample(PAGE);

        assertThat(SCHEMA.messages(indicator)).isEmpty();
        assertThat(readersProblems("own", indicator)).isEmpty();
    }

    /** Those whose mistakes lie in one file; what a panel or another indicator lacks only the readers see. */
    @ParameterizedTest
    @CsvSource({"change", "points", "returned", "share", "stock"})
    void whatTheReaderRefusesItRefuses(String name) throws IOException {
        assertThat(SCHEMA.messages(ContractJson.read(FAULTY.resolve(name + ".yml"))))
                .isNotEmpty();
    }

    /** One mistake of each kind that a schema can see, in an indicator that is right otherwise. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "new-enterprises | /name=\"new\"",
                "new-enterprises | /title=[]",
                "new-enterprises | /decimals=7",
                "new-enterprises | /behaviour=\"stock\"",
                "new-enterprises | /behaviour=\"ratio\"",
                "new-enterprises | /needs=\"registration\"",
                "new-enterprises | /needsTrailing=\"registration\"",
                "new-enterprises | /meaning=\"\"",
                "new-enterprises | /examples=[]",
                "new-enterprises | /examples/0={\"title\": \"例\", \"rows\": []}",
                "new-enterprises | /examples/0={\"title\": \"例\", \"rows\": {}, \"expect\": 1}",
                "new-enterprises | /examples/0/expect=\"one\"",
                "new-enterprises | /examples/0/before=[]",
                "new-enterprises | /returns=\"add\"",
                "new-enterprises | /compute={}",
                "new-enterprises | /compute/growth=\"enterprise-stock\"",
                "new-enterprises | /compute/aggregate/function=\"average\"",
                "new-enterprises | /compute/aggregate/function=\"sum\"",
                "new-enterprises | /compute/aggregate/column=\"employees\"",
                "new-enterprises | /compute/aggregate/divisor=0",
                "new-enterprises | /compute/aggregate/having=\"x\"",
                "new-enterprises | /compute/aggregate/estimated=[]",
                "company-share | /behaviour=\"level\"",
                "company-share | /compute/ratio/factor=0",
                "company-share | /compute/ratio/denominators=[]",
                "company-share | /compute/ratio/numerator=\"active\"",
                "new-loans | /compute/change=[]",
                "new-loans | /behaviour=\"level\"",
                "enterprise-growth | /unit=\"家\"",
                "enterprise-growth | /compute/growth={}",
                "below-scale-industry-growth | /examples=[{\"title\": \"例\", \"rows\": [], \"expect\": 0}]",
                "below-scale-industry-growth | /returns=\"sum\"",
                "below-scale-industry-growth | /compute/returned=\"mean\"",
                "below-scale-industry-growth | /behaviour=\"difference\"",
            })
    void aMistakeIsSeenByBoth(String name, String mistake) throws IOException {
        JsonNode indicator = EditorSchema.changed(FOLDER.resolve(name + ".yml"), mistake);

        assertThat(SCHEMA.messages(indicator)).isNotEmpty();
        assertThat(readersProblems(name, indicator)).isNotEmpty();
    }

    /** JSON is YAML too. */
    private static List<DefinitionProblem> readersProblems(String name, JsonNode indicator) {
        ProblemList problems = new ProblemList();
        IndicatorReader reader = new IndicatorReader(
                PROJECT.panels(),
                PROJECT.panels().keySet(),
                PROJECT.universes(),
                new IndicatorNeeds(PROJECT.sources().keySet(), PROJECT.sources(), PROJECT.tables()),
                PROJECT.indicators().keySet());
        Map<String, Indicator> all = new TreeMap<>(PROJECT.indicators());
        YamlNode.parse("indicator.yml", indicator.toPrettyString().getBytes(StandardCharsets.UTF_8), problems)
                .ifPresent(root -> all.put(name, reader.read(name, root)));
        IndicatorCheck.report(all, reader.places());
        return problems.sorted();
    }
}
