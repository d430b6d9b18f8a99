package cn.jidu.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Plan;
import cn.jidu.definition.ResponsibleUnits;
import cn.jidu.report.data.QuarterResults;
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
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTPlotArea;
import org.openxmlformats.schemas.drawingml.x2006.chart.STTickLblPos;

/** Workbooks of less than a whole city: of a county, of a month, of one figure. */
class SmallBooksTest {
    private static final Pattern SHEET = Pattern.compile("见工作簿“(.+?)”");
    private static final Path TEMPLATES = Path.of("report-templates/quarterly");

    /** The sentences of sections without figures stood behind all others: 一 behind 四. */
    @Test
    void tasksStandInTheDocumentsOrder() throws IOException {
        Plan.Section duty = new Plan.Section(
                "零、总体思路",
                List.of(),
                List.of(),
                List.of(),
                List.of(new Plan.Obligation("完善服务体系", ResponsibleUnits.NONE)));
        try (XSSFWorkbook book = open(book("331002", List.of(duty)))) {
            assertThat(first(book.getSheet("工作任务")))
                    .containsSubsequence(
                            "零、总体思路", "完善服务体系", "（三）主体质量更好", "鼓励优质小微企业在浙江股权交易中心挂牌", "四、保障措施", "每年督促检查不少于一次");
        }
    }

    /** One of a kind stood below the table for each section of the document. */
    @Test
    void oneNoteNamesAllThatNobodyReported() throws IOException {
        Plan.Monitored first = new Plan.Monitored("监测台次", List.of("open-instruments"), ResponsibleUnits.NONE);
        Plan.Monitored second = new Plan.Monitored("监测比例", List.of("community-banks"), ResponsibleUnits.NONE);
        List<Plan.Section> silent = List.of(
                new Plan.Section("一、甲", List.of(), List.of(first), List.of(), List.of()),
                new Plan.Section("二、乙", List.of(), List.of(second), List.of(), List.of()));
        for (String area : List.of("331000", "331002")) {
            try (XSSFWorkbook book = open(book(area, silent))) {
                XSSFSheet tasks = book.getSheet(area.equals("331000") ? "任务进展" : "工作任务");
                assertThat(first(tasks).stream().filter(t -> t.contains("尚待报送")))
                        .containsExactly("没有数的监测指标不列表，尚待报送：开放科研设施与仪器、新增社区银行、小微专营支行。");
            }
        }
    }

    /** Figures that were returned and others stood within a sentence, where nobody can sort or add them up. */
    @Test
    void returnsThatDifferStandInColumns() throws IOException {
        try (XSSFWorkbook book = open(book("331000", List.of()))) {
            XSSFSheet sheet = book.getSheet("报送与计算");
            assertThat(texts(sheet.getRow(2))).containsExactly("地区", "指标", "报送数", "对照", "对照数", "报送数多\n（负数为少）", "差额单位");
            assertThat(texts(sheet.getRow(3)))
                    .containsExactly("台州市", "新增小微企业贷款", "1.44", "按数据计算", "0.55", "0.89", "亿元");
            assertThat(sheet.getRow(3).getCell(5).getNumericCellValue()).isEqualTo(0.89);
        }
    }

    /** 户 stood in the middle of its column and 亿元 at its beginning. */
    @Test
    void aUnitOfOneCharacterBeginsWhereOthersDo() throws IOException {
        ReportPart units = new ReportPart(
                "todo",
                "要办的事",
                List.of(new PartColumn("unit", "单位")),
                Stream.of("户", "亿元", "M")
                        .map(u -> new PartRow("", Map.of("unit", TextCell.text(u))))
                        .toList(),
                List.of());
        try (XSSFWorkbook book = open(report(ReportForm.WHOLE, List.of(units)))) {
            XSSFSheet sheet = book.getSheet("要办的事");
            assertThat(IntStream.rangeClosed(3, 5)
                            .mapToObj(r ->
                                    sheet.getRow(r).getCell(0).getCellStyle().getAlignment()))
                    .containsExactly(
                            HorizontalAlignment.GENERAL, HorizontalAlignment.GENERAL, HorizontalAlignment.CENTER);
        }
    }

    /** It spoke of sums, of findings and of a package, none of which a month has. */
    @Test
    void aMonthsCoverSpeaksOfWhatIsThere() throws IOException {
        AreaReport month = report(ReportForm.MONTH, List.of());
        try (XSSFWorkbook book = open(month)) {
            List<String> cover = first(book.getSheet("封面"));
            assertThat(cover.subList(cover.indexOf("怎样看这份工作簿") + 1, cover.size() - 1))
                    .containsExactly(
                            "修订号是本季数据的一个版本：同一修订号的报告、工作簿和数据包相互一致；以后又有补报或更正的，编为新的修订号，不改动已写出的。真伪和新旧用 ./jidu verify 或扫码核对。",
                            "带*的数有地区、单位或月份未报；“—”为没有报送数，空格为不适用。数字为部门报送的快报数，已按统一规则四舍五入，与快报页面相同；数据条从 0 到 100%，超过的画满。");
        }
    }

    /** 快 at the end of one line and 报 on the next would be read twice. */
    @Test
    void whatTheBookIsIsNotPartedOnTheCover() throws IOException {
        String plan = "温州市关于创建中小微企业友好城市的实施意见（“满天星”计划）";
        try (XSSFWorkbook shortName = open(report("计划", ReportForm.MONTH, List.of()));
                XSSFWorkbook longName = open(report(plan, ReportForm.MONTH, List.of()))) {
            assertThat(first(shortName.getSheet("封面"))).contains("计划快报");
            assertThat(first(longName.getSheet("封面"))).contains(plan + "\n快报");
        }
    }

    /** A line that fell below zero went through the names of its quarters. */
    @Test
    void quartersStandBelowTheirLine() throws IOException {
        ReportPart trend = trend(line("增速（%）", "-16.98", "9.09"));
        try (XSSFWorkbook book = open(report(ReportForm.WHOLE, List.of(trend)))) {
            assertThat(plot(book, "走势图", 0).getCatAxArray(0).getTickLblPos().getVal())
                    .isEqualTo(STTickLblPos.LOW);
        }
    }

    /** Programs parted the axes of few enterprises by halves and wrote 0, 1, 1. */
    @Test
    void axesOfFewWholeNumbersHaveWholeSteps() throws IOException {
        ReportPart trend = trend(line("淘汰（家）", "0", "1"), line("增速（%）", "0.50", "1.00"), line("新增（家）", "9", "1"));
        ReportPart chart = new ReportPart(
                "chart",
                "各县新增",
                List.of(new PartColumn("area", "地区"), new PartColumn("value", "新增")),
                List.of(new PartRow(
                        "", Map.of("area", TextCell.text("天台县"), "value", TextCell.rounded(new BigDecimal("2"))))),
                List.of());
        try (XSSFWorkbook book = open(report(ReportForm.WHOLE, List.of(trend, chart)))) {
            assertThat(plot(book, "走势图", 0).getValAxArray(0).getMajorUnit().getVal())
                    .isEqualTo(1);
            assertThat(plot(book, "走势图", 1).getValAxArray(0).isSetMajorUnit()).isFalse();
            assertThat(plot(book, "走势图", 2).getValAxArray(0).isSetMajorUnit()).isFalse();
            assertThat(plot(book, "地区比较图", 0).getValAxArray(0).getMajorUnit().getVal())
                    .isEqualTo(1);
        }
    }

    /** LibreOffice showed ### for 12,501 below 5.25: the trend's columns had a width of their own. */
    @Test
    void theTrendsColumnsHaveRoomForTheirNumbers() throws IOException {
        ReportPart trend = trend(line("增速（%）", "5.26", "10.59"), line("新增（家）", "4", "12501"));
        try (XSSFWorkbook book = open(report(ReportForm.WHOLE, List.of(trend)))) {
            XSSFSheet sheet = book.getSheet("走势图");
            assertThat(List.of(sheet.getColumnWidth(2) / 256, sheet.getColumnWidth(3) / 256))
                    .containsOnly("12,501".length() + ".".length() + 2 * 2 + 1);
        }
    }

    /** Two notes of the pages sent their readers to a sheet that there was none of. */
    @Test
    void everySheetThatNotesSendToIsThere() {
        ResourceBundle texts = ResourceBundle.getBundle("cn.jidu.report.messages", Locale.SIMPLIFIED_CHINESE);
        List<String> sheets = texts.keySet().stream()
                .filter(k -> k.startsWith("sheet."))
                .map(texts::getString)
                .toList();

        assertThat(texts.keySet().stream()
                        .flatMap(k -> SHEET.matcher(texts.getString(k)).results())
                        .map(m -> m.group(1)))
                .isNotEmpty()
                .isSubsetOf(sheets);
    }

    private static ReportPart trend(PartRow... lines) {
        return new ReportPart(
                "trend",
                "主要指标走势",
                List.of(new PartColumn("v1", "2018Q1"), new PartColumn("v2", "2018Q2")),
                List.of(lines),
                List.of());
    }

    private static PartRow line(String title, String... values) {
        Map<String, TextCell> cells = new HashMap<>();
        cells.put("title", TextCell.text(title));
        for (int i = 0; i < values.length; i++) {
            cells.put("v" + (i + 1), TextCell.rounded(new BigDecimal(values[i])));
        }
        return new PartRow("", cells);
    }

    private static CTPlotArea plot(XSSFWorkbook book, String sheet, int chart) {
        return book.getSheet(sheet)
                .getDrawingPatriarch()
                .getCharts()
                .get(chart)
                .getCTChart()
                .getPlotArea();
    }

    /** Of a plan with sections before its own. */
    private static AreaReport book(String area, List<Plan.Section> before) {
        Definitions definitions = TaizhouPlan.definitions();
        Plan plan = Objects.requireNonNull(definitions.plans().get(TaizhouPlan.KEY));
        List<Plan.Section> sections = new ArrayList<>(before);
        sections.addAll(plan.sections());
        definitions.plans().put(TaizhouPlan.KEY, plan.withSections(sections));
        QuarterResults results = TaizhouQuarter.results(definitions, 10);
        return TaizhouQuarter.reports(results).of(definitions.areas().get(area));
    }

    private static AreaReport report(ReportForm form, List<ReportPart> parts) {
        return report("计划", form, parts);
    }

    private static AreaReport report(String plan, ReportForm form, List<ReportPart> parts) {
        Map<String, String> head = PlainHead.of(plan, "快报");
        return new AreaReport("331000", form, LocalDate.of(2018, 7, 20), head, List.of("总况"), parts, List.of());
    }

    private static XSSFWorkbook open(AreaReport report) throws IOException {
        byte[] printed = new WorkbookPrinter("", WorkbookTemplate.load(TEMPLATES)).print(report);
        return new XSSFWorkbook(new ByteArrayInputStream(printed));
    }

    /** The first cell of each row. */
    private static List<String> first(XSSFSheet sheet) {
        return StreamSupport.stream(sheet.spliterator(), false)
                .filter(r -> r.getCell(0) != null)
                .map(r -> r.getCell(0).getStringCellValue())
                .toList();
    }

    private static List<String> texts(XSSFRow row) {
        DataFormatter shown = new DataFormatter();
        return StreamSupport.stream(row.spliterator(), false)
                .map(shown::formatCellValue)
                .toList();
    }
}
