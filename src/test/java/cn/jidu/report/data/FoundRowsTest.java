package cn.jidu.report.data;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.report.ManyFound;
import cn.jidu.report.TaizhouPlan;
import cn.jidu.report.TaizhouQuarter;
import cn.jidu.report.part.ListParts;
import cn.jidu.report.part.PlanView;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundRowsTest {
    private static final int MANY = FoundRows.LISTED + 7;
    private final AreaTree areas = TaizhouPlan.areas();
    private final Area city = areas.get("331000");
    private final Area jiaojiang = areas.get("331002");
    private final Area huangyan = areas.get("331003");

    @TempDir
    Path folder;

    @Test
    void keepsForEachAreaWhatItsWorkbookListsAndHandsOnEverything() {
        FoundRows found = new FoundRows(rows(), areas, List.of(city, jiaojiang, huangyan), folder);
        List<FindingRow> handedOn = new ArrayList<>();
        found.findings(handedOn::add);
        found.rejects(r -> {});
        assertThat(handedOn).hasSize(MANY + 1);
        assertThat(found.findings(city).total()).isEqualTo(MANY + 1);
        assertThat(found.findings(city).first()).hasSize(FoundRows.LISTED);
        assertThat(found.findings(huangyan).first()).singleElement().isEqualTo(handedOn.get(MANY));
        assertThat(found.findings(huangyan).total()).isEqualTo(1);
        assertThat(found.quoted(city, "NAME_MISMATCH")).isEqualTo(handedOn.subList(0, FoundRows.QUOTED));
        assertThat(found.quoted(city, "RETURN_DIFFERS")).containsExactly(handedOn.get(MANY));
        assertThat(found.rejects(jiaojiang).first()).hasSize(1);
        assertThat(found.rejects(huangyan).total()).isZero();
    }

    /** Of ten areas, each with as many as its workbook lists: more than a heap of 48 MB would hold. */
    @Test
    void memoryDoesNotGrowWithTheAreas() throws Exception {
        Process small = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyFound.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();

        String said = new String(small.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).isEqualTo("10 times " + FoundRows.LISTED + " of " + MANY);
        assertThat(small.waitFor()).isZero();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).as("closed").isEmpty();
        }
    }

    @Test
    void aListThatIsCutSaysWhereTheRestStands() {
        FoundRows found = new FoundRows(rows(), areas, List.of(city), folder);
        found.findings(f -> {});
        PlanView view = new PlanView(
                TaizhouQuarter.results(), TaizhouPlan.definitions().plans().get(TaizhouPlan.KEY));
        assertThat(new ListParts(view, city, found)
                        .parts().stream()
                                .filter(p -> p.name().equals("findings"))
                                .flatMap(p -> p.notes().stream()))
                .containsExactly("共20008条，此处列前20000条；全部见数据包 data/findings.csv。");
    }

    private static RowSource rows() {
        return new RowSource() {
            @Override
            public void findings(Consumer<FindingRow> each) {
                for (int i = 0; i < MANY; i++) {
                    each.accept(finding("NAME_MISMATCH", "331002", i));
                }
                each.accept(finding("RETURN_DIFFERS", "331003", 1));
            }

            @Override
            public void rejects(Consumer<RejectRow> each) {
                each.accept(new RejectRow(
                        "DATE_INVALID", "tax", "331002", "2018-Q2", "tax_331000_2018Q2.csv", "", 4, "日期", "x", "y"));
            }
        };
    }

    private static FindingRow finding(String code, String area, int row) {
        return new FindingRow(code, "loan", area, "2018-Q2", "loan.csv", Optional.of(row), "k" + row, "m");
    }
}
