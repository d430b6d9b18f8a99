package cn.jidu.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What pages leave out, and what they say of it. */
class PartCutTest {
    private static final PackageTexts TEXTS = PackageTexts.chinese(PdfPrinter.class);

    /** A county's fifty-three doubts once had no row beside six kinds of rejects with one row each. */
    @Test
    void aLongFirstGroupLeavesRoomForTheNext() {
        ReportPart cut =
                PartCut.rows(6).of(part("剔除 1", "剔除 2", "剔除 3", "剔除 4", "剔除 5", "疑点 1", "疑点 2", "疑点 3"), TEXTS);
        assertThat(names(cut)).containsExactly("剔除 1", "剔除 2", "剔除 3", "疑点 1", "疑点 2", "疑点 3");
        assertThat(cut.notes()).containsExactly("按类别各列出前几项，共列出6项；全部8项见工作簿。", "由多到少排列。");
    }

    @Test
    void whatAShortGroupDoesNotNeedIsTheOthers() {
        ReportPart cut = PartCut.rows(4).of(part("剔除 1", "疑点 1", "疑点 2", "疑点 3", "疑点 4"), TEXTS);
        assertThat(names(cut)).containsExactly("剔除 1", "疑点 1", "疑点 2", "疑点 3");
    }

    @Test
    void ofRowsWithoutGroupsTheFirstAreListed() {
        ReportPart cut = PartCut.rows(2).of(part("甲", "乙", "丙"), TEXTS);
        assertThat(names(cut)).containsExactly("甲", "乙");
        assertThat(cut.notes()).containsExactly("列出前2项，共3项，其余见工作簿。", "由多到少排列。");
    }

    private static List<String> names(ReportPart part) {
        return part.rows().stream().map(r -> r.cell("name").text()).toList();
    }

    /** Of rows the group of which is their first word. */
    private static ReportPart part(String... names) {
        return new ReportPart(
                "counts",
                "剔除行与数据疑点",
                List.of(new ReportPart.PartColumn("name", "类别")),
                Stream.of(names)
                        .map(n -> new ReportPart.PartRow(
                                n.contains(" ") ? n.split(" ")[0] : "", Map.of("name", TextCell.text(n))))
                        .toList(),
                List.of("由多到少排列。"));
    }
}
