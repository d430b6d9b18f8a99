package cn.jidu.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.report.view.AreaReport;
import cn.jidu.report.view.ReportForm;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

/** The second page of a slip: the few areas of a city on all of it, and closer where they have to share it. */
class MonthRoomTest {
    private static final int AREAS = 13;
    private final PdfPrinter printer = new PdfPrinter(ReportTemplate.load(Path.of("report-templates/quarterly")));

    /** Two thirds of the page were once empty. */
    @Test
    void aPageOfItsOwnIsUsed() throws IOException {
        assertThat(lastArea(18, 2)).isGreaterThan(400);
    }

    /** Who has sent runs over to their page: no area is left out for it. */
    @Test
    void aPageThatIsSharedHasAllAreas() throws IOException {
        assertThat(lastArea(34, 2)).isBetween(560f, 640f);
    }

    /** What page one has room for stays there. */
    @Test
    void aSlipOfOnePageHasNoSecond() throws IOException {
        assertThat(lastArea(2, 1)).isLessThan(700);
    }

    /** How far down its page the last area stands, of 842 points. */
    private float lastArea(int senders, int pages) throws IOException {
        PrintedReport printed = printer.printAsItIs(slip(senders));
        assertThat(printed.faults()).isEmpty();
        List<Float> found = new ArrayList<>();
        try (PDDocument read = Loader.loadPDF(printed.pdf())) {
            assertThat(read.getNumberOfPages()).isEqualTo(pages);
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> places) {
                    if (text.contains("第" + AREAS + "县")) {
                        found.add(places.get(0).getYDirAdj());
                    }
                }
            };
            stripper.setStartPage(pages);
            stripper.getText(read);
        }
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static AreaReport slip(int senders) {
        Map<String, String> head = Map.of(
                "planTitle", "计划",
                "title", "月度监测快报",
                "area", "",
                "period", "2018年6月",
                "issued", "编制日期：2018年7月20日",
                "document", "",
                "edition", "",
                "code", "jidu:1/p/331000/2018Q2/r1/0000");
        ReportPart.PartRow sent =
                new ReportPart.PartRow("", Map.of("label", TextCell.text("已报"), "text", TextCell.text("经信局（十三县）")));
        return new AreaReport(
                "331000-2018M06",
                ReportForm.MONTH,
                LocalDate.of(2018, 7, 20),
                head,
                List.of("总况。", "数据情况。"),
                List.of(
                        part("senders", "报送情况", List.of("label", "text"), Collections.nCopies(senders, sent)),
                        part(
                                "monthAreas",
                                "各县（市、区）情况",
                                List.of("area", "v1", "r1", "v2", "r2", "v3", "r3", "v4", "r4"),
                                IntStream.rangeClosed(1, AREAS)
                                        .mapToObj(MonthRoomTest::area)
                                        .toList())),
                List.of());
    }

    private static ReportPart.PartRow area(int number) {
        Map<String, TextCell> cells = new HashMap<>();
        cells.put("area", TextCell.text("第" + number + "县"));
        IntStream.rangeClosed(1, 4).forEach(i -> cells.put("v" + i, TextCell.count(i)));
        return new ReportPart.PartRow("", cells);
    }

    private static ReportPart part(String name, String heading, List<String> columns, List<ReportPart.PartRow> rows) {
        return new ReportPart(
                name,
                heading,
                columns.stream().map(c -> new ReportPart.PartColumn(c, c)).toList(),
                rows,
                List.of());
    }
}
