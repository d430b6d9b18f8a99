package cn.jidu.report.workbook;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.ReportPart.PartColumn;
import cn.jidu.report.view.ReportPart.PartRow;
import cn.jidu.report.view.TextCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tables of one label column and, behind it, figures ({@code v1}, {@code v2} …) each with what belongs to it, such as its rank. */
final class PairedColumns {
    private static final PackageTexts TEXTS = PackageTexts.chinese(PairedColumns.class);

    private PairedColumns() {}

    /** A figure and what stands beside it have its title above both. */
    static ReportPart titled(ReportPart part) {
        List<PartColumn> titled = new ArrayList<>();
        String over = "";
        for (PartColumn c : part.columns()) {
            over = isFigure(c) ? c.title() : over;
            titled.add(new PartColumn(c.key(), title(c), over));
        }
        return part.withColumns(titled);
    }

    /** Figures go down and rows go across where that makes it narrower: a page has more room below than beside. */
    static ReportPart narrowed(ReportPart part) {
        long figures = part.columns().stream().filter(PairedColumns::isFigure).count();
        return part.rows().size() < figures ? turned(part) : titled(part);
    }

    private static ReportPart turned(ReportPart part) {
        List<PartColumn> pair = part.columns().subList(1, figureEnd(part.columns(), 1));
        PartColumn label = part.columns().get(0);
        List<PartColumn> columns = new ArrayList<>();
        columns.add(new PartColumn(label.key(), TEXTS.get("column.title")));
        for (int r = 0; r < part.rows().size(); r++) {
            String over = part.rows().get(r).cell(label.key()).text();
            for (int i = 0; i < pair.size(); i++) {
                columns.add(new PartColumn(key(r, i), title(pair.get(i)), over));
            }
        }
        List<PartRow> rows = new ArrayList<>();
        for (int from = 1; from < part.columns().size(); from = figureEnd(part.columns(), from)) {
            rows.add(row(part, from, pair.size()));
        }
        return new ReportPart(part.name(), part.heading(), columns, rows, part.notes());
    }

    private static PartRow row(ReportPart part, int from, int size) {
        Map<String, TextCell> cells = new HashMap<>();
        cells.put(
                part.columns().get(0).key(),
                TextCell.text(part.columns().get(from).title()));
        for (int r = 0; r < part.rows().size(); r++) {
            for (int i = 0; i < size; i++) {
                cells.put(
                        key(r, i),
                        part.rows().get(r).cell(part.columns().get(from + i).key()));
            }
        }
        return new PartRow("", cells);
    }

    private static int figureEnd(List<PartColumn> columns, int from) {
        int end = from + 1;
        while (end < columns.size() && !isFigure(columns.get(end))) {
            end++;
        }
        return end;
    }

    private static String key(int row, int column) {
        return row + "-" + column;
    }

    private static String title(PartColumn column) {
        return isFigure(column) ? TEXTS.get("column.figure") : column.title();
    }

    private static boolean isFigure(PartColumn column) {
        return column.key().startsWith("v");
    }
}
