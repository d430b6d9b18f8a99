package cn.jidu.report;

import cn.jidu.definition.area.Area;
import cn.jidu.report.data.FindingRow;
import cn.jidu.report.data.RejectRow;
import cn.jidu.report.data.RowSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Prints areas with many findings and rejects; a test runs it in a small Java process of its own. */
public final class ManyPrinted {
    private static final int ROWS = 20_007;
    private static final String LONG = "特大型".repeat(30);

    private ManyPrinted() {}

    /** @param arguments the folder to write, and how many areas, the city first */
    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[1]);
        new ReportWriter(Path.of("report-templates"))
                .write(
                        TaizhouQuarter.results(TaizhouPlan.definitions(), count),
                        ReportSelection.ALL,
                        TaizhouQuarter.provenance(),
                        rows(TaizhouPlan.areas().all().subList(1, count)),
                        Path.of(arguments[0]));
    }

    private static RowSource rows(List<Area> areas) {
        return new RowSource() {
            @Override
            public void findings(Consumer<FindingRow> each) {
                for (Area area : areas) {
                    for (int i = 0; i < ROWS; i++) {
                        each.accept(finding(area.code(), i));
                    }
                }
            }

            @Override
            public void rejects(Consumer<RejectRow> each) {
                for (Area area : areas) {
                    for (int i = 0; i < ROWS; i++) {
                        each.accept(reject(area.code(), i));
                    }
                }
            }
        };
    }

    private static FindingRow finding(String area, int row) {
        return new FindingRow(
                "NAME_MISMATCH", "tax", area, "2018-Q2", "甲.csv", Optional.of(row), "K" + row, LONG + row);
    }

    private static RejectRow reject(String area, int row) {
        return new RejectRow("DATE_INVALID", "tax", area, "2018-Q2", "甲.csv", "", row, "日期", LONG + row, "y");
    }
}
