package cn.jidu.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.jidu.report.view.AreaReport;
import cn.jidu.report.view.ReportForm;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.ReportPart.PartColumn;
import cn.jidu.report.view.ReportPart.PartRow;
import cn.jidu.report.view.TextCell;
import cn.jidu.report.workbook.WorkbookPrinter;
import cn.jidu.report.workbook.WorkbookTemplate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTPlotArea;

/** Sheets of very many areas, as a province prints them: bars of ninety were a picture as small as a stamp. */
class ManyAreasTest {
    private static final int AREAS = 90;
    private static final Map<String, String> HEAD = PlainHead.of("计划", "报告");

    /** Each page has the bars of its own rows beside them, drawn from their cells and to the same scale. */
    @Test
    void barsStandBesideTheirRowsAndEachPageHasItsOwn() throws Exception {
        byte[] printed = print(List.of(bars(AREAS)), List.of());
        assertThat(SchemaFaults.of(printed)).isEmpty();
        try (XSSFWorkbook book = open(printed)) {
            XSSFSheet sheet = book.getSheet("地区比较图");
            assertThat(sheet.getPrintSetup().getLandscape()).isFalse();
            assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("3:3");
            assertThat(sheet.getRowBreaks()).containsExactly(47);
            List<XSSFChart> charts = sheet.getDrawingPatriarch().getCharts();
            assertThat(charts)
                    .extracting(c -> plot(c).getBarChartArray(0)
                            .getSerArray(0)
                            .getVal()
                            .getNumRef()
                            .getF())
                    .containsExactly("地区比较图!$B$4:$B$48", "地区比较图!$B$49:$B$93");
            assertThat(charts)
                    .extracting(
                            c -> plot(c).getValAxArray(0).getScaling().getMax().getVal())
                    .containsOnly(90.0);
            assertThat(sheet.getDrawingPatriarch().getShapes().get(1).getAnchor())
                    .hasFieldOrPropertyWithValue("row1", 48)
                    .hasFieldOrPropertyWithValue("row2", 93)
                    .hasFieldOrPropertyWithValue("col1", (short) 2);
        }
    }

    /** 兰溪经济开发区 began left of the chart. */
    @ParameterizedTest
    @CsvSource({"某某县, 0.22", "兰溪经济开发区, 0.27", "某某省级高新技术产业开发区管理委员会, 0.40"})
    void longNamesHaveRoomBeforeTheirBars(String name, double room) throws IOException {
        ReportPart bars = bars(20);
        List<PartRow> rows = new ArrayList<>(bars.rows());
        rows.set(7, new PartRow("", Map.of("area", TextCell.text(name), "value", TextCell.count(7))));
        ReportPart named = new ReportPart(bars.name(), bars.heading(), bars.columns(), rows, bars.notes());
        try (XSSFWorkbook book = open(print(List.of(named), List.of()))) {
            var place = plot(book.getSheet("地区比较图")
                            .getDrawingPatriarch()
                            .getCharts()
                            .get(0))
                    .getLayout()
                    .getManualLayout();
            assertThat(place.getX().getVal()).isCloseTo(room, within(0.005));
            assertThat(place.getX().getVal() + place.getW().getVal()).isCloseTo(0.9, within(0.001));
        }
    }

    /** What has room on one page is fitted to it, across where it is short. */
    @Test
    void fewerAreasTakeOnePage() throws IOException {
        for (int areas : new int[] {17, 40}) {
            try (XSSFWorkbook book = open(print(List.of(bars(areas)), List.of()))) {
                XSSFSheet sheet = book.getSheet("地区比较图");
                assertThat(sheet.getDrawingPatriarch().getCharts()).hasSize(1);
                assertThat(sheet.getRowBreaks()).isEmpty();
                assertThat(sheet.getPrintSetup().getFitHeight()).isEqualTo((short) 1);
                assertThat(sheet.getPrintSetup().getLandscape()).isEqualTo(areas == 17);
            }
        }
    }

    /** One table, so that its head is on every page: tables of more areas than a page has room for went on without any. */
    @Test
    void theHeadOfALongAndWideTableIsOnEveryPage() throws IOException {
        ReportPart spread = wide(18, AREAS);
        try (XSSFWorkbook book = open(print(List.of(), List.of(spread)))) {
            XSSFSheet sheet = book.getSheet("各地结构和资金");
            assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("3:4");
            assertThat(sheet.getRepeatingColumns().formatAsString()).isEqualTo("A:A");
            assertThat(sheet.getFitToPage()).isFalse();
            // on one page's width nobody could read it
            assertThat(sheet.getPrintSetup().getScale()).isEqualTo((short) 70);
            assertThat(sheet.getColumnBreaks()).hasSize(1);
            assertThat(sheet.getRowBreaks()).containsExactly(38, 75);
        }
        // rows 4 to 75 fill two pages; three of them go to a third with the notes
        try (XSSFWorkbook book = open(print(List.of(), List.of(wide(18, 72))))) {
            assertThat(book.getSheet("各地结构和资金").getRowBreaks()).containsExactly(38, 72);
        }
        try (XSSFWorkbook book = open(print(List.of(), List.of(wide(18, 12))))) {
            assertThat(book.getSheet("各地结构和资金").getFitToPage())
                    .as("few rows stay on one page")
                    .isTrue();
        }
    }

    /** Three tables took three pages across, each half empty. */
    @Test
    void shortTablesShareAnUprightPage() throws IOException {
        List<ReportPart> tables = IntStream.range(0, 3)
                .mapToObj(i -> narrow("structure", "结构" + i, 10))
                .toList();
        try (XSSFWorkbook book = open(print(List.of(), tables))) {
            XSSFSheet sheet = book.getSheet("结构");
            assertThat(sheet.getPrintSetup().getLandscape()).isFalse();
            assertThat(sheet.getRowBreaks()).isEmpty();
        }
    }

    /** Tables that are narrow and many are printed upright; one without rows has no head. */
    @Test
    void manyShortTablesAreUprightAndNoHeadStandsAlone() throws IOException {
        List<ReportPart> tables = IntStream.range(0, 8)
                .mapToObj(i -> narrow("structure", "结构" + i, i == 7 ? 0 : 6))
                .toList();
        try (XSSFWorkbook book = open(print(List.of(), tables))) {
            XSSFSheet sheet = book.getSheet("结构");
            assertThat(sheet.getPrintSetup().getLandscape()).isFalse();
            assertThat(sheet.getRowBreaks()).hasSize(1);
            int last = sheet.getLastRowNum();
            assertThat(sheet.getRow(last - 1).getCell(0).getStringCellValue()).isEqualTo("结构7");
            assertThat(sheet.getRow(last).getCell(0).getStringCellValue()).isEqualTo("说明");
        }
    }

    private static ReportPart bars(int areas) {
        List<PartRow> rows = IntStream.range(0, areas)
                .mapToObj(i -> new PartRow(
                        "", Map.of("area", TextCell.text("某某县" + (10 + i)), "value", TextCell.count(i % 84 + 1))))
                .toList();
        return new ReportPart(
                "chart",
                "各县（市、区）新增小微企业累计数（家）",
                List.of(new PartColumn("area", "地区"), new PartColumn("value", "新增小微企业")),
                rows,
                List.of());
    }

    private static ReportPart narrow(String name, String heading, int rows) {
        ReportPart wide = wide(4, rows);
        return new ReportPart(name, heading, wide.columns(), wide.rows(), List.of("说明"));
    }

    /** Figures by four under a heading of their own. */
    private static ReportPart wide(int figures, int areas) {
        List<PartColumn> columns = new ArrayList<>(List.of(new PartColumn("title", "地区")));
        for (int i = 0; i < figures; i++) {
            columns.add(new PartColumn("v" + i, "户均余额（万元）", "各地贷款" + i / 4));
        }
        List<PartRow> rows = new ArrayList<>();
        for (int area = 0; area < areas; area++) {
            Map<String, TextCell> cells = new HashMap<>(Map.of("title", TextCell.text("某某县" + area)));
            for (int i = 0; i < figures; i++) {
                cells.put("v" + i, TextCell.count(10 + area));
            }
            rows.add(new PartRow("", cells));
        }
        return new ReportPart("spread", "各县（市、区）结构和资金", columns, rows, List.of("说明一", "说明二", "说明三", "说明四"));
    }

    private static byte[] print(List<ReportPart> parts, List<ReportPart> lists) {
        return new WorkbookPrinter("", WorkbookTemplate.load(Path.of("report-templates/quarterly")))
                .print(new AreaReport(
                        "330000", ReportForm.WHOLE, LocalDate.of(2018, 7, 20), HEAD, List.of("总况"), parts, lists));
    }

    private static XSSFWorkbook open(byte[] printed) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(printed));
    }

    private static CTPlotArea plot(XSSFChart chart) {
        return chart.getCTChart().getPlotArea();
    }
}
