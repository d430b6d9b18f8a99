package cn.jidu.report.part;

import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.ReportPart.PartColumn;
import cn.jidu.report.view.ReportPart.PartRow;
import cn.jidu.report.view.TextCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The breakdowns by area as the workbook has them: one table of the areas, the columns of each breakdown under its title. So
 * its head is on every printed page, however many areas there are, and it can be filtered.
 */
final class AreaTable {
    private static final String AREA = "title";

    private AreaTable() {}

    /** @param tables of the same areas in the same order; the first note of each says what it means */
    static ReportPart of(String heading, List<ReportPart> tables) {
        List<PartColumn> columns = new ArrayList<>();
        columns.add(tables.get(0).columns().get(0));
        List<Map<String, TextCell>> rows = new ArrayList<>();
        tables.get(0).rows().forEach(r -> rows.add(new HashMap<>(Map.of(AREA, r.cell(AREA)))));
        List<String> notes = new ArrayList<>();
        for (ReportPart table : tables) {
            for (PartColumn column : table.columns().subList(1, table.columns().size())) {
                String key = table.heading() + column.key();
                columns.add(new PartColumn(key, column.title(), table.heading()));
                for (int i = 0; i < rows.size(); i++) {
                    rows.get(i).put(key, table.rows().get(i).cell(column.key()));
                }
            }
            notes.add(table.heading() + "：" + table.notes().get(0));
        }
        ReportPart last = tables.get(tables.size() - 1);
        notes.addAll(last.notes().subList(1, last.notes().size()));
        return new ReportPart(
                "spread",
                heading,
                columns,
                rows.stream().map(r -> new PartRow("", r)).toList(),
                notes);
    }
}
