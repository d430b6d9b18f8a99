package cn.jidu.report;

import java.util.List;
import java.util.Locale;
import org.apache.poi.xddf.usermodel.PresetColor;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
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

/** The bar chart of the areas on a sheet of its own, from the same rounded values. */
final class WorkbookChart {
    private static final int ROWS = 28;
    private static final int COLUMNS = 14;

    private WorkbookChart() {}

    static void draw(XSSFSheet sheet, Part part) {
        XSSFClientAnchor anchor = new XSSFClientAnchor(0, 0, 0, 0, 0, 0, COLUMNS, ROWS);
        XSSFChart chart = sheet.createDrawingPatriarch().createChart(anchor);
        chart.setTitleText(part.heading());
        chart.setTitleOverlay(false);
        // else the library writes the language of the machine
        chart.getTitle()
                .getBody()
                .getParagraphs()
                .forEach(p -> p.getTextRuns().forEach(r -> r.setLanguage(Locale.SIMPLIFIED_CHINESE)));
        XDDFCategoryAxis areas = chart.createCategoryAxis(AxisPosition.BOTTOM);
        XDDFValueAxis values = chart.createValueAxis(AxisPosition.LEFT);
        values.setCrosses(AxisCrosses.AUTO_ZERO);
        values.setMinimum(0);
        List<Part.Row> rows = part.rows();
        String[] names = rows.stream().map(r -> r.cell("area").text()).toArray(String[]::new);
        Number[] numbers =
                rows.stream().map(r -> r.cell("value").number().orElseThrow()).toArray(Number[]::new);
        XDDFChartData data = chart.createData(ChartTypes.BAR, areas, values);
        XDDFChartData.Series series =
                data.addSeries(XDDFDataSourcesFactory.fromArray(names), XDDFDataSourcesFactory.fromArray(numbers));
        series.setTitle(part.columns().get(1).title(), null);
        series.setFillProperties(new XDDFSolidFillProperties(XDDFColor.from(PresetColor.STEEL_BLUE)));
        if (data instanceof XDDFBarChartData bars) {
            bars.setBarDirection(BarDirection.COL);
        }
        chart.plot(data);
    }
}
