package cn.jidu.report.part;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.ReportPart.PartColumn;
import cn.jidu.report.view.ReportPart.PartRow;
import cn.jidu.report.view.TextCell;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Four tables of the same areas took a page each, and none of their heads could be repeated. */
class AreaTableTest {
    @Test
    void theTablesOfAllAreasAreOneWithTheirTitlesAbove() {
        ReportPart loans = table("各地贷款", List.of("借款人按登记库归属。"), "贷款余额（亿元）", 7, 3);
        ReportPart parks = table("各地小微企业园", List.of("已认定的。", "“—”为没有数据。"), "季末在册（个）", 2, 1);

        ReportPart one = AreaTable.of("各县（市、区）结构和资金", List.of(loans, parks));

        assertThat(one.name()).isEqualTo("spread");
        assertThat(one.heading()).isEqualTo("各县（市、区）结构和资金");
        assertThat(one.columns())
                .extracting(PartColumn::title)
                .containsExactly("地区", "贷款余额（亿元）", "占比（%）", "季末在册（个）", "占比（%）");
        assertThat(one.columns())
                .extracting(PartColumn::over)
                .containsExactly("", "各地贷款", "各地贷款", "各地小微企业园", "各地小微企业园");
        assertThat(one.rows())
                .extracting(r ->
                        one.columns().stream().map(c -> r.cell(c.key()).text()).toList())
                .containsExactly(List.of("合计", "7", "100.0", "2", "100.0"), List.of("椒江区", "3", "50.0", "1", "50.0"));
        assertThat(one.notes()).containsExactly("各地贷款：借款人按登记库归属。", "各地小微企业园：已认定的。", "“—”为没有数据。");
    }

    private static ReportPart table(String heading, List<String> notes, String title, long whole, long part) {
        return new ReportPart(
                "breakdown",
                heading,
                List.of(new PartColumn("title", "地区"), new PartColumn("v1", title), new PartColumn("share", "占比（%）")),
                List.of(row("合计", whole, "100.0"), row("椒江区", part, "50.0")),
                notes);
    }

    private static PartRow row(String area, long count, String share) {
        return new PartRow(
                "", Map.of("title", TextCell.text(area), "v1", TextCell.count(count), "share", TextCell.text(share)));
    }
}
