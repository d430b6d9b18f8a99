package cn.jidu.golden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cli.Said;
import cn.jidu.report.PackageFaults;
import cn.jidu.store.Database;
import cn.jidu.store.HomeLock;
import cn.jidu.store.SiteHome;
import cn.jidu.store.TestDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo, and every command that it names. */
class DemoTest {
    /** What the decision of the demo moves, which the sample's own model knows nothing of. */
    private static final Set<String> DECIDED = Set.of("new-loans", "credit-loan-balance");

    private static final Set<String> DECIDED_AREAS = Set.of("331000", "331024");

    private static final List<String> COMPARED = List.of(
            "INDICATOR",
            "REF_AREA",
            "TIME_PERIOD",
            "OBS_VALUE",
            "FLOW",
            "CUMULATIVE",
            "YTD",
            "YOY",
            "RETURNED",
            "OBS_STATUS");

    @TempDir
    Path folder;

    @Test
    void theDemoEndsWithTwoReleasesAndEveryCommandItNamesWorks() throws IOException {
        try (Database database = TestDatabase.fresh()) {
            Said demo = Said.jidu("demo", "--home", folder.toString(), "--db", TestDatabase.held(database));
            assertThat(demo.status()).as(demo.err()).isZero();
            assertThat(demo.out())
                    .containsSubsequence(
                            "sample-city/2018Q2/r1：已发布\n",
                            "sample-city/2018Q2/r1：已撤销\n",
                            "sample-city/2018Q2/r2：已发布\n");
            Path home = folder.resolve("demo").toRealPath();
            assertCover(home.resolve("releases/sample-city/2018Q2/r2/331000.pdf"));
            assertThat(PackageFaults.of(home.resolve("reports/2018Q2/r2/data"))).isEmpty();
            assertFigures(home.resolve("reports/2018Q2/r2/data/measurements.csv"));

            List<String> next = commands(demo.out());
            assertThat(next).hasSize(9);
            for (String command : next) {
                Said said = Said.at(home, database, words(command));
                assertThat(said.err()).as(command).isEmpty();
                // a withdrawn release is told with a status of its own
                assertThat(said.status()).as(command).isEqualTo(command.contains("/r1/331000.pdf") ? 3 : 0);
                assertThat(said.out()).as(command).isNotBlank();
            }

            Said again = Said.jidu("demo", "--home", folder.toString(), "--db", TestDatabase.held(database));
            assertThat(again)
                    .isEqualTo(new Said(0, demo.out().substring(demo.out().indexOf("\n演示完成")), ""));
        }
    }

    /** What was half done must not be gone on with, nor may two go on at once. */
    @Test
    void oneThatIsAtItOrWasBrokenOffElsewhereIsToldOf() throws IOException {
        SiteHome home = SiteHome.at(folder.resolve("demo"));
        String[] words = {"demo", "--home", folder.toString(), "--db", "jdbc:postgresql://127.0.0.1:1/none"};
        Files.createDirectory(home.root().resolve("jobs"));
        assertThat(Said.jidu(words))
                .isEqualTo(new Said(4, "", "jidu: 上次的演示中途停止，用的是外部数据库：请删除目录 " + home.root() + "，换一个空的数据库再执行\n"));
        HomeLock other = HomeLock.find(home, "demo").orElseThrow();
        try (other) {
            assertThat(Said.jidu(words))
                    .isEqualTo(new Said(4, "", "jidu: 演示正在目录 " + home.root() + " 中进行，请等它结束，或用 --home 换一个目录\n"));
        }
    }

    /** The figures are those of the sample's own model; the plan's targets and what follows from them are worked out here. */
    private static void assertFigures(Path written) throws IOException {
        Table targets = Table.read(written)
                .where(r -> r.get("PLAN").equals("sample-city")
                        && !r.get("TARGET_ID").equals("_Z"));
        Set<String> shown = Set.copyOf(targets.values("INDICATOR"));
        Table expected = Table.read(Path.of("sample-data", "expected", "2018Q2", "measurements.csv"))
                .where(r -> r.get("PLAN").equals("taizhou-2018")
                        && !r.get("TARGET_ID").equals("_Z")
                        && shown.contains(r.get("INDICATOR")));
        assertThat(targets.where(r -> !isDecided(r)).lines(COMPARED))
                .isEqualTo(expected.where(r -> !isDecided(r)).lines(COMPARED))
                .hasSize(496);
        Map<String, String> loans = targets.where(r -> r.get("TARGET_ID").equals("T28")
                        && r.get("REF_AREA").equals("331000")
                        && r.get("TIME_PERIOD").equals("2018-Q2"))
                .rows()
                .get(0);
        // 1.2173 亿元 in the model and the note of 80 万元 that the decision ties; the aim is 7.5 亿元
        BigDecimal balance = new BigDecimal("1.2173").add(new BigDecimal("0.008"));
        assertThat(new BigDecimal(loans.get("CUMULATIVE"))).isEqualByComparingTo(balance);
        assertThat(loans).containsEntry("TARGET", "7.5").containsEntry("PROGRESS", "16.337333");
    }

    private static boolean isDecided(Map<String, String> row) {
        return DECIDED.contains(row.get("INDICATOR"))
                && DECIDED_AREAS.contains(row.get("REF_AREA"))
                && row.get("TIME_PERIOD").equals("2018-Q2");
    }

    private static void assertCover(Path report) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(report.toFile())) {
            PDFTextStripper text = new PDFTextStripper();
            text.setEndPage(1);
            assertThat(text.getText(pdf)).contains("（示例数据，目标值按样本规模折算）");
        }
    }

    private static List<String> commands(String said) {
        String program = Said.PROGRAM + " ";
        return said.substring(said.indexOf("演示完成"))
                .lines()
                .filter(l -> l.startsWith(program))
                .map(l -> l.substring(program.length()))
                .toList();
    }

    /** Without the home and database, which {@link Said#at} gives: a message leaves the password out. */
    private static String[] words(String command) throws IOException {
        List<String> words = Said.words(command);
        return words.subList(0, words.indexOf("--home")).toArray(String[]::new);
    }
}
