package cn.jidu.report.pdf;

import cn.jidu.report.view.ReportPart;
import java.math.BigDecimal;
import java.util.List;
import net.sf.jasperreports.renderers.Renderable;

/**
 * What the bars of one column are drawn to, on however many pages: zero and all its numbers are on it. Templates ask it
 * for the bar of a number.
 *
 * @param low zero, or the lowest number below it
 * @param high zero, or the highest number above it
 */
public record BarScale(double low, double high) {

    /** The scale that holds every value of the column. */
    public static BarScale of(ReportPart part, ReportPart.PartColumn column) {
        List<BigDecimal> numbers = part.rows().stream()
                .flatMap(r -> r.cell(column.key()).number().stream())
                .toList();
        BigDecimal low = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::min);
        BigDecimal high = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
        return new BarScale(low.doubleValue(), high.doubleValue());
    }

    /** The bar from zero to the number, to be printed as an image. */
    public Renderable bar(BigDecimal number) {
        double value = number.doubleValue();
        return new RowBar(share(Math.min(value, 0)), share(Math.max(value, 0)));
    }

    private double share(double value) {
        return high == low ? 0 : (value - low) / (high - low);
    }
}
