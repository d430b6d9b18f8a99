package cn.jidu.report.workbook;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.ReportPart.PartColumn;
import cn.jidu.report.view.ReportPart.PartRow;
import cn.jidu.report.view.TextCell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.PresetColor;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.Grouping;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** How the plan's main figures run over its quarters, a line each beside the plan's path, drawn from the cells below. */
final class WorkbookLines {
    /** As many as one printed page shows. */
    private static final int MOST = 6;

    private static final int ACROSS = 3;
    private static final int ROWS = 17;
    /** Above them the sheet says what it belongs to. */
    private static final int LABEL_ROWS = 1;
    /** The figure's name, and which of the two lines a row is. */
    private static final int NAMES = 2;
    /** The first chart stands over the names, each other over so many quarters. */
    private static final int QUARTERS_ACROSS = 6;

    private static final List<Integer> NAME_WIDTHS = List.of(44, 14);
    private static final int QUARTER_WIDTH = 10;
    private static final double POINTS = 2.25;

    private static final PackageTexts TEXTS = PackageTexts.chinese(WorkbookLines.class);

    private WorkbookLines() {}

    /** Of each figure a row of what is and, where the plan has a path, one of what was to be done by then. */
    static ReportPart table(ReportPart trend) {
        List<PartColumn> columns = new ArrayList<>();
        columns.add(new PartColumn("title", TEXTS.get("column.title")));
        columns.add(new PartColumn("line", TEXTS.get("column.line")));
        columns.addAll(trend.columns());
        List<PartRow> rows = new ArrayList<>();
        for (PartRow row : trend.rows().subList(0, Math.min(MOST, trend.rows().size()))) {
            rows.add(row(row, "line.done", "v", trend.columns().size()));
            if (row.cells().keySet().stream().anyMatch(k -> k.startsWith("p"))) {
                rows.add(row(row, "line.due", "p", trend.columns().size()));
            }
        }
        return new ReportPart("trendChart", trend.heading(), columns, rows, trend.notes());
    }

    private static PartRow row(PartRow from, String line, String prefix, int quarters) {
        Map<String, TextCell> cells = new HashMap<>();
        cells.put("title", from.cell("title"));
        cells.put("line", TextCell.text(TEXTS.get(line)));
        for (int i = 1; i <= quarters; i++) {
            cells.put("v" + i, from.cell(prefix + i));
        }
        return new PartRow("", cells);
    }

    /** All quarters' columns are as wide as the widest number needs, for the charts stand over them. */
    static ColumnWidths widths(ReportPart table) {
        List<Integer> widths = new ArrayList<>(NAME_WIDTHS);
        ColumnWidths fitting = ColumnWidths.fitting(List.of(table));
        int quarter = IntStream.range(NAMES, fitting.count()).map(fitting::of).reduce(QUARTER_WIDTH, Math::max);
        for (int i = 0;
                i < Math.max(QUARTERS_ACROSS * (ACROSS - 1), table.columns().size() - NAMES);
                i++) {
            widths.add(quarter);
        }
        return ColumnWidths.of(widths);
    }

    /** How many rows the charts take below the label, and one to be free. */
    static int rows(ReportPart table) {
        long figures = table.rows().stream()
                .map(r -> r.cell("title").text())
                .distinct()
                .count();
        return (int) (figures + ACROSS - 1) / ACROSS * ROWS + 1;
    }

    /** @param head the row of the table's titles */
    static void draw(XSSFSheet sheet, ReportPart table, int head) {
        int place = 0;
        for (int i = 0; i < table.rows().size(); ) {
            String title = table.rows().get(i).cell("title").text();
            int lines = i + 1 < table.rows().size()
                            && table.rows().get(i + 1).cell("title").text().equals(title)
                    ? 2
                    : 1;
            CellRangeAddress cells = new CellRangeAddress(
                    head, head + i + lines, NAMES, table.columns().size() - 1);
            draw(sheet, anchor(place++), cells, table.rows().subList(i, i + lines));
            i += lines;
        }
    }

    private static XSSFClientAnchor anchor(int place) {
        int top = LABEL_ROWS + place / ACROSS * ROWS;
        return new XSSFClientAnchor(0, 0, 0, 0, edge(place % ACROSS), top, edge(place % ACROSS + 1), top + ROWS);
    }

    /** The column on which a chart of a row begins, and the one before it ends. */
    private static int edge(int chart) {
        return chart == 0 ? 0 : NAMES + (chart - 1) * QUARTERS_ACROSS;
    }

    /** From zero, unless something is below it: there the program that shows it decides. */
    private static void scale(XDDFValueAxis values, List<PartRow> lines) {
        List<BigDecimal> shown = lines.stream()
                .flatMap(r -> r.cells().values().stream())
                .flatMap(c -> c.number().stream())
                .toList();
        if (shown.stream().noneMatch(n -> n.signum() < 0)) {
            values.setMinimum(0);
        }
        WorkbookChart.wholeSteps(values, shown);
    }

    /**
     * @param cells of the quarters, from the head to the last line's row
     * @param lines what is done and, where there is one, the path
     */
    private static void draw(XSSFSheet sheet, XSSFClientAnchor anchor, CellRangeAddress cells, List<PartRow> lines) {
        int firstRow = cells.getLastRow() - lines.size() + 1;
        XSSFChart chart = sheet.createDrawingPatriarch().createChart(anchor);
        WorkbookChart.title(chart, lines.get(0).cell("title").text());
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        chart.displayBlanksAs(DisplayBlanks.GAP);
        XDDFValueAxis values = chart.createValueAxis(AxisPosition.LEFT);
        scale(values, lines);
        XDDFCategoryAxis below = chart.createCategoryAxis(AxisPosition.BOTTOM);
        // at the edge: at zero they would lie across a line that falls below it
        below.setTickLabelPosition(AxisTickLabelPosition.LOW);
        XDDFChartData data = chart.createData(ChartTypes.LINE, below, values);
        data.setVaryColors(false);
        ((XDDFLineChartData) data).setGrouping(Grouping.STANDARD);
        XDDFCategoryDataSource quarters =
                XDDFDataSourcesFactory.fromStringCellRange(sheet, row(cells, cells.getFirstRow()));
        for (int row = firstRow; row <= cells.getLastRow(); row++) {
            boolean due = row > firstRow;
            XDDFLineChartData.Series line = (XDDFLineChartData.Series)
                    data.addSeries(quarters, XDDFDataSourcesFactory.fromNumericCellRange(sheet, row(cells, row)));
            line.setTitle(TEXTS.get(due ? "line.due" : "line.done"), null);
            line.setSmooth(false);
            line.setMarkerStyle(due ? MarkerStyle.NONE : MarkerStyle.CIRCLE);
            line.setLineProperties(look(due));
        }
        chart.plot(data);
    }

    private static CellRangeAddress row(CellRangeAddress cells, int row) {
        return new CellRangeAddress(row, row, cells.getFirstColumn(), cells.getLastColumn());
    }

    /** Told apart without colour too: the plan's path is dashed. */
    private static XDDFLineProperties look(boolean due) {
        XDDFLineProperties look = new XDDFLineProperties(
                new XDDFSolidFillProperties(XDDFColor.from(due ? PresetColor.GRAY : PresetColor.STEEL_BLUE)));
        look.setWidth(POINTS);
        if (due) {
            look.setPresetDash(new XDDFPresetLineDash(PresetLineDash.DASH));
        }
        return look;
    }
}
