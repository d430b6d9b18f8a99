package cn.jidu.report.data;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.report.TaizhouPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FoundRowsTest {
    private static final int MANY = 20_007;
    private final AreaTree areas = TaizhouPlan.areas();
    private final Area city = areas.get("331000");
    private final Area jiaojiang = areas.get("331002");
    private final Area huangyan = areas.get("331003");

    @Test
    void keepsForEachAreaWhatItsPagesQuoteAndHandsOnEverything() {
        FoundRows found = new FoundRows(rows(), areas, List.of(city, jiaojiang, huangyan));
        List<FindingRow> handedOn = new ArrayList<>();
        List<RejectRow> rejected = new ArrayList<>();
        found.findings(handedOn::add);
        found.rejects(rejected::add);
        assertThat(handedOn).hasSize(MANY + 1);
        assertThat(rejected).hasSize(1);
        assertThat(found.quoted(city, "NAME_MISMATCH")).isEqualTo(handedOn.subList(0, FoundRows.QUOTED));
        assertThat(found.quoted(huangyan, "NAME_MISMATCH")).isEmpty();
        assertThat(found.quoted(city, "RETURN_DIFFERS")).containsExactly(handedOn.get(MANY));
    }

    private static RowSource rows() {
        return new RowSource() {
            @Override
            public void findings(Consumer<FindingRow> each) {
                for (int i = 0; i < MANY; i++) {
                    each.accept(finding("NAME_MISMATCH", "331002", i));
                }
                each.accept(finding("RETURN_DIFFERS", "331003", 1));
            }

            @Override
            public void rejects(Consumer<RejectRow> each) {
                each.accept(new RejectRow(
                        "DATE_INVALID", "tax", "331002", "2018-Q2", "tax_331000_2018Q2.csv", "", 4, "日期", "x", "y"));
            }
        };
    }

    private static FindingRow finding(String code, String area, int row) {
        return new FindingRow(code, "loan", area, "2018-Q2", "loan.csv", Optional.of(row), "k" + row, "m");
    }
}
