package cn.jidu.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.area.Area;
import cn.jidu.measure.Measurement;
import cn.jidu.report.data.QuarterResults;
import cn.jidu.report.part.OnePage;
import cn.jidu.report.phrase.PhraseBook;
import cn.jidu.report.view.PlanView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A figure that people adjusted says so wherever it stands. */
class AdjustedPagesTest {
    private static final Path TEMPLATES = Path.of("report-templates");
    private static final String COUNTY = "331081";
    private static final QuarterResults RESULTS =
            StandingTest.with(AdjustedPagesTest::adjusted, UnaryOperator.identity());

    private static final Area CITY = RESULTS.definitions().areas().get("331000");

    @TempDir
    Path reports;

    /** The county's first target, and so the city's: in both rows give another. */
    private static Measurement adjusted(Measurement m) {
        boolean set = m.targetId().equals("T01") && Set.of(COUNTY, "331000").contains(m.area());
        return set ? StandingTest.adjusted(m, m) : m;
    }

    @Test
    void pageOneSaysItInWordsAndBesideTheCounty() {
        PlanView view = new PlanView(RESULTS, RESULTS.definitions().plans().get(TaizhouPlan.KEY));
        assertThat(new OnePage(view, CITY, PhraseBook.load(TEMPLATES.resolve("quarterly"))).paragraphs())
                .contains("主要指标中带※的经两人同意作了调整，与按行数据计算的数不同，见“数值调整说明”。")
                .anyMatch(p -> p.contains("温岭市（1100家※）"));
    }

    /** A brief has no key figures: its table has the mark, and says what it means. */
    @Test
    void aBriefDoesNotSpeakOfKeyFigures() {
        PlanView view = new PlanView(RESULTS, RESULTS.definitions().plans().get(TaizhouPlan.KEY));
        Area county = RESULTS.definitions().areas().get(COUNTY);
        assertThat(new OnePage(view, county, PhraseBook.load(TEMPLATES.resolve("quarterly"))).paragraphs())
                .noneMatch(p -> p.contains("主要指标"));
    }

    @Test
    void theMarkStandsInSentencesAndTablesAndThePagesAreWhole() throws IOException {
        new ReportWriter(TEMPLATES)
                .write(
                        RESULTS,
                        new ReportSelection(Set.of(), Set.of("331000", COUNTY)),
                        TaizhouQuarter.provenance(),
                        TaizhouQuarter.rows(),
                        reports.resolve("r1"));
        Path folder = reports.resolve("r1").resolve(TaizhouPlan.KEY);
        assertThat(ReportFaults.first(folder, CITY)).isEmpty();
        assertThat(ReportFaults.first(folder, RESULTS.definitions().areas().get(COUNTY)))
                .isEmpty();
        try (PDDocument document = Loader.loadPDF(folder.resolve("331000.pdf").toFile())) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
            assertThat(text).contains("新增小微企业累计5500家（经调整），其中本季3025家");
            assertThat(List.of(text.split("5500※", -1))).hasSizeGreaterThan(3);
        }
    }
}
