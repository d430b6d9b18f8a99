package cn.jidu.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Plan;
import cn.jidu.report.data.FileHashes;
import cn.jidu.report.data.QuarterResults;
import cn.jidu.report.data.ReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {
    @TempDir
    Path reports;

    @Test
    void isNotSeenBeforeItIsFinished() throws IOException {
        ReportFolder folder = new ReportFolder(reports.resolve("r1"));
        Files.writeString(folder.begin().resolve("a.txt"), "a");
        assertThat(reports.resolve("r1")).doesNotExist();
        folder.finish();
        assertThat(reports.resolve("r1/a.txt")).hasContent("a");
        assertThat(names()).containsExactly("r1");
    }

    @Test
    void whatAKilledRunLeftIsNotMixedIn() throws IOException {
        Files.writeString(new ReportFolder(reports.resolve("r1")).begin().resolve("half.txt"), "half");
        ReportFolder folder = new ReportFolder(reports.resolve("r1"));
        Files.writeString(folder.begin().resolve("whole.txt"), "whole");
        folder.finish();
        assertThat(reports.resolve("r1/half.txt")).doesNotExist();
        assertThat(names()).containsExactly("r1");
    }

    @Test
    void aFolderThatWasBeingReplacedComesBack() throws IOException {
        // killed between the two renames
        Files.createDirectory(reports.resolve(".r1.replaced"));
        Files.writeString(reports.resolve(".r1.replaced/old.txt"), "old");
        new ReportFolder(reports.resolve("r1")).begin();
        assertThat(reports.resolve("r1/old.txt")).hasContent("old");
    }

    @Test
    void aReportThatCannotBeRightLeavesThePlaceAsItWas() throws IOException {
        Files.createDirectory(reports.resolve("r1"));
        Files.writeString(reports.resolve("r1/old.txt"), "old");
        ReportWriter writer = new ReportWriter(Path.of("report-templates"));
        QuarterResults wrong = TaizhouQuarter.results(named("小微企业\uD83D\uDE00计划"), 1);
        assertThatThrownBy(() -> writer.write(
                        wrong,
                        ReportSelection.ALL,
                        TaizhouQuarter.provenance(),
                        TaizhouQuarter.rows(),
                        reports.resolve("r1")))
                .isInstanceOf(ReportException.class)
                .hasMessage(
                        "报告 331000 的字段“planTitle”含有字体没有的字符“\uD83D\uDE00”（U+1F600），" + "全文：小微企业\uD83D\uDE00计划。请改写该文字。");
        assertThat(reports.resolve("r1/old.txt")).hasContent("old");
    }

    @Test
    void reportsThatAreNotAskedForStayAsTheyStand() throws IOException {
        ReportWriter writer = new ReportWriter(Path.of("report-templates"));
        QuarterResults results = TaizhouQuarter.results(TaizhouPlan.definitions(), 3);
        Path folder = reports.resolve("r1");
        for (String area : List.of("331002", "331000")) {
            writer.write(
                    results,
                    new ReportSelection(Set.of(), Set.of(area)),
                    TaizhouQuarter.provenance(),
                    TaizhouQuarter.rows(),
                    folder);
        }
        assertThat(Files.list(folder.resolve(TaizhouPlan.KEY))
                        .map(p -> p.getFileName().toString()))
                .containsExactlyInAnyOrder("331000.pdf", "331000.xlsx", "331002.pdf", "331002.xlsx", "manifest.json");
        assertThat(folder.resolve("data/measurements.csv")).exists();
    }

    /** Nor the briefs of its units: a release of one plan is no other's. */
    @Test
    void nothingIsPrintedOfAPlanThatIsNotAskedFor() throws IOException {
        Path folder = reports.resolve("r1");
        write(
                new ReportWriter(Path.of("report-templates")),
                TaizhouQuarter.results(TaizhouPlan.definitions(), 3),
                new ReportSelection(Set.of("jiaojiang-2018"), Set.of()),
                folder);
        assertThat(folder.resolve(TaizhouPlan.KEY)).doesNotExist();
        assertThat(folder.resolve("data/measurements.csv")).exists();
    }

    /** Part of the reports, then all; a killed program's half of one, a lost and a damaged one, a signed copy beside them. */
    @Test
    void whatWasWrittenStaysAndWhatIsMissingIsAddedInTheSameBytes() throws IOException {
        ReportWriter writer = new ReportWriter(Path.of("report-templates"));
        QuarterResults results = TaizhouQuarter.results(TaizhouPlan.definitions(), 3);
        Path folder = reports.resolve("r1");
        write(writer, results, ReportSelection.ALL, folder);
        Map<Path, String> whole = hashes(folder);
        Path other = reports.resolve("r2");
        write(writer, results, new ReportSelection(Set.of(), Set.of("331002")), other);
        Map<Path, String> part = hashes(other);
        Files.writeString(other.resolve(TaizhouPlan.KEY + "/331000.pdf"), "half");
        Files.writeString(other.resolve(TaizhouPlan.KEY + "/331002-signed.pdf"), "signed");
        Files.createDirectories(other.resolve("as-of-2018-08-01"));
        Files.writeString(other.resolve("as-of-2018-08-01/a.txt"), "another date");

        write(writer, results, ReportSelection.ALL, other);

        Map<Path, String> added = hashes(other);
        part.remove(Path.of(TaizhouPlan.KEY, "manifest.json"));
        assertThat(added).containsAllEntriesOf(part).containsAllEntriesOf(whole).hasSize(whole.size() + 2);

        Files.delete(other.resolve("data/measurements.csv"));
        Files.delete(other.resolve(TaizhouPlan.KEY + "/331000.xlsx"));
        Files.writeString(other.resolve(TaizhouPlan.KEY + "/331002.pdf"), "damaged");
        write(writer, results, ReportSelection.ALL, other);

        assertThat(hashes(other)).isEqualTo(added);
    }

    @Test
    void whereAllStandsNoFileIsTouched() throws IOException {
        ReportWriter writer = new ReportWriter(Path.of("report-templates"));
        QuarterResults results = TaizhouQuarter.results(TaizhouPlan.definitions(), 3);
        Path folder = reports.resolve("r1");
        write(writer, results, ReportSelection.ALL, folder);
        Object before = Files.readAttributes(folder, "unix:ino,ctime");

        write(writer, results, ReportSelection.ALL, folder);

        assertThat(Files.readAttributes(folder, "unix:ino,ctime")).isEqualTo(before);
    }

    /** Nothing is printed, so nothing that printing needs is asked for. */
    @Test
    void templatesAreNotCompiledWhereAllStands() throws IOException {
        QuarterResults results = TaizhouQuarter.results(TaizhouPlan.definitions(), 1);
        Path folder = reports.resolve("r1");
        write(new ReportWriter(Path.of("report-templates")), results, ReportSelection.ALL, folder);
        Map<Path, String> whole = hashes(folder);
        // which units have a brief stands there: whether one is missing cannot be told without
        Path list = Files.createDirectories(reports.resolve("none/quarterly")).resolve("report.yml");
        Files.copy(Path.of("report-templates/quarterly/report.yml"), list);
        ReportWriter without = new ReportWriter(reports.resolve("none"));

        write(without, results, ReportSelection.ALL, folder);

        assertThat(hashes(folder)).isEqualTo(whole);
        Files.delete(folder.resolve(TaizhouPlan.KEY + "/331000.pdf"));
        assertThatThrownBy(() -> write(without, results, ReportSelection.ALL, folder))
                .isInstanceOf(ReportException.class)
                .hasMessageStartingWith("报告模板缺失或有误：quarterly/front.jrxml。");
        assertThat(folder.resolve(TaizhouPlan.KEY + "/331000.xlsx")).exists();
    }

    private static void write(ReportWriter writer, QuarterResults results, ReportSelection selection, Path folder) {
        writer.write(results, selection, TaizhouQuarter.provenance(), TaizhouQuarter.rows(), folder);
    }

    private static Map<Path, String> hashes(Path folder) throws IOException {
        Map<Path, String> hashes = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                hashes.put(folder.relativize(file), FileHashes.sha256(file));
            }
        }
        return hashes;
    }

    private static Definitions named(String title) {
        Definitions d = TaizhouPlan.definitions();
        Plan p = d.plans().get(TaizhouPlan.KEY);
        Plan renamed = new Plan(
                p.key(),
                title,
                p.document(),
                p.area(),
                p.first(),
                p.last(),
                p.base(),
                p.universe(),
                p.remarks(),
                p.sections());
        return new Definitions(
                d.sources(),
                d.panels(),
                d.universes(),
                d.indicators(),
                d.rules(),
                new TreeMap<>(Map.of(p.key(), renamed)),
                d.breakdowns(),
                d.tables(),
                d.areas(),
                d.limits(),
                d.rejectBound(),
                d.progressBounds(),
                d.candidateRules(),
                d.files(),
                d.hash());
    }

    private Stream<String> names() throws IOException {
        return Files.list(reports).map(p -> p.getFileName().toString());
    }
}
