package cn.jidu.report.pdf;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.AbstractRenderer;
import net.sf.jasperreports.renderers.Graphics2DRenderable;
import org.jspecify.annotations.Nullable;

/**
 * A line over quarters with a point in the middle of each quarter's column, and the plan's path dashed: told apart without
 * colour. Drawn as shapes. Where a quarter has no number the line is broken.
 */
public final class TrendLine extends AbstractRenderer implements Graphics2DRenderable {
    private static final long serialVersionUID = 1;
    private static final Color BLUE = new Color(0x2F5D8C);
    private static final Color GREY = new Color(0x666666);
    private static final float LINE = 1.4f;
    private static final float THIN = 0.6f;
    private static final float[] DASHES = {3, 2};
    private static final double POINT = 3.2;
    /** Fewer quarters show no shape: drawn from the least of them, a fall of one in a hundred would look like a collapse. */
    private static final int SHAPE = 6;
    /** Free above and below, so that points are whole. */
    private static final double EDGE = 3;

    private final transient List<@Nullable BigDecimal> values;
    private final transient List<@Nullable BigDecimal> path;
    private final double low;
    private final double high;

    private TrendLine(List<@Nullable BigDecimal> values, List<@Nullable BigDecimal> path) {
        this.values = values;
        this.path = path;
        double[] all = Stream.concat(values.stream(), path.stream())
                .filter(Objects::nonNull)
                .mapToDouble(BigDecimal::doubleValue)
                .toArray();
        double least = Arrays.stream(all).min().orElse(0);
        // what adds up is drawn from zero; a level keeps its shape where it has one
        low = path.stream().anyMatch(Objects::nonNull) || points(values) < SHAPE ? Math.min(0, least) : least;
        high = Arrays.stream(all).max().orElse(0);
    }

    private static long points(List<@Nullable BigDecimal> numbers) {
        return numbers.stream().filter(Objects::nonNull).count();
    }

    /** Where the axis begins: at zero, or for a level of six quarters and more at its least number. */
    double low() {
        return low;
    }

    /**
     * Numbers by quarter, null where there is none.
     *
     * @param values of as many quarters as are drawn side by side
     * @param path likewise
     */
    public static TrendLine of(@Nullable BigDecimal[] values, @Nullable BigDecimal[] path) {
        return new TrendLine(Arrays.asList(values), Arrays.asList(path));
    }

    @Override
    public void render(JasperReportsContext context, Graphics2D graphics, Rectangle2D room) {
        graphics.setPaint(GREY);
        graphics.setStroke(new BasicStroke(THIN));
        double base = room.getMaxY() - THIN / 2;
        graphics.draw(new Line2D.Double(room.getX(), base, room.getMaxX(), base));
        graphics.setStroke(
                new BasicStroke(LINE / 2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, DASHES[0], DASHES, 0));
        graphics.draw(line(path, room));
        graphics.setPaint(BLUE);
        graphics.setStroke(new BasicStroke(LINE));
        graphics.draw(line(values, room));
        for (int i = 0; i < values.size(); i++) {
            BigDecimal value = values.get(i);
            if (value != null) {
                graphics.fill(new Ellipse2D.Double(x(i, room) - POINT / 2, y(value, room) - POINT / 2, POINT, POINT));
            }
        }
    }

    private Path2D line(List<@Nullable BigDecimal> numbers, Rectangle2D room) {
        Path2D line = new Path2D.Double();
        boolean drawing = false;
        for (int i = 0; i < numbers.size(); i++) {
            BigDecimal number = numbers.get(i);
            if (number == null) {
                drawing = false;
            } else if (drawing) {
                line.lineTo(x(i, room), y(number, room));
            } else {
                line.moveTo(x(i, room), y(number, room));
                drawing = true;
            }
        }
        return line;
    }

    private double x(int quarter, Rectangle2D room) {
        return room.getX() + (quarter + 0.5) / values.size() * room.getWidth();
    }

    private double y(BigDecimal number, Rectangle2D room) {
        double share = high == low ? 0.5 : (number.doubleValue() - low) / (high - low);
        return room.getMaxY() - EDGE - share * (room.getHeight() - 2 * EDGE);
    }
}
