package cn.jidu.definition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.reading.DefinitionLoader;
import cn.jidu.definition.reading.ProjectJobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The definitions that the project itself ships. */
class ProjectDefinitionsTest {
    @TempDir
    static Path folder;

    private static DefinitionLoader.Loaded loaded;

    @BeforeAll
    static void load() {
        loaded = DefinitionLoader.load(ProjectJobs.JOBS);
    }

    @Test
    void loadWithoutAProblem() {
        assertThat(loaded.problems()).isEqualTo(List.of());
    }

    @Test
    void sharesOfUnitsThatTheDocumentDoesNotAddUpAreTakenWhereThePlanSaysSo() throws IOException {
        Path jobs = JobsCopy.into(Files.createDirectory(folder.resolve("shares")));
        Path plan = jobs.resolve("plans/lanxi-2018.yml");
        JobsCopy.change(plan, "市旅游局: 5}", "市旅游局: 6}");
        assertThat(DefinitionLoader.load(jobs).problems())
                .extracting(Object::toString)
                .containsExactly("plans/lanxi-2018.yml:189: unitShares 合计 41，应等于 value 40；原文如此的，请在 remark 中注明");
        JobsCopy.change(plan, "市旅游局: 6}\n", "市旅游局: 6}\n        remark: 原文两部门分解数合计41家\n");
        assertThat(DefinitionLoader.load(jobs).problems()).isEmpty();
    }

    @Test
    void holdEverySourceOfTheContract() {
        assertThat(definitions().sources().keySet())
                .containsExactly(
                        "loan", "park", "park-tenant", "registration", "return", "roster", "size-class", "tax");
    }

    @Test
    void acceptFileNamesAsTheContractWritesThem() {
        var loan = definitions().sources().get("loan").filePattern();

        var named = loan.matcher("loan_331002_2019Q3_改.CSV");
        assertThat(named.matches()).isTrue();
        assertThat(named.group("area")).isEqualTo("331002");
        assertThat(named.group("quarter")).isEqualTo("2019Q3");
        assertThat(named.group("rest")).isEqualTo("改");

        var plain = loan.matcher("loan_331002001_2019-Q3.txt");
        assertThat(plain.matches()).isTrue();
        assertThat(plain.group("rest")).isNull();

        assertThat(loan.matcher("loan_3310_2019Q3.csv").matches()).isFalse();
        assertThat(loan.matcher("tax_331002_2019Q3.csv").matches()).isFalse();
        assertThat(loan.matcher("loan_331002_2019Q3.xlsx").matches()).isTrue();
        assertThat(loan.matcher("loan_331002_2019Q3.docx").matches()).isFalse();
    }

    /** Sizes are sent when there are any; all else is due on a day. */
    @Test
    void sayWhenTheyAreDue() {
        Map<String, Optional<Integer>> due = new TreeMap<>();
        definitions().sources().forEach((name, source) -> due.put(name, source.due()));
        assertThat(due)
                .isEqualTo(new TreeMap<>(Map.of(
                        "registration", Optional.of(10),
                        "tax", Optional.of(20),
                        "loan", Optional.of(15),
                        "park", Optional.of(15),
                        "park-tenant", Optional.of(15),
                        "roster", Optional.of(15),
                        "return", Optional.of(20),
                        "size-class", Optional.empty())));
    }

    @Test
    void letAReturnNameAnIndicatorByKeyOrTitle() {
        ReferenceTable indicators = definitions().tables().get("indicators");

        assertThat(indicators.columns()).containsExactly("indicator", "aliases", "unit");
        assertThat(indicators.rows()).contains(List.of("new-loans", "新增小微企业贷款", "亿元"));
        assertThat(indicators.rows()).hasSize(definitions().indicators().size());
    }

    @Test
    void sendAbolishedCodesToTheirSuccessors() {
        AreaTree areas = definitions().areas();

        assertThat(areas.all()).hasSize(119);
        assertThat(areas.children("331000")).hasSize(9);
        assertThat(areas.findByCode("331021").map(Area::name)).contains("玉环市");
        assertThat(areas.findByCode("330104").map(Area::name)).contains("上城区");
    }

    @Test
    void knowEachDivisionTheEmergingIndustriesName() {
        ReferenceTable industries = definitions().tables().get("industries");
        List<String> codes = industries.rows().stream()
                .map(r -> r.get(industries.column("code")))
                .toList();
        ReferenceTable emerging = definitions().tables().get("emerging-industries");

        assertThat(codes)
                .containsAll(emerging.rows().stream()
                        .map(r -> r.get(emerging.column("code")))
                        .toList());
    }

    @Test
    void haveTheSameHashWhereverTheyLie() throws IOException {
        Path elsewhere = ProjectJobs.copyTo(folder.resolve("elsewhere"));
        assertThat(DefinitionLoader.load(elsewhere).definitions().orElseThrow().hash())
                .isEqualTo(definitions().hash())
                .matches("[0-9a-f]{64}");

        Path file = elsewhere.resolve("universes.yml");
        Files.writeString(file, Files.readString(file) + "\n");
        assertThat(DefinitionLoader.load(elsewhere).definitions().orElseThrow().hash())
                .isNotEqualTo(definitions().hash());
    }

    private static Definitions definitions() {
        return loaded.definitions().orElseThrow();
    }
}
