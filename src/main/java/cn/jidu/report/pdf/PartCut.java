package cn.jidu.report.pdf;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What pages leave out of a part that the workbook has whole.
 *
 * @param most rows; 0: all
 * @param without columns
 */
public record PartCut(int most, Set<String> without) {
    public PartCut {
        without = Set.copyOf(without);
    }

    /** A note says how many rows there are where some are left out. */
    ReportPart of(ReportPart part, PackageTexts texts) {
        if (most == 0 && without.isEmpty()) {
            return part;
        }
        List<ReportPart.PartRow> rows = part.rows().stream()
                .limit(most == 0 ? Long.MAX_VALUE : most)
                .map(this::row)
                .toList();
        List<String> notes = new ArrayList<>(part.notes());
        if (rows.size() < part.rows().size()) {
            notes.add(0, texts.get("note.cut", rows.size(), part.rows().size()));
        }
        return new ReportPart(
                part.name(),
                part.heading(),
                part.columns().stream().filter(c -> !without.contains(c.key())).toList(),
                rows,
                notes);
    }

    private ReportPart.PartRow row(ReportPart.PartRow row) {
        Map<String, TextCell> cells = new HashMap<>(row.cells());
        cells.keySet().removeAll(without);
        return new ReportPart.PartRow(row.group(), cells);
    }
}
