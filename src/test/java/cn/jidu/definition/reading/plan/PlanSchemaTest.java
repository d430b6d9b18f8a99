package cn.jidu.definition.reading.plan;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.KnownKeys;
import cn.jidu.definition.Target;
import cn.jidu.definition.reading.ContractJson;
import cn.jidu.definition.reading.DefinitionLoader;
import cn.jidu.definition.reading.EditorSchema;
import cn.jidu.definition.reading.ProjectJobs;
import cn.jidu.definition.yaml.ProblemList;
import cn.jidu.definition.yaml.YamlNode;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON Schema that editors complete plans with says what {@link PlanReader} and {@link TargetReader} say. */
class PlanSchemaTest {
    private static final EditorSchema SCHEMA = EditorSchema.of(PlanReader.JSON_SCHEMA);
    private static final Definitions PROJECT =
            DefinitionLoader.load(ProjectJobs.JOBS).definitions().orElseThrow();
    private static final Path PAGE = Path.of("docs/plans.md");
    private static final Path FAULTY = Path.of("src/test/resources/cn/jidu/definition/faulty/plans");
    private static final Path TAIZHOU = ProjectJobs.JOBS.resolve("plans/taizhou-2018.yml");
    private static final String TARGET = "/definitions/target";

    private static final Map<String, KnownKeys> OBJECTS = Map.of(
            "",
            PlanReader.KEYS,
            "/definitions/section",
            PlanReader.SECTION_KEYS,
            "/definitions/obligation",
            PlanReader.OBLIGATION_KEYS,
            "/definitions/revision",
            TargetChangesReader.REVISED_KEYS,
            TARGET,
            TargetReader.KEYS);

    @Test
    void theProjectsPlansAreValidAndNameIt() throws IOException {
        for (Path file : EditorSchema.files(ProjectJobs.JOBS.resolve(PlanReader.FOLDER))) {
            SCHEMA.assertValid(file, "# yaml-language-server: $schema=../schema/plan.schema.json");
        }
    }

    @Test
    void aForeignPlanIsValidToo() throws IOException {
        SCHEMA.assertValid(
                Path.of("src/test/resources/foreign/jobs/plans/springfield-2019.yml"),
                "# yaml-language-server: $schema=../../../../../../jobs/schema/plan.schema.json");
        SCHEMA.assertValid(
                Path.of("src/test/resources/sixth/jobs/plans/zhejiang-2021.yml"),
                "# yaml-language-server: $schema=../../../../../../jobs/schema/plan.schema.json");
    }

    @Test
    void itsKeysAreTheReaders() {
        SCHEMA.assertKeys(OBJECTS);
    }

    @Test
    void itsWordsAreTheReaders() {
        SCHEMA.assertWords(TARGET + "/properties/kind", Target.TargetKind.values());
        SCHEMA.assertWords(TARGET + "/properties/comparison", Target.Comparison.values());
        SCHEMA.assertWords(TARGET + "/properties/basis", Target.Basis.values());
    }

    /** Whoever writes a plan finds each of its keys explained. */
    @Test
    void everyKeyIsInTheDocumentation() throws IOException {
        String page = Files.readString(PAGE);
        OBJECTS.values().forEach(keys -> assertThat(keys.known()).allMatch(k -> page.contains("`" + k + "`")));
    }

    @Test
    void thePagesExampleIsRight() throws IOException {
        JsonNode plan = EditorSchema.firstExample(PAGE);

        assertThat(SCHEMA.messages(plan)).isEmpty();
        assertThat(readersProblems(plan)).isEmpty();
    }

    @Test
    void whatTheReaderRefusesItRefuses() throws IOException {
        for (Path file : EditorSchema.files(FAULTY)) {
            assertThat(SCHEMA.messages(ContractJson.read(file)))
                    .as(file.toString())
                    .isNotEmpty();
        }
    }

    /** One mistake of each kind that a schema can see, in a plan that is right otherwise. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/name=\"taizhou\"",
                "/title=[]",
                "/document=\"\"",
                "/area=\"3310\"",
                "/first=\"2018年\"",
                "/last=\"2018Q5\"",
                "/base=2017",
                "/universe=\"\"",
                "/sections={}",
                "/sections/2={\"heading\": \"（一）\"}",
                "/sections/2={\"heading\": \"（一）\", \"targets\": []}",
                "/sections/2={\"title\": \"（一）\", \"obligations\": [{\"clause\": \"鼓励挂牌\"}]}",
                "/sections/2/monitored=[\"company-share\"]",
                "/sections/2/monitored=[{\"clause\": \"提升\", \"indicators\": [\"tax-per-mu\", \"tax-per-mu\"]}]",
                "/sections/2/monitored=[{\"indicators\": [\"tax-per-mu\"]}]",
                "/sections/1/obligations=[\"鼓励挂牌\"]",
                "/sections/1/obligations/0/lead=\"市经信委\"",
                "/sections/2/targets/0/indicators=\"new-enterprises\"",
                "/sections/2/targets/0/indicator=\"New\"",
                "/sections/2/targets/0/kind=\"sum\"",
                "/sections/2/targets/0/comparison=\"more\"",
                "/sections/2/targets/0/value=\"1,000\"",
                "/sections/2/targets/0/tolerance=5",
                "/sections/2/targets/0/leadUnits=\"市经信委\"",
                "/sections/2/targets/0/basis=\"counted\"",
                "/sections/2/targets/0/baseValue=\"many\"",
                "/sections/2/targets/0/profile=[0.5, 1.5]",
                "/sections/2/targets/1/profile=[0.5, 1]",
                "/sections/2/targets/0/quotas={\"椒江区\": 5}",
                "/sections/2/targets/0/quotas={\"331002\": \"half\"}",
                "/sections/2/targets/0/each=1",
                "/sections/2/targets/0/kind=\"coverage\"",
                "/sections/2/targets/0/years={\"2018\": 300}",
                "/sections/2/targets/0/revised=[{\"from\": \"2019\", \"value\": 5, \"clause\": \"改\", \"document\": \"某号\"}]",
                "/sections/2/targets/0/revised=[{\"from\": \"2019Q3\", \"value\": 5, \"clause\": \"改\"}]",
            })
    void aMistakeIsSeenByBoth(String mistake) throws IOException {
        JsonNode plan = EditorSchema.changed(TAIZHOU, mistake);

        assertThat(SCHEMA.messages(plan)).isNotEmpty();
        assertThat(readersProblems(plan)).isNotEmpty();
    }

    /** What the two accept alike: the rarer keys. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sections/2/targets/1/tolerance=0.5",
                "/sections/2/targets/0/baseValue=120000",
                "/sections/2/targets/0/profile=[0, 0, 0, 0.3, 0.3, 0.3, 0.3, 0.6, 0.6, 0.6, 0.6, 1]",
                "/sections/2/targets/0/quotas={\"331002\": 5000, \"331003\": 4500.5}",
                "/sections/2/targets/0/revised=[{\"from\": \"2019Q3\", \"value\": 5, \"clause\": \"改\", \"document\": \"某号\"}]",
                "/sections/2/monitored=[{\"clause\": \"降低占比\", \"indicators\": [\"individual-share\"]}]",
            })
    void bothAccept(String change) throws IOException {
        JsonNode plan = EditorSchema.changed(TAIZHOU, change);

        assertThat(SCHEMA.messages(plan)).isEmpty();
        assertThat(readersProblems(plan)).isEmpty();
    }

    /** JSON is YAML too. */
    private static List<DefinitionProblem> readersProblems(JsonNode plan) {
        ProblemList problems = new ProblemList();
        PlanReader reader = new PlanReader(
                PROJECT.areas(),
                PROJECT.universes().keySet(),
                PROJECT.indicators(),
                PROJECT.indicators().keySet());
        YamlNode.parse("plan.yml", plan.toPrettyString().getBytes(StandardCharsets.UTF_8), problems)
                .ifPresent(root -> reader.read("plan", root));
        return problems.sorted();
    }
}
