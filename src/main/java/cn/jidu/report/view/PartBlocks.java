package cn.jidu.report.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Splits a wide table of one label column and pairs of columns into blocks that fit a page. */
public final class PartBlocks {
    private PartBlocks() {}

    /** Blocks with the same keys each: the label column, then {@code v1, r1 … vN, rN}; the last has the notes. */
    public static List<ReportPart> split(ReportPart part, int pairs) {
        int all = (part.columns().size() - 1) / 2;
        List<ReportPart> blocks = new ArrayList<>();
        for (int from = 0; from < all; ) {
            // a last pair that would stand lonely takes one along
            int left = all - from;
            int to = from + (left == pairs + 1 && pairs > 2 ? pairs - 1 : Math.min(pairs, left));
            blocks.add(block(part, from, to, from == 0 ? part.heading() : "", to == all ? part.notes() : List.of()));
            from = to;
        }
        return blocks;
    }

    private static ReportPart block(ReportPart part, int from, int to, String heading, List<String> notes) {
        List<ReportPart.PartColumn> columns = new ArrayList<>();
        columns.add(part.columns().get(0));
        Map<String, String> renamed = new HashMap<>();
        for (int i = from; i < to; i++) {
            for (int j = 1; j <= 2; j++) {
                ReportPart.PartColumn c = part.columns().get(i * 2 + j);
                String key = (j == 1 ? "v" : "r") + (i - from + 1);
                columns.add(new ReportPart.PartColumn(key, c.title()));
                renamed.put(key, c.key());
            }
        }
        List<ReportPart.PartRow> rows =
                part.rows().stream().map(r -> row(part, r, renamed)).toList();
        return new ReportPart(part.name(), heading, columns, rows, notes);
    }

    private static ReportPart.PartRow row(ReportPart part, ReportPart.PartRow row, Map<String, String> renamed) {
        String label = part.columns().get(0).key();
        Map<String, TextCell> cells = new HashMap<>();
        cells.put(label, row.cell(label));
        renamed.forEach((key, old) -> cells.put(key, row.cell(old)));
        return new ReportPart.PartRow(row.group(), cells);
    }
}
