package cn.jidu.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Plan;
import cn.jidu.definition.ResponsibleUnits;
import cn.jidu.report.data.DataFingerprint;
import cn.jidu.report.data.FoundRows;
import cn.jidu.report.data.QuarterResults;
import cn.jidu.report.data.ReportEdition;
import cn.jidu.report.part.AreaReports;
import cn.jidu.report.phrase.PhraseBook;
import cn.jidu.report.view.AreaReport;
import cn.jidu.report.view.PlanView;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.drawingml.x2006.chart.STTickLblPos;

/** Workbooks of less than a whole city: of a county, of a month, of one figure. */
class SmallBooksTest {
    private static final Path TEMPLATES = Path.of("report-templates/quarterly");

    /** The sentences of sections without figures stood behind all others: 一 behind 四. */
    @Test
    void tasksStandInTheDocumentsOrder() throws IOException {
        try (XSSFWorkbook book = open(county())) {
            assertThat(first(book.getSheet("工作任务")))
                    .containsSubsequence(
                            "零、总体思路", "完善服务体系", "（三）主体质量更好", "鼓励优质小微企业在浙江股权交易中心挂牌", "四、保障措施", "每年督促检查不少于一次");
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

    /** A line that fell below zero went through the names of its quarters. */
    @Test
    void quartersStandBelowTheirLine() throws IOException {
        PartRow row = new PartRow(
                "",
                Map.of(
                        "title",
                        TextCell.text("增速（%）"),
                        "v1",
                        TextCell.rounded(new BigDecimal("-16.98")),
                        "v2",
                        TextCell.rounded(new BigDecimal("9.09"))));
        ReportPart trend = new ReportPart(
                "trend",
                "主要指标走势",
                List.of(new PartColumn("v1", "2018Q1"), new PartColumn("v2", "2018Q2")),
                List.of(row),
                List.of());
        try (XSSFWorkbook book = open(report(ReportForm.WHOLE, List.of(trend)))) {
            assertThat(book.getSheet("走势图")
                            .getDrawingPatriarch()
                            .getCharts()
                            .get(0)
                            .getCTChart()
                            .getPlotArea()
                            .getCatAxArray(0)
                            .getTickLblPos()
                            .getVal())
                    .isEqualTo(STTickLblPos.LOW);
        }
    }

    private static AreaReport county() {
        Definitions definitions = TaizhouPlan.definitions();
        Plan plan = Objects.requireNonNull(definitions.plans().get(TaizhouPlan.KEY));
        List<Plan.Section> sections = new ArrayList<>(plan.sections());
        sections.add(
                0,
                new Plan.Section(
                        "零、总体思路",
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new Plan.Obligation("完善服务体系", ResponsibleUnits.NONE))));
        Plan with = plan.withSections(sections);
        definitions.plans().put(TaizhouPlan.KEY, with);
        QuarterResults results = TaizhouQuarter.results(definitions, 10);
        FoundRows found = TaizhouQuarter.found(results);
        found.findings(f -> {});
        found.rejects(r -> {});
        return new AreaReports(
                        new PlanView(results, with),
                        ReportEdition.DRAFT,
                        new DataFingerprint("0".repeat(64)),
                        PhraseBook.load(TEMPLATES),
                        found)
                .of(definitions.areas().get("331002"));
    }

    private static AreaReport report(ReportForm form, List<ReportPart> parts) {
        Map<String, String> head = Map.of(
                "planTitle",
                "计划",
                "title",
                "快报",
                "area",
                "",
                "period",
                "",
                "issued",
                "",
                "document",
                "",
                "edition",
                "");
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
}
