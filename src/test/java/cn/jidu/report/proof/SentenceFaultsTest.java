package cn.jidu.report.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.pdf.PdfPrinter;
import cn.jidu.report.pdf.ReportTemplate;
import cn.jidu.report.view.AreaReport;
import cn.jidu.report.view.ReportForm;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sentence says what its table shows, or the report does not leave the house. */
class SentenceFaultsTest {
    private static final Map<String, String> HEAD = Map.of(
            "planTitle", "计划",
            "title", "季度监测报告",
            "area", "",
            "period", "2018年二季度",
            "issued", "编制日期：2018年7月20日",
            "document", "依据文件：一号",
            "edition", "");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "景气指数83.41%，同比上升0.13个百分点，低于目标1.59个百分点；新增小微企业累计188家，其中本季净减少5家，本季同比下降50.0%，完成目标的0.4%，慢于时间进度16.3个百分点。",
                "景气指数83.41%。",
                "新增小微企业累计数，居前的是温岭市（25家）；居后的是仙居县（8家）。",
                "未达到目标要求的指标：景气指数；新增小微企业；税收等4项。",
                "新增小微企业园累计3个。",
                "个体工商户占比比基期下降18.40个百分点，目标为下降1个百分点。"
            })
    void whatTheTableShowsMayBeSaid(String sentence) {
        assertThat(faults(sentence)).isEmpty();
    }

    /** The first is what a published index said of a rise by 0.13 points: two errors in one line. */
    @ParameterizedTest
    @CsvSource({
        "景气指数83.41%，同比增长1.13%, 增长1.13%",
        "景气指数83.41%，同比上升0.13%, 上升0.13%",
        "景气指数83.41%，同比下降0.13个百分点, 下降0.13个百分点",
        "景气指数83.41，同比上升0.13个百分点, 83.41",
        "景气指数83.41%，高于目标1.59个百分点, 高于目标1.59个百分点",
        "新增小微企业累计188家，本季同比下降50.0个百分点, 下降50.0个百分点",
        "新增小微企业累计188家，快于时间进度16.3个百分点, 快于时间进度16.3个百分点",
        "新增小微企业累计188家，完成目标的0.5%, 0.5%",
        "新增小微企业累计189家, 189",
        "个体工商户占比比基期上升18.40个百分点, 比基期上升18.40个百分点",
        "个体工商户占比比基期下降18.40%, 比基期下降18.40%",
        "个体工商户占比比基期下降18.40个百分点，目标为上升1个百分点, 目标为上升1个百分点"
    })
    void whatTheTableDoesNotShowIsTold(String sentence, String wrong) {
        assertThat(faults(sentence + "。")).containsExactly("语句与表中的数不符：“" + sentence + "”（" + wrong + "）");
    }

    @Test
    void suchAReportIsNotReleased() {
        PdfPrinter printer = new PdfPrinter(ReportTemplate.load(Path.of("report-templates/quarterly")));
        assertThatThrownBy(() -> printer.print(report("景气指数83.41%，同比增长1.13%。")))
                .hasMessage("报告 331000.pdf 读回核对不通过，不能发布，共 1 处："
                        + "语句与表中的数不符：“景气指数83.41%，同比增长1.13%”（增长1.13%）。请修改报告模板（report-templates）或有关文字后再生成。");
    }

    private static List<String> faults(String sentence) {
        return new SentenceFaults(PackageTexts.chinese(SentenceFaults.class)).of(report(sentence));
    }

    private static AreaReport report(String sentence) {
        List<ReportPart.PartRow> rows = List.of(
                row("个体工商户占比变化（百分点）", Map.of("value", "-18.40", "target", "-1")),
                row("景气指数（%）", Map.of("value", "83.41", "yoy", "0.13", "target", "85", "gap", "-1.59")),
                row(
                        "新增小微企业（家）",
                        Map.of(
                                "value", "188",
                                "flow", "-5",
                                "yoy", "-50.0",
                                "progress", "0.4",
                                "timeProgress", "16.7",
                                "gap", "-49812")));
        ReportPart targets = new ReportPart("targets", "目标完成情况", columns(), rows, List.of());
        return new AreaReport(
                "331000",
                ReportForm.WHOLE,
                LocalDate.of(2018, 7, 20),
                HEAD,
                List.of("总况。", sentence),
                List.of(targets),
                List.of());
    }

    private static List<ReportPart.PartColumn> columns() {
        return List.of("title", "target", "flow", "value", "progress", "timeProgress", "gap", "yoy").stream()
                .map(k -> new ReportPart.PartColumn(k, k))
                .toList();
    }

    private static ReportPart.PartRow row(String title, Map<String, String> numbers) {
        Map<String, TextCell> cells = new HashMap<>();
        cells.put("title", TextCell.text(title));
        numbers.forEach((key, number) -> cells.put(key, TextCell.rounded(new BigDecimal(number))));
        return new ReportPart.PartRow("", cells);
    }
}
