package cn.jidu.report.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.ReportPart.PartColumn;
import cn.jidu.report.view.ReportPart.PartRow;
import cn.jidu.report.view.TextCell;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnWidthsTest {
    /** The row of what was given out was twice as high as its one line. */
    @Test
    void whatJustFitsTakesOneLine() {
        assertThat(ColumnWidths.lines("分解合计", 8)).isEqualTo(1);
        assertThat(ColumnWidths.lines("分解合计：", 8)).isEqualTo(2);
        assertThat(ColumnWidths.lines("一\n二", 8)).isEqualTo(2);
        assertThat(ColumnWidths.lines("", 8)).isEqualTo(1);
    }

    /** Beside long texts a title of four characters was broken after the third. */
    @Test
    void aShortTitleStaysInOneLineWhereColumnsAreNarrowed() {
        List<PartRow> rows = IntStream.range(0, 20)
                .mapToObj(i -> new PartRow(
                        "",
                        Map.of(
                                "file", TextCell.text("a".repeat(70)),
                                "fate", TextCell.text(i == 0 ? "待确认" : "入库"),
                                "message", TextCell.text(i == 0 ? "说".repeat(60) : ""))))
                .toList();
        ReportPart files = new ReportPart(
                "deliveries",
                "收到的文件",
                List.of(new PartColumn("file", "文件"), new PartColumn("fate", "处理结果"), new PartColumn("message", "说明")),
                rows,
                List.of());

        assertThat(ColumnWidths.fitting(List.of(files)).of(1)).isEqualTo(8);
    }

    /** LibreOffice showed ### for 127 above 12.90 where letters are as in 宋体: it leaves a digit free by two spaces. */
    @Test
    void aWholeNumberHasRoomForTheTwoSpacesOfEachDecimalThatItLacks() {
        ReportPart series = new ReportPart(
                "series",
                "分季度数据",
                List.of(new PartColumn("indicator", "指标"), new PartColumn("value", "累计")),
                List.of(
                        new PartRow("", Map.of("value", TextCell.rounded(new BigDecimal("127")))),
                        new PartRow("", Map.of("value", TextCell.rounded(new BigDecimal("12.90"))))),
                List.of());

        assertThat(ColumnWidths.fitting(List.of(series)).of(1)).isEqualTo("127".length() + ".".length() + 2 * 2 + 1);
    }

    /** 本季营业收 stood above 入. */
    @Test
    void noCharacterOfATitleStandsAlone() {
        ColumnWidths ten = ColumnWidths.of(List.of(10));

        assertThat(ten.title("本季营业收入（亿元）", 0, 1)).isEqualTo("本季营业\n收入\n（亿元）");
        assertThat(ten.title("本季实缴税额", 0, 1)).isEqualTo("本季实缴\n税额");
        assertThat(ten.title("季末在册数", 0, 1)).isEqualTo("季末在册数");
        assertThat(ten.title("上年同期累计数", 0, 1)).isEqualTo("上年同期累计数");
        assertThat(ten.title("占比（%）", 0, 1)).isEqualTo("占比（%）");
    }
}
