package cn.jidu.report.workbook;

import cn.jidu.report.view.ReportPart;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.PresetColor;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDLbls;

/** The bar chart of the areas on a sheet of its own, drawn from the cells of the table below it. */
public final class WorkbookChart {
    private static final int ROWS = 28;
    private static final int COLUMNS = 12;
    private static final double TITLE_POINTS = 12;
    /** Above it the sheet says what it belongs to. */
    private static final int LABEL_ROWS = 1;
    /** Of title and numbers above and below bars that lie. */
    private static final int MARGIN_ROWS = 6;
    /** So many full-width letters have room below bars that stand; else the bars lie, one to a row of the sheet. */
    private static final int LETTERS_ACROSS = 36;

    private WorkbookChart() {}

    private static boolean isLying(ReportPart part) {
        return part.lettersAcross() > LETTERS_ACROSS;
    }

    private static int high(ReportPart part) {
        return isLying(part) ? Math.max(ROWS, part.rows().size() + MARGIN_ROWS) : ROWS;
    }

    /** How many rows it takes below the label, and one to be free. */
    static int rows(ReportPart part) {
        return high(part) + 1;
    }

    /**
     * Draws the part's bars on the sheet.
     *
     * @param firstRow of the cells: names in the first column, numbers in the second
     */
    public static void draw(XSSFSheet sheet, ReportPart part, int firstRow) {
        boolean lying = isLying(part);
        int high = high(part);
        XSSFClientAnchor anchor = new XSSFClientAnchor(0, 0, 0, 0, 0, LABEL_ROWS, COLUMNS, LABEL_ROWS + high);
        XSSFChart chart = sheet.createDrawingPatriarch().createChart(anchor);
        title(chart, part.heading());
        XDDFCategoryAxis areas = chart.createCategoryAxis(lying ? AxisPosition.LEFT : AxisPosition.BOTTOM);
        XDDFValueAxis values = chart.createValueAxis(lying ? AxisPosition.BOTTOM : AxisPosition.LEFT);
        values.setCrosses(lying ? AxisCrosses.MAX : AxisCrosses.AUTO_ZERO);
        List<ReportPart.PartRow> rows = part.rows();
        if (rows.stream().anyMatch(r -> r.cell("value").number().orElseThrow().signum() < 0)) {
            // the names stay at the edge, where no bar lies across them
            areas.setTickLabelPosition(AxisTickLabelPosition.LOW);
        } else {
            values.setMinimum(0);
        }
        int lastRow = firstRow + rows.size() - 1;
        XDDFChartData data = chart.createData(ChartTypes.BAR, areas, values);
        XDDFChartData.Series series = data.addSeries(
                XDDFDataSourcesFactory.fromStringCellRange(sheet, new CellRangeAddress(firstRow, lastRow, 0, 0)),
                XDDFDataSourcesFactory.fromNumericCellRange(sheet, new CellRangeAddress(firstRow, lastRow, 1, 1)));
        series.setTitle(part.columns().get(1).title(), null);
        series.setFillProperties(new XDDFSolidFillProperties(XDDFColor.from(PresetColor.STEEL_BLUE)));
        if (data instanceof XDDFBarChartData bars) {
            bars.setBarDirection(lying ? BarDirection.BAR : BarDirection.COL);
        }
        if (lying) {
            // the first area on top, and the numbers' axis still below
            areas.setOrientation(AxisOrientation.MAX_MIN);
        }
        chart.plot(data);
        if (lying) {
            label(chart.getCTChart()
                    .getPlotArea()
                    .getBarChartArray(0)
                    .getSerArray(0)
                    .addNewDLbls());
        }
    }

    static void title(XSSFChart chart, String title) {
        chart.setTitleText(title);
        chart.setTitleOverlay(false);
        chart.getTitle()
                .getBody()
                .getParagraphs()
                .forEach(p -> p.getTextRuns().forEach(r -> {
                    r.setFontSize(TITLE_POINTS);
                    // else the library writes the language of the machine
                    r.setLanguage(Locale.SIMPLIFIED_CHINESE);
                }));
    }

    /** The value at the end of each bar, and nothing else. */
    private static void label(CTDLbls labels) {
        labels.addNewShowLegendKey().setVal(false);
        labels.addNewShowVal().setVal(true);
        labels.addNewShowCatName().setVal(false);
        labels.addNewShowSerName().setVal(false);
        labels.addNewShowPercent().setVal(false);
        labels.addNewShowBubbleSize().setVal(false);
    }
}
