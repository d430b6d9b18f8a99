package cn.jidu.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.jidu.Office;
import cn.jidu.definition.area.Area;
import cn.jidu.report.data.QuarterResults;
import cn.jidu.report.data.ReportException;
import cn.jidu.report.view.AreaReport;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import cn.jidu.report.workbook.WorkbookPrinter;
import cn.jidu.report.workbook.WorkbookTemplate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTPlotArea;

/** The workbook of a city, opened as a statistician opens it. */
class WorkbookPrinterTest {
    private static final Path TEMPLATES = Path.of("report-templates/quarterly");
    private static AreaReport report;
    private static byte[] bytes = {};
    /** As it is opened: nobody changes it. */
    private static XSSFWorkbook book;

    @TempDir
    Path folder;

    @BeforeAll
    static void print() throws IOException {
        report = report();
        bytes = print(WorkbookTemplate.load(TEMPLATES));
        book = new XSSFWorkbook(new ByteArrayInputStream(bytes));
    }

    @AfterAll
    static void close() throws IOException {
        book.close();
    }

    private static byte[] print(WorkbookTemplate template) {
        return new WorkbookPrinter("", template).print(report);
    }

    private static AreaReport report() {
        QuarterResults results = TaizhouQuarter.results();
        Area city = results.definitions().areas().get("331000");
        return TaizhouQuarter.reports(results).of(city);
    }

    /** A cover, then the contents: a link to each of the other sheets, and what stands there. */
    @Test
    void theContentsLeadToEverySheet() throws IOException {
        assertThat(book.getSheetName(0)).isEqualTo("封面");
        assertThat(texts(book.getSheetAt(0))).contains("怎样看这份工作簿").anyMatch(t -> t.startsWith("修订号是本季数据的一个版本"));
        XSSFSheet contents = book.getSheet("目录");
        List<String> linked = contents.getHyperlinkList().stream()
                .map(l -> l.getAddress().replaceAll("'(.*)'!A1", "$1"))
                .toList();
        List<String> others = new ArrayList<>();
        for (int i = 2; i < book.getNumberOfSheets(); i++) {
            others.add(book.getSheetName(i));
        }
        assertThat(linked).isEqualTo(others).contains("目标", "任务分解", "地区比较图", "匹配情况", "收到的文件");
        // the tasks are told once, with how they stand
        assertThat(others).contains("任务进展", "走势图", "主要不一致", "要办的事").doesNotContain("数据疑点", "剔除行", "工作任务");
    }

    @Test
    void everySheetIsPrintedOnA4AndNumbersItsPages() throws IOException {
        List<String> upright = new ArrayList<>();
        for (int i = 0; i < book.getNumberOfSheets(); i++) {
            XSSFSheet sheet = book.getSheetAt(i);
            assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo((short) 9);
            if (!sheet.getPrintSetup().getLandscape()) {
                upright.add(sheet.getSheetName());
            }
            assertThat(sheet.getFooter().getRight()).isEqualTo("第 &P 页 共 &N 页");
        }
        assertThat(upright).as("narrow and longer than two pages").isEmpty();
        for (String name : List.of("目标", "任务分解", "主要不一致", "要办的事", "匹配情况", "收到的文件")) {
            XSSFSheet sheet = book.getSheet(name);
            assertThat(sheet.getRepeatingRows()).as(name).isNotNull();
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getCTWorksheet().isSetAutoFilter()).isTrue();
        }
    }

    /** 26 targets side by side would take three pages, each nearly empty below. */
    @Test
    void whereTargetsAreManyAreasStandSideBySide() throws IOException {
        XSSFSheet sheet = book.getSheet("地区比较");
        assertThat(line(sheet, 2).subList(0, 4)).containsExactly("", "台州市", "", "椒江区");
        assertThat(line(sheet, 3).subList(0, 4)).containsExactly("指标", "数值", "位次", "数值");
        assertThat(line(sheet, 4).get(0)).isEqualTo("新增小微企业（家）");
        assertThat(sheet.getFitToPage()).isTrue();
    }

    /** In one place, with why rows were left out. */
    @Test
    void whereRowsEndedIsToldOnce() throws IOException {
        XSSFSheet sheet = book.getSheet("行数平衡");
        int last = sheet.getRow(2).getLastCellNum() - 1;
        assertThat(line(sheet, 2).get(last)).isEqualTo("原因");
        assertThat(line(sheet, 3).get(last))
                .isEqualTo("剔除30行（日期无效30行）；重复20行（完全重复20行）；未匹配3180行（登记库中没有3180行）；"
                        + "不计入45969行（规模以上或限额以上12000行、大型或中型33969行）");
        for (Row row : book.getSheet("数据来源")) {
            row.forEach(c -> assertThat(c.toString()).doesNotContain("每一行数据的去向", "读取＝剔除"));
        }
    }

    /** The annex's shape: under each target what was given out, what is done, and the part; bars for the parts. */
    @Test
    void theMatrixHasTheTargetsAboveTheirColumnsAndASumThatLives() throws IOException {
        XSSFSheet sheet = book.getSheet("任务分解");
        assertThat(line(sheet, 2).get(3)).isEqualTo("新增小微企业（家）");
        assertThat(line(sheet, 3).subList(0, 6)).containsExactly("地区", "平均完\n成率\n（%）", "位次", "任务", "完成", "完成率\n（%）");
        assertThat(sheet.getMergedRegions().stream().map(r -> r.formatAsString()))
                .contains("D3:F3");
        Cell sum = sheet.getRow(5).getCell(3);
        assertThat(sheet.getRow(5).getCell(0).getStringCellValue()).isEqualTo("分解合计");
        assertThat(sum.getCellType()).isEqualTo(CellType.FORMULA);
        assertThat(sum.getCellFormula()).matches("SUM\\(D7(:D\\d+)?\\)");
        assertThat(book.getCreationHelper()
                        .createFormulaEvaluator()
                        .evaluate(sum)
                        .getNumberValue())
                .isEqualTo(sum.getNumericCellValue());
        assertThat(sheet.getSheetConditionalFormatting()
                        .getConditionalFormattingAt(0)
                        .getRule(0)
                        .getDataBarFormatting())
                .isNotNull();
    }

    /** Only what is a sum by definition is a formula: everything else was measured. */
    @Test
    void nothingElseIsAFormula() throws IOException {
        Map<String, String> live = Map.of("任务分解", "分解合计", "匹配情况", "");
        for (int i = 0; i < book.getNumberOfSheets(); i++) {
            for (Row row : book.getSheetAt(i)) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.FORMULA) {
                        assertThat(live).containsKey(book.getSheetName(i));
                        assertThat(row.getCell(0).getStringCellValue()).contains(live.get(book.getSheetName(i)));
                    }
                }
            }
        }
    }

    @Test
    void theChartIsDrawnFromCells() throws IOException {
        var series = book.getSheet("地区比较图")
                .getDrawingPatriarch()
                .getCharts()
                .get(0)
                .getCTChart()
                .getPlotArea()
                .getBarChartArray(0)
                .getSerArray(0);
        assertThat(series.getCat().getStrRef().getF()).matches("地区比较图!\\$A\\$\\d+:\\$A\\$\\d+");
        assertThat(series.getVal().getNumRef().getF()).matches("地区比较图!\\$B\\$\\d+:\\$B\\$\\d+");
    }

    @Test
    void theAreasCompletionIsDrawnFromCells() throws Exception {
        ReportPart part = new ReportPart(
                "completionChart",
                "各县（市、区）任务分解平均完成率（%）",
                List.of(new ReportPart.PartColumn("area", "地区"), new ReportPart.PartColumn("value", "平均完成率（%）")),
                List.of(completion("椒江区", "81.5"), completion("黄岩区", "60.0"), completion("路桥区", "7.4")),
                List.of());
        AreaReport of = new AreaReport(
                report.area(), report.form(), report.asOf(), report.head(), report.summary(), List.of(), List.of(part));
        byte[] printed = new WorkbookPrinter("", WorkbookTemplate.load(TEMPLATES)).print(of);
        assertThat(SchemaFaults.of(printed)).isEmpty();
        try (XSSFWorkbook shares = new XSSFWorkbook(new ByteArrayInputStream(printed))) {
            XSSFSheet sheet = shares.getSheet("任务分解图");
            var bars = plot(sheet, 0).getBarChartArray(0).getSerArray(0);
            assertThat(bars.getCat().getStrRef().getF()).isEqualTo("任务分解图!$A$33:$A$35");
            assertThat(bars.getVal().getNumRef().getF()).isEqualTo("任务分解图!$B$33:$B$35");
            assertThat(line(sheet, 31)).containsExactly("地区", "平均完成率（%）");
            assertThat(line(sheet, 32)).containsExactly("椒江区", "81.5");
            assertThat(line(sheet, 34)).containsExactly("路桥区", "7.4");
            assertThat(texts(shares.getSheet("目录"))).contains("各地任务分解平均完成率的柱形图与数据");
        }
    }

    /** Whole numbers stood under the decimals of others, and a quarter's best beside the number before it. */
    @Test
    void pointsStandOneBelowTheOther() throws Exception {
        ReportPart part = new ReportPart(
                "others",
                "其他监测指标",
                List.of(new ReportPart.PartColumn("title", "指标"), new ReportPart.PartColumn("value", "数值")),
                List.of(
                        figure(TextCell.count(1)),
                        figure(TextCell.rounded(new BigDecimal("2.50")).with("*")),
                        figure(TextCell.MISSING),
                        figure(TextCell.text("65（2018Q1）"))),
                List.of("说明".repeat(30)));
        AreaReport of = new AreaReport(
                report.area(), report.form(), report.asOf(), report.head(), report.summary(), List.of(part), List.of());
        byte[] printed = new WorkbookPrinter("", WorkbookTemplate.load(TEMPLATES)).print(of);
        assertThat(SchemaFaults.of(printed)).isEmpty();
        try (XSSFWorkbook others = new XSSFWorkbook(new ByteArrayInputStream(printed))) {
            XSSFSheet sheet = others.getSheet("其他指标");
            assertThat(List.of(3, 4))
                    .extracting(
                            row -> sheet.getRow(row).getCell(1).getCellStyle().getDataFormatString())
                    .containsExactly("#,##0_._0_0_*", "#,##0.00\"*\"");
            assertThat(List.of(5, 6))
                    .extracting(
                            row -> sheet.getRow(row).getCell(1).getCellStyle().getAlignment())
                    .containsOnly(HorizontalAlignment.RIGHT);
            // beyond the last cell that is used nothing is printed: the warning and the notes have as many cells as
            // they need
            assertThat(sheet.getMergedRegions())
                    .extracting(r -> r.getFirstRow(), r -> r.getLastColumn())
                    .contains(tuple(0, 8), tuple(7, 8));
        }
    }

    private static ReportPart.PartRow figure(TextCell value) {
        return new ReportPart.PartRow("", Map.of("title", TextCell.text("新增小微企业（家）"), "value", value));
    }

    private static ReportPart.PartRow completion(String area, String value) {
        return new ReportPart.PartRow(
                "", Map.of("area", TextCell.text(area), "value", TextCell.rounded(new BigDecimal(value))));
    }

    /** What is and what was to be done by then, told apart without colour too. */
    @Test
    void linesOverTheQuartersAreDrawnFromCells() throws IOException {
        XSSFSheet sheet = book.getSheet("走势图");
        assertThat(sheet.getDrawingPatriarch().getCharts()).hasSize(6);
        var lines = plot(sheet, 0).getLineChartArray(0).getSerList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).getCat().getStrRef().getF()).isEqualTo("走势图!$C$38:$N$38");
        assertThat(lines.get(0).getVal().getNumRef().getF()).isEqualTo("走势图!$C$39:$N$39");
        assertThat(lines.get(1).getVal().getNumRef().getF()).isEqualTo("走势图!$C$40:$N$40");
        assertThat(lines.get(1).getSpPr().getLn().isSetPrstDash()).isTrue();
        assertThat(line(sheet, 37).subList(0, 4)).containsExactly("指标", "口径", "2018Q1", "2018Q2");
        assertThat(line(sheet, 38).subList(0, 2)).containsExactly("新增小微企业（家）", "实际");
        assertThat(line(sheet, 39).subList(0, 2)).containsExactly("新增小微企业（家）", "按计划应完成");
    }

    private static CTPlotArea plot(XSSFSheet sheet, int chart) {
        return sheet.getDrawingPatriarch().getCharts().get(chart).getCTChart().getPlotArea();
    }

    /** Whoever changes a cell of the template changes what looks like it. */
    @Test
    void looksAreTheTemplates() throws IOException {
        Files.createDirectories(folder);
        try (XSSFWorkbook styles = new XSSFWorkbook(Files.newInputStream(TEMPLATES.resolve("workbook.xlsx")))) {
            styles.getSheetAt(0).forEach(r -> {
                if (r.getCell(0) != null && r.getCell(0).getStringCellValue().equals("表头")) {
                    var style = styles.createCellStyle();
                    style.cloneStyleFrom(r.getCell(0).getCellStyle());
                    style.setRotation((short) 33);
                    r.getCell(0).setCellStyle(style);
                }
            });
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            styles.write(out);
            Files.write(folder.resolve("workbook.xlsx"), out.toByteArray());
        }
        try (XSSFWorkbook turned = new XSSFWorkbook(new ByteArrayInputStream(print(WorkbookTemplate.load(folder))))) {
            assertThat(turned.getSheet("目标").getRow(2).getCell(0).getCellStyle().getRotation())
                    .isEqualTo((short) 33);
            assertThat(turned.getSheet("样式")).isNull();
        }
    }

    @Test
    void aTemplateThatLacksAStyleIsToldByItsName() throws IOException {
        try (XSSFWorkbook styles = new XSSFWorkbook()) {
            styles.createSheet().createRow(0).createCell(0).setCellValue("标题");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            styles.write(out);
            Files.write(folder.resolve("workbook.xlsx"), out.toByteArray());
        }
        assertThatThrownBy(() -> print(WorkbookTemplate.load(folder)))
                .isInstanceOf(ReportException.class)
                .hasMessage("workbook.xlsx 中没有样式“提示”：在第一列写上这个名称，并设好该单元格的格式");
    }

    @Test
    void everyPartIsValidByItsSchema() throws Exception {
        assertThat(SchemaFaults.of(bytes)).isEmpty();
    }

    /** LibreOffice opens it, works the formulas out, and has the same in every cell. */
    @Test
    void libreOfficeReadsTheSame() throws Exception {
        Office.assume();
        Path file = Files.write(folder.resolve("city.xlsx"), bytes);
        Path saved = folder.resolve("saved");
        Office.convert(List.of(file), "xlsx", saved, folder);
        try (XSSFWorkbook theirs = new XSSFWorkbook(Files.newInputStream(saved.resolve("city.xlsx")))) {
            assertThat(theirs.getNumberOfSheets()).isEqualTo(book.getNumberOfSheets());
            for (int i = 0; i < book.getNumberOfSheets(); i++) {
                for (Row row : book.getSheetAt(i)) {
                    for (Cell cell : row) {
                        Row other = theirs.getSheetAt(i).getRow(row.getRowNum());
                        assertThat(value(other.getCell(cell.getColumnIndex())))
                                .as(book.getSheetName(i) + cell.getAddress())
                                .isEqualTo(value(cell));
                    }
                }
            }
        }
    }

    private static String value(Cell cell) {
        CellType type = cell == null
                ? CellType.BLANK
                : cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC -> String.valueOf(cell.getNumericCellValue());
            case STRING -> cell.getStringCellValue();
            default -> "";
        };
    }

    private static List<String> texts(XSSFSheet sheet) {
        List<String> texts = new ArrayList<>();
        sheet.forEach(row -> row.forEach(cell -> texts.add(cell.toString())));
        return texts;
    }

    private static List<String> line(XSSFSheet sheet, int row) {
        List<String> cells = new ArrayList<>();
        sheet.getRow(row).forEach(c -> cells.add(c.toString()));
        return cells;
    }
}
