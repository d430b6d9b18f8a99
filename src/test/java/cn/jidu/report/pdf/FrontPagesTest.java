package cn.jidu.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.report.view.AreaReport;
import cn.jidu.report.view.ReportForm;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Cover, contents and the paragraphs behind them. */
class FrontPagesTest {
    private static final String TEXT = "新增小微企业累计188家。".repeat(5);
    private final PdfPrinter printer = new PdfPrinter(ReportTemplate.load(Path.of("report-templates/quarterly")));

    /** A document's name in three lines once pushed the code off the cover. */
    @Test
    void everyPageHasItsCode() throws IOException {
        AreaReport report = report("依据文件：" + "某某市促进中小企业发展工作领导小组办公室".repeat(5), prose(1));
        try (PDDocument read = Loader.loadPDF(printer.print(report))) {
            for (int page = 1; page <= read.getNumberOfPages(); page++) {
                assertThat(text(read, page)).as("page %d", page).contains("核验码　jidu:1/p/331000/2018Q2/r1/0000");
            }
        }
    }

    /** Also where it had no room on the page before. */
    @Test
    void everyParagraphIsIndented() throws IOException {
        for (int rows = 8; rows < 14; rows++) {
            try (PDDocument read = Loader.loadPDF(printer.print(report("", prose(rows))))) {
                String all = IntStream.rangeClosed(3, read.getNumberOfPages())
                        .mapToObj(page -> text(read, page))
                        .reduce("", String::concat);
                assertThat(all.split("　　新增小微企业累计", -1)).as("%d rows", rows).hasSize(rows + 1);
            }
        }
    }

    private static String text(PDDocument read, int page) {
        try {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            return stripper.getText(read);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ReportPart prose(int rows) {
        return new ReportPart(
                "words",
                "总量规模",
                List.of(new ReportPart.PartColumn("text", "")),
                Collections.nCopies(rows, new ReportPart.PartRow("", Map.of("text", TextCell.text(TEXT)))),
                List.of());
    }

    private static AreaReport report(String document, ReportPart part) {
        Map<String, String> head = Map.of(
                "planTitle", "计划",
                "title", "季度监测报告",
                "area", "",
                "period", "2018年二季度",
                "issued", "编制日期：2018年7月20日",
                "document", document,
                "edition", "",
                "code", "jidu:1/p/331000/2018Q2/r1/0000");
        return new AreaReport(
                "331000",
                ReportForm.WHOLE,
                LocalDate.of(2018, 7, 20),
                head,
                List.of("总况。", "数据情况。"),
                List.of(part),
                List.of());
    }
}
