package cn.jidu.report.workbook;

import cn.jidu.report.view.ReportPart;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
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
import org.openxmlformats.schemas.drawingml.x2006.chart.CTChart;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDLbls;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTManualLayout;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTPlotArea;
import org.openxmlformats.schemas.drawingml.x2006.chart.STLayoutMode;
import org.openxmlformats.schemas.drawingml.x2006.chart.STLayoutTarget;

/**
 * The bar chart of the areas on a sheet of its own: few stand above the table that they are drawn from; many lie beside it, each
 * printed page with a chart of its own, all to one scale.
 */
public final class WorkbookChart {
    /** Areas whose bars lie on one printed page. */
    static final int MOST = 48;

    private static final int ROWS = 28;
    private static final int COLUMNS = 12;
    private static final double TITLE_POINTS = 12;
    /** Above it the sheet says what it belongs to. */
    private static final int LABEL_ROWS = 1;
    /** So many full-width letters have room below bars that stand; else the bars lie. */
    private static final int LETTERS_ACROSS = 36;
    /** Names and numbers; bars that lie are in the column behind them. */
    private static final int BESIDE = 2;
    /** Full-width letters that have room across bars that lie. */
    private static final int LETTERS_LYING = 30;
    /** Of such a chart's width: the names' least and most, and names and bars together. */
    private static final double NAMES_LEAST = 0.22;

    private static final double NAMES_MOST = 0.4;
    private static final double DRAWN_PART = 0.9;
    /** Numbers up to which a program may part an axis by halves. */
    private static final int FEW = 8;

    private WorkbookChart() {}

    static boolean isLying(ReportPart part) {
        return part.lettersAcross() > LETTERS_ACROSS;
    }

    /** How many rows it takes between label and table, one to be free. */
    static int rows(ReportPart part) {
        return isLying(part) ? 0 : ROWS + 1;
    }

    /** How many areas each printed page has, but for the last; as many on one page as on another. */
    static int areasOnAPage(ReportPart part) {
        int pages = (part.rows().size() + MOST - 1) / MOST;
        return (part.rows().size() + pages - 1) / Math.max(1, pages);
    }

    /**
     * Draws the part's bars on the sheet.
     *
     * @param firstRow of the cells: names in the first column, numbers in the second
     */
    public static void draw(XSSFSheet sheet, ReportPart part, int firstRow) {
        int count = part.rows().size();
        if (!isLying(part)) {
            draw(
                    chart(sheet, new XSSFClientAnchor(0, 0, 0, 0, 0, LABEL_ROWS, COLUMNS, LABEL_ROWS + ROWS)),
                    part,
                    new CellRangeAddress(firstRow, firstRow + count - 1, 0, 1));
            return;
        }
        int step = areasOnAPage(part);
        for (int from = 0; from < count; from += step) {
            int end = firstRow + Math.min(count, from + step);
            draw(
                    chart(sheet, new XSSFClientAnchor(0, 0, 0, 0, BESIDE, firstRow + from, BESIDE + 1, end)),
                    part,
                    new CellRangeAddress(firstRow + from, end - 1, 0, 1));
        }
    }

    private static XSSFChart chart(XSSFSheet sheet, XSSFClientAnchor anchor) {
        return sheet.createDrawingPatriarch().createChart(anchor);
    }

    /** @param cells of names and numbers that this chart shows */
    private static void draw(XSSFChart chart, ReportPart part, CellRangeAddress cells) {
        boolean lying = isLying(part);
        XDDFCategoryAxis areas = chart.createCategoryAxis(lying ? AxisPosition.LEFT : AxisPosition.BOTTOM);
        XDDFValueAxis values = chart.createValueAxis(lying ? AxisPosition.BOTTOM : AxisPosition.LEFT);
        values.setCrosses(lying ? AxisCrosses.MAX : AxisCrosses.AUTO_ZERO);
        scale(
                values,
                areas,
                part,
                cells.getLastRow() - cells.getFirstRow() + 1 < part.rows().size());
        XDDFChartData data = chart.createData(ChartTypes.BAR, areas, values);
        XSSFSheet sheet = chart.getGraphicFrame().getDrawing().getSheet();
        XDDFChartData.Series series = data.addSeries(
                XDDFDataSourcesFactory.fromStringCellRange(sheet, column(cells, 0)),
                XDDFDataSourcesFactory.fromNumericCellRange(sheet, column(cells, 1)));
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
            values.setVisible(false);
            alongRows(chart.getCTChart(), names(part));
        } else {
            title(chart, part.heading());
        }
    }

    /** Each bar on the line of its row, its name before and its number behind it; what the bars are stands above the rows. */
    private static void alongRows(CTChart chart, double names) {
        chart.addNewAutoTitleDeleted().setVal(true);
        CTPlotArea plot = chart.getPlotArea();
        CTManualLayout place = plot.getLayout().addNewManualLayout();
        place.addNewLayoutTarget().setVal(STLayoutTarget.INNER);
        place.addNewXMode().setVal(STLayoutMode.EDGE);
        place.addNewYMode().setVal(STLayoutMode.EDGE);
        place.addNewX().setVal(names);
        place.addNewY().setVal(0);
        place.addNewW().setVal(DRAWN_PART - names);
        place.addNewH().setVal(1);
        label(plot.getBarChartArray(0).getSerArray(0).addNewDLbls());
    }

    /** How much of the width the longest name takes. */
    private static double names(ReportPart part) {
        int longest = part.rows().stream()
                .mapToInt(r -> r.cell("area").text().length())
                .max()
                .orElse(0);
        return Math.min(NAMES_MOST, Math.max(NAMES_LEAST, (longest + 1.0) / LETTERS_LYING));
    }

    private static CellRangeAddress column(CellRangeAddress cells, int column) {
        return new CellRangeAddress(cells.getFirstRow(), cells.getLastRow(), column, column);
    }

    /** From zero where nothing is below it; where others show the rest of the areas, to the same end as these. */
    private static void scale(XDDFValueAxis values, XDDFCategoryAxis areas, ReportPart part, boolean others) {
        List<BigDecimal> shown = part.rows().stream()
                .flatMap(r -> r.cell("value").number().stream())
                .toList();
        BigDecimal least = shown.stream().reduce(BigDecimal.ZERO, BigDecimal::min);
        if (least.signum() < 0) {
            // the names stay at the edge, where no bar lies across them
            areas.setTickLabelPosition(AxisTickLabelPosition.LOW);
        } else {
            values.setMinimum(0);
        }
        wholeSteps(values, shown);
        BigDecimal most = shown.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
        if (others && most.compareTo(least) > 0) {
            values.setMaximum(end(most));
            values.setMinimum(end(least));
        }
    }

    /** Between few whole numbers programs put halves, and write them as whole ones: 0, 1, 1. */
    static void wholeSteps(XDDFValueAxis values, List<BigDecimal> shown) {
        if (shown.stream().allMatch(n -> n.scale() <= 0 && n.abs().intValue() <= FEW)) {
            values.setMajorUnit(1);
        }
    }

    /** The next number away from zero that has one digit other than zero, where an axis may end. */
    private static double end(BigDecimal most) {
        return most.round(new MathContext(1, RoundingMode.UP)).doubleValue();
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
