package cn.jidu.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaChange;
import cn.jidu.definition.area.AreaChange.RedrawKind;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.report.data.QuarterResults;
import cn.jidu.report.font.ReportFonts;
import cn.jidu.report.pdf.BarScale;
import cn.jidu.report.pdf.PdfPrinter;
import cn.jidu.report.pdf.ReportTemplate;
import cn.jidu.report.view.AreaReport;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportForm;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import cn.jidu.report.workbook.WorkbookChart;
import cn.jidu.report.workbook.WorkbookPrinter;
import cn.jidu.report.workbook.WorkbookTemplate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarChart;
import org.openxmlformats.schemas.drawingml.x2006.chart.STBarDir;

/** Plans of a county and of a province: their areas are called what they are, and the chart names them all, however many. */
class AreaKindsTest {
    private static final Map<String, String> HEAD = PlainHead.of("计划", "报告");
    private static ReportTemplate template;

    @TempDir
    private Path reports;

    @BeforeAll
    static void compile() {
        ReportFonts.prepare();
        template = ReportTemplate.load(Path.of("report-templates/quarterly"));
    }

    @Test
    void aCountysPlanSpeaksOfTownshipsAndZones() throws IOException {
        Definitions lanxi = under("330781");
        assertThat(lanxi.areas().all()).hasSize(1 + 17);
        AreaReport whole = report(lanxi, "330781");

        assertThat(text(printed(whole)))
                .contains("各乡镇（街道）、开发区新增小微企业累计数（家）", "各乡镇（街道）、开发区比较", "各乡镇（街道）、开发区主要不一致")
                .doesNotContain("各县（市、区）新增", "各县（市、区）比较", "各县（市、区）主要");
        assertThat(report(lanxi, "330781203").summary().get(0))
                .isEqualTo("截至2018年二季度末，目标任务未分解到水亭畲族乡，以下列示完成数和在各乡镇（街道）、开发区中的位次，不作评价。");
    }

    /** Of the area itself, and in the whole's report of each under it; what was before the base is not told. */
    @Test
    void whatHappenedToAnAreaIsToldWithDayAndDocument() throws IOException {
        Definitions definitions = under(
                "331000",
                change("2018-05-01", RedrawKind.TRANSFER, "331002", "椒江区", "331003", "黄岩区", "某街道"),
                change("2018-06-01", RedrawKind.REPLACED, "331021", "玉环县", "331083", "玉环市", ""),
                change("2010-01-01", RedrawKind.SPLIT, "331002", "椒江区", "331004", "路桥区", "某镇"));
        String moved = "行政区划调整：2018-05-01，椒江区的一部分划入黄岩区（范围：某街道）（某号）。";
        String broken = moved + "%s调整前后的数范围不同，序列在此中断，跨越调整的同比不列。";
        String renamed = "行政区划调整：2018-06-01，玉环县改为玉环市（某号）。此前各季的数已按调整后的区划重列；当时公布的数见当时的报告。";

        assertThat(told(definitions, "331000")).containsExactly(broken.formatted("椒江区、黄岩区"), renamed);
        assertThat(told(definitions, "331002")).containsExactly(broken.formatted("椒江区"));
        assertThat(told(definitions, "331083")).containsExactly(renamed);
        assertThat(told(definitions, "331004")).isEmpty();
    }

    private List<String> told(Definitions definitions, String area) {
        return report(definitions, area).summary().stream()
                .filter(s -> s.startsWith("行政区划调整"))
                .toList();
    }

    private static AreaChange change(
            String day, RedrawKind kind, String old, String name, String successor, String newName, String part) {
        return new AreaChange(LocalDate.parse(day), kind, old, name, successor, newName, part, "某号");
    }

    @ParameterizedTest
    @CsvSource({"330000, 设区市", "331000, 县（市、区）", "330781, 乡镇（街道）、开发区"})
    void theWordIsThatOfTheAreasKind(String area, String word) throws IOException {
        Definitions definitions = under(area);
        PlanView view = new PlanView(
                TaizhouQuarter.results(definitions, 2), definitions.plans().get(TaizhouPlan.KEY));

        assertThat(view.kindsOfParts()).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 40, 91})
    void theChartNamesEveryAreaWholeWithItsValue(int count) throws IOException {
        List<String> names = counties().subList(0, count);

        String text = text(printed(report(chart(names))));

        IntStream.range(0, count).forEach(i -> assertThat(text).contains(names.get(i) + value(i)));
    }

    @Test
    void fewAreasWithLongNamesAreNamedWholeToo() throws IOException {
        List<String> names = List.of("景宁畲族自治县", "莲都区", "龙泉市", "青田县", "云和县", "庆元县", "缙云县", "遂昌县", "松阳县");

        assertThat(text(printed(report(chart(names))))).contains(names);
    }

    @Test
    void barsOnAllPagesAreDrawnToOneScaleFromZero() {
        ReportPart changes = new ReportPart(
                "bars",
                "",
                List.of(new ReportPart.PartColumn("value", "")),
                Stream.of(-20, 60, 5)
                        .map(n -> new ReportPart.PartRow("", Map.of("value", TextCell.count(n))))
                        .toList(),
                List.of());

        assertThat(BarScale.of(changes, changes.columns().get(0))).isEqualTo(new BarScale(-20, 60));
    }

    @ParameterizedTest
    @CsvSource({"9, col, 29", "17, bar, 17", "91, bar, 46"})
    void theWorkbooksBarsLieWhereTheyAreMany(int count, String direction, int rows) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            ReportPart part = chart(counties().subList(0, count));
            WorkbookChart.draw(cells(book, part), part, 0);

            XSSFChart chart =
                    book.getSheetAt(0).getDrawingPatriarch().getCharts().get(0);
            CTBarChart bars = chart.getCTChart().getPlotArea().getBarChartArray(0);
            assertThat(bars.getBarDir().getVal()).isEqualTo(STBarDir.Enum.forString(direction));
            assertThat(bars.getSerArray(0).isSetDLbls()).isEqualTo(direction.equals("bar"));
            assertThat(chart.getGraphicFrame().getAnchor()).hasFieldOrPropertyWithValue("row2", rows);
        }
    }

    /** What goes on over the edge of the column that every page repeats would be cut off on all but the first. */
    @Test
    void whereATableGoesOverSeveralPagesNothingIsCutByTheRepeatedColumn() throws IOException {
        byte[] printed = new WorkbookPrinter("", WorkbookTemplate.load(Path.of("report-templates/quarterly")))
                .print(report(under("330781"), "330781"));
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(printed))) {
            XSSFSheet sheet = book.getSheet("地区比较");
            assertThat(sheet.getFitToPage()).isFalse();
            assertThat(sheet.getRow(0).getCell(0)).isNull();
            assertThat(sheet.getRow(0).getCell(1).getStringCellValue()).startsWith("草稿");
            int notes = sheet.getCTWorksheet().isSetAutoFilter()
                    ? CellRangeAddress.valueOf(
                                    sheet.getCTWorksheet().getAutoFilter().getRef())
                            .getLastRow()
                    : 0;
            assertThat(sheet.getRow(notes + 1).getCell(0)).isNull();
            assertThat(sheet.getRow(notes + 1).getCell(1).getStringCellValue()).isNotEmpty();
            assertThat(book.getSheet("目标").getRow(0).getCell(0).getStringCellValue())
                    .startsWith("草稿");
        }
    }

    /** What fell is seen in the workbook too: the axis begins at zero only where nothing is below it. */
    @Test
    void theWorkbooksAxisHoldsBarsBelowZero() throws IOException {
        for (long least : new long[] {-3, 0}) {
            try (XSSFWorkbook book = new XSSFWorkbook()) {
                ReportPart.PartRow row = new ReportPart.PartRow(
                        "", Map.of("area", TextCell.text("椒江区"), "value", TextCell.count(least)));
                ReportPart part = chart(List.of());
                ReportPart one = new ReportPart(part.name(), part.heading(), part.columns(), List.of(row), List.of());
                WorkbookChart.draw(cells(book, one), one, 0);

                XSSFChart chart =
                        book.getSheetAt(0).getDrawingPatriarch().getCharts().get(0);
                assertThat(chart.getCTChart()
                                .getPlotArea()
                                .getValAxArray(0)
                                .getScaling()
                                .isSetMin())
                        .isEqualTo(least == 0);
            }
        }
    }

    /** What the chart is drawn from. */
    private static XSSFSheet cells(XSSFWorkbook book, ReportPart part) {
        XSSFSheet sheet = book.createSheet();
        for (ReportPart.PartRow row : part.rows()) {
            XSSFRow cells = sheet.createRow(sheet.getPhysicalNumberOfRows());
            cells.createCell(0).setCellValue(row.cell("area").text());
            cells.createCell(1)
                    .setCellValue(row.cell("value").number().orElseThrow().doubleValue());
        }
        return sheet;
    }

    private AreaReport report(Definitions definitions, String area) {
        QuarterResults results =
                TaizhouQuarter.results(definitions, definitions.areas().all().size());
        return TaizhouQuarter.reports(results).of(definitions.areas().get(area));
    }

    private static AreaReport report(ReportPart chart) {
        return new AreaReport(
                "330000",
                ReportForm.WHOLE,
                LocalDate.of(2018, 7, 20),
                HEAD,
                List.of("总况", "数据情况"),
                List.of(chart),
                List.of());
    }

    private Path printed(AreaReport report) throws IOException {
        return Files.write(reports.resolve(report.area() + ".pdf"), new PdfPrinter(template).print(report));
    }

    private static ReportPart chart(List<String> names) {
        List<ReportPart.PartRow> rows = IntStream.range(0, names.size())
                .mapToObj(i -> new ReportPart.PartRow(
                        "",
                        Map.of("area", TextCell.text(names.get(i)), "value", TextCell.count(Long.parseLong(value(i))))))
                .toList();
        return new ReportPart(
                "bars",
                "各县（市、区）新增小微企业累计数（家）",
                List.of(new ReportPart.PartColumn("area", "地区"), new ReportPart.PartColumn("value", "新增小微企业")),
                rows,
                List.of());
    }

    /** No two alike. */
    private static String value(int i) {
        return String.valueOf(10007 + 613 * i % 9973);
    }

    /** 91 names of the table of divisions. */
    private static List<String> counties() throws IOException {
        List<String> names = new ArrayList<>();
        names.addAll(lines().stream()
                .filter(l -> l[2].equals("county"))
                .map(l -> l[1])
                .toList());
        names.add("水亭畲族乡");
        return names;
    }

    /** The plan for an area, with what lies directly under it. */
    private static Definitions under(String whole, AreaChange... changes) throws IOException {
        List<Area> areas = lines().stream()
                .filter(l -> l[0].equals(whole) || l.length == 4 && l[3].equals(whole))
                .map(l -> new Area(
                        l[0],
                        l[1],
                        Area.Level.valueOf(l[2].toUpperCase(Locale.ROOT)),
                        l[0].equals(whole) ? Optional.empty() : Optional.of(l[3])))
                .toList();
        return TaizhouPlan.definitions(whole, new AreaTree(areas, Map.of(), Map.of(), List.of(changes)));
    }

    private static List<String[]> lines() throws IOException {
        return Files.readAllLines(Path.of("jobs/reference/areas.csv")).stream()
                .skip(1)
                .map(l -> l.split(","))
                .toList();
    }

    private static String text(Path file) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            return new PDFTextStripper().getText(pdf).replaceAll("[\\s　]+", "");
        }
    }
}
