package cn.jidu.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.view.AreaReport;
import cn.jidu.report.view.ReportForm;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as they are set, against what was reckoned before. */
class TableRoomTest {
    private static final ReportTemplate TEMPLATE = ReportTemplate.load(Path.of("report-templates/quarterly"));
    /** Above what no chapter begins with: the header of the page's own group. */
    private static final int GAP = 14;

    /** One that is kept together was parted with two of its rows, as each row took a point more than was reckoned. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 17, 24})
    void aTableTakesNoMoreRoomThanItAsksFor(int areas) throws JRException {
        ReportPart part = part("comparison", List.of("area", "v1", "r1", "v2", "r2", "v3", "r3"), areas);
        JasperReport template = TEMPLATE.of(ReportForm.WHOLE, part).template();
        assertThat(GAP + bottom(set(part))).isLessThanOrEqualTo(TableRoom.whole(part, template, false));
    }

    /** Four quarters once stood in the first third of the room for twelve. */
    @Test
    void theLinesOfAYearTakeTheWholeWidth() throws JRException {
        JasperPrint set = set(part("trend", List.of("v1", "v2", "v3", "v4"), 2));
        assertThat(rights(set.getPages().get(0).getElements(), 0)).contains(442);
    }

    /** Of the texts: where they end from the left. */
    private static Stream<Integer> rights(List<JRPrintElement> elements, int left) {
        return elements.stream().flatMap(e -> {
            if (e instanceof JRPrintFrame frame) {
                return rights(frame.getElements(), left + e.getX());
            }
            return e instanceof JRPrintText text && text.getFullText().startsWith("新增")
                    ? Stream.of(left + e.getX() + e.getWidth())
                    : Stream.empty();
        });
    }

    private static int bottom(JasperPrint set) {
        return set.getPages().get(0).getElements().stream()
                .mapToInt(e -> e.getY() + e.getHeight())
                .max()
                .orElseThrow();
    }

    private static JasperPrint set(ReportPart part) throws JRException {
        AreaReport report = new AreaReport(
                "331000", ReportForm.WHOLE, LocalDate.of(2018, 7, 20), Map.of(), List.of(""), List.of(part), List.of());
        Map<String, ?> block = PageBlocks.of(TEMPLATE, PackageTexts.chinese(PdfPrinter.class), report, false)
                .afterOpening()
                .get(1);
        SimpleJasperReportsContext context = new SimpleJasperReportsContext(DefaultJasperReportsContext.getInstance());
        context.setProperty("net.sf.jasperreports.text.measurer.factory", ChineseLines.class.getName());
        Map<String, Object> parameters = new HashMap<>();
        ((Map<?, ?>) block.get("parameters")).forEach((k, v) -> parameters.put(String.valueOf(k), v));
        return JasperFillManager.getInstance(context)
                .fill((JasperReport) block.get("template"), parameters, (JRDataSource) block.get("rows"));
    }

    private static ReportPart part(String name, List<String> columns, int rows) {
        return new ReportPart(
                name,
                "各县（市、区）比较",
                columns.stream()
                        .map(c -> new ReportPart.PartColumn(c, "新增小微企业园（个）"))
                        .toList(),
                IntStream.range(0, rows).mapToObj(i -> row(columns, i)).toList(),
                List.of());
    }

    private static ReportPart.PartRow row(List<String> columns, int number) {
        Map<String, TextCell> cells = new HashMap<>();
        columns.forEach(c -> cells.put(c, TextCell.count(number)));
        cells.put("area", TextCell.text("台州市"));
        return new ReportPart.PartRow("", cells);
    }
}
