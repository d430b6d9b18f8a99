package cn.jidu.report.proof;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.ProofSeeds;
import cn.jidu.ProofShare;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.GeneratedQuarter;
import cn.jidu.report.pdf.PdfPrinter;
import cn.jidu.report.pdf.PrintedReport;
import cn.jidu.report.pdf.ReportTemplate;
import cn.jidu.report.view.AreaReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the figures are, no sentence contradicts them, and all of it is printed without a fault. */
class GeneratedReportsTest {
    private static final PdfPrinter PRINTER =
            new PdfPrinter(ReportTemplate.load(Path.of("report-templates/quarterly")));

    /** Of 10,000 quarters in all. */
    @Test
    void noSentenceContradictsItsFigure() {
        SentenceFaults faults = new SentenceFaults(PackageTexts.chinese(SentenceFaults.class));
        new SplittableRandom(ProofShare.seed(1016))
                .longs(ProofShare.of(60, 10_000))
                .forEach(seed -> assertThat(GeneratedQuarter.reports(seed))
                        .as("seed %d", seed)
                        .flatMap(faults::of)
                        .isEmpty());
    }

    @Test
    void noSentenceOfASlipContradictsItsFigure() {
        SentenceFaults faults = new SentenceFaults(PackageTexts.chinese(SentenceFaults.class));
        new SplittableRandom(ProofShare.seed(1017))
                .longs(ProofShare.of(12, 2_000))
                .forEach(seed -> assertThat(GeneratedQuarter.slips(seed))
                        .as("seed %d", seed)
                        .isNotEmpty()
                        .flatMap(faults::of)
                        .isEmpty());
    }

    /** However many areas there are, and however long their names: two pages, and the workbook has the rest. */
    @ProofSeeds(from = 316, share = 2, whole = 100)
    void aSlipHasTwoPages(long seed) throws IOException {
        for (AreaReport slip : GeneratedQuarter.slips(seed)) {
            PrintedReport printed = PRINTER.printAsItIs(slip);
            assertThat(printed.faults()).as(slip.area()).isEmpty();
            try (PDDocument read = Loader.loadPDF(printed.pdf())) {
                assertThat(read.getNumberOfPages()).as(slip.area()).isBetween(1, 2);
            }
        }
    }

    @ProofSeeds(from = 116, share = 2, whole = 200)
    void everythingIsPrintedWhole(long seed) {
        for (AreaReport report : GeneratedQuarter.reports(seed)) {
            assertThat(PRINTER.printAsItIs(report).faults()).as(report.area()).isEmpty();
        }
    }

    /** Of quarters that once had a fault: a table that began a page without its name, a group's head alone below. */
    @ParameterizedTest
    @ValueSource(
            longs = {
                -2142340380009123114L,
                -2417797782004591951L,
                3576538696194500739L,
                226870244582409939L,
                -7846486734659335354L,
                -1242106750229443811L
            })
    void everyTableHasItsNameAndEveryHeadItsRows(long seed) {
        everythingIsPrintedWhole(seed);
    }

    /** Quarters of which page one says so much that a table's head has room below, but no row of it. */
    @ParameterizedTest
    @ValueSource(longs = {5058740644646317751L, 7217262049976911684L})
    void theKeyFiguresBeginWhereARowOfThemHasRoom(long seed) {
        AreaReport whole = GeneratedQuarter.reports(seed).get(0);
        assertThat(PRINTER.printAsItIs(whole).faults()).isEmpty();
    }
}
