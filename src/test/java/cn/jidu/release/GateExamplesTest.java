package cn.jidu.release;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.DefinitionSql;
import cn.jidu.definition.Gate;
import cn.jidu.definition.Gate.GateStep;
import cn.jidu.definition.TableExample;
import cn.jidu.definition.reading.DefinitionLoader;
import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The examples of all gates, and what is told of one that does not come out. */
class GateExamplesTest {
    private static Database database;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void everyGateHoldsWhatItsExamplesSay() {
        DefinitionLoader.Loaded loaded = DefinitionLoader.load(Path.of("jobs"));
        assertThat(loaded.problems()).isEmpty();
        SortedMap<String, Gate> gates = loaded.gates();
        assertThat(gates).hasSizeGreaterThanOrEqualTo(9);
        assertThat(GateExamples.failures(database, gates.values())).isEmpty();
    }

    @Test
    void anExampleThatDoesNotComeOutIsTold() {
        Map<String, List<Map<String, String>>> one = Map.of("imbalance", List.of(Map.of("message", "甲")));
        assertThat(GateExamples.failures(
                        database,
                        List.of(
                                gate(
                                        "select message as key, message from imbalance",
                                        new TableExample("一处", one, List.of("乙"), Optional.empty(), 9)),
                                gate(
                                        "select message as key, message from nowhere",
                                        new TableExample("无表", Map.of(), List.of("乙"), Optional.empty(), 9)),
                                gate(
                                        "select message as key, message from imbalance",
                                        new TableExample(
                                                "别的表",
                                                Map.of("nowhere", List.of()),
                                                List.of("乙"),
                                                Optional.empty(),
                                                9)))))
                .extracting(DefinitionProblem::message)
                .containsExactly(
                        "算例“一处”：应列出 [乙]，实际列出 [甲]",
                        "算例“无表”：没有表或别名 nowhere；PostgreSQL：relation \"nowhere\" does not exist",
                        "算例“别的表”：门槛不能读表“nowhere”；可用 imbalance、completeness、held_file、thin_file、finding_count、in_force、target_figure、"
                                + "report_area、signed_off");
    }

    private static Gate gate(String sql, TableExample example) {
        return new Gate(
                "G",
                "甲",
                GateStep.SUBMIT,
                false,
                "",
                "",
                Set.of(),
                new DefinitionSql(sql, "gates/G.yml", 3, false),
                List.of(example));
    }
}
