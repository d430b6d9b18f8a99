package cn.jidu.report.part;

import cn.jidu.definition.Breakdown;
import cn.jidu.definition.Breakdown.BreakdownMeasure;
import cn.jidu.definition.Indicator.Aggregate;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.ReportPart.PartColumn;
import cn.jidu.report.view.ReportPart.PartRow;
import cn.jidu.report.view.TextCell;
import cn.jidu.report.view.TextCell.ShownSum;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of a breakdown by class as the workbook has it: a figure and its share have their title above both, and the row of
 * all is the sum of the classes where it is so by definition: they are all of it and none overlaps, and rows are counted or
 * added up. What is counted once however often it occurs, and rates, have no sum.
 */
final class ClassTable {
    private ClassTable() {}

    static ReportPart of(PlanView view, Breakdown b, ReportPart table) {
        return new ReportPart("structure", table.heading(), columns(view, b, table), rows(b, table), table.notes());
    }

    private static List<PartColumn> columns(PlanView view, Breakdown b, ReportPart table) {
        if (!isShared(b)) {
            return table.columns();
        }
        String over = table.columns().get(1).title();
        List<PartColumn> columns = new ArrayList<>(table.columns());
        columns.set(1, new PartColumn("v1", view.text("column.classFigure"), over));
        columns.set(2, new PartColumn("share", view.text("column.share"), over));
        return columns;
    }

    private static List<PartRow> rows(Breakdown b, ReportPart table) {
        List<PartRow> rows = new ArrayList<>(table.rows());
        int classes = rows.size() - 1;
        if (isShared(b) && classes > 0) {
            Map<String, TextCell> all = new HashMap<>(rows.get(0).cells());
            for (int i = 0; i < b.measures().size(); i++) {
                String key = "v" + (i + 1);
                if (adds(b.measures().get(i))) {
                    all.computeIfPresent(key, (k, c) -> c.asSum(new ShownSum(k, k, classes)));
                }
            }
            rows.set(0, new PartRow("", all));
        }
        return rows;
    }

    /** Whoever shows shares says that the classes are all. */
    private static boolean isShared(Breakdown b) {
        return b.measures().get(0).shared();
    }

    private static boolean adds(BreakdownMeasure m) {
        return m.figure().computation() instanceof Aggregate a && !a.isDistinct();
    }
}
