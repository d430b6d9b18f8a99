package cn.jidu.report.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.ReportPart.PartColumn;
import cn.jidu.report.view.ReportPart.PartRow;
import cn.jidu.report.view.TextCell;
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
}
