package cn.jidu.report.pdf;

import java.awt.BasicStroke;
import java.awt.Color;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import net.sf.jasperreports.charts.JRChart;
import net.sf.jasperreports.charts.JRChartCustomizer;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;

/** A sober look for the bar charts of the templates, which name this class: flat bars, faint grid, no frame. */
public final class BarStyle implements JRChartCustomizer {
    static final Color BAR = new Color(0x2F5D8C);
    private static final Color GRID = new Color(0xD9D9D9);

    @Override
    public void customize(JFreeChart chart, JRChart template) {
        CategoryPlot plot = chart.getCategoryPlot();
        plot.setOutlineVisible(false);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setRangeGridlinePaint(GRID);
        plot.setRangeGridlineStroke(new BasicStroke(0.5f));
        plot.getRangeAxis().setAxisLineVisible(false);
        plot.getRangeAxis().setUpperMargin(0.12);
        if (plot.getRangeAxis() instanceof NumberAxis numbers) {
            numbers.setNumberFormatOverride(new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        }
        plot.getDomainAxis().setLowerMargin(0.02);
        plot.getDomainAxis().setUpperMargin(0.02);
        if (plot.getRenderer() instanceof BarRenderer bars) {
            bars.setSeriesPaint(0, BAR);
            bars.setBarPainter(new StandardBarPainter());
            bars.setShadowVisible(false);
            bars.setDrawBarOutline(false);
            bars.setMaximumBarWidth(0.06);
        }
    }
}
