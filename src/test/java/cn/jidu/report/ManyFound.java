package cn.jidu.report;

import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.report.data.FindingRow;
import cn.jidu.report.data.FoundRows;
import cn.jidu.report.data.FoundSpool;
import cn.jidu.report.data.RejectRow;
import cn.jidu.report.data.RowSource;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Keeps and reads back long lists of rejects of every area; a test runs it in a small Java process of its own. */
public final class ManyFound {
    private static final String VALUE = "特大型".repeat(30);

    private ManyFound() {}

    /** @param arguments the folder to spool into */
    public static void main(String[] arguments) {
        AreaTree areas = TaizhouPlan.areas();
        List<Area> reported = areas.all().stream().limit(10).toList();
        try (FoundRows found = new FoundRows(rows(reported), areas, reported, Path.of(arguments[0]))) {
            found.rejects(r -> {});
            for (Area area : reported) {
                FoundSpool.Listing<RejectRow> listing = found.rejects(area);
                if (listing.first().size() != FoundRows.LISTED
                        || !listing.first().get(FoundRows.LISTED - 1).value().startsWith(VALUE)) {
                    throw new IllegalStateException(
                            area.code() + " " + listing.first().size());
                }
            }
            System.out.print("10 times " + FoundRows.LISTED + " of " + (FoundRows.LISTED + 7));
        }
    }

    private static RowSource rows(List<Area> reported) {
        return new RowSource() {
            @Override
            public void findings(Consumer<FindingRow> each) {}

            @Override
            public void rejects(Consumer<RejectRow> each) {
                for (Area area : reported) {
                    for (int i = 0; i < FoundRows.LISTED + 7; i++) {
                        each.accept(new RejectRow(
                                "DATE_INVALID", "tax", area.code(), "2018-Q2", "甲.csv", "", i, "日期", VALUE + i, "y"));
                    }
                }
            }
        };
    }
}
