package cn.jidu.report.pdf;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.AbstractRenderer;
import net.sf.jasperreports.renderers.Graphics2DRenderable;

/** One bar of a chart whose areas stand one below the other: drawn as a shape, never as a picture. */
final class RowBar extends AbstractRenderer implements Graphics2DRenderable {
    private static final long serialVersionUID = 1;
    /** Dark enough to be seen in black and white too. */
    private static final Color BLUE = new Color(0x2F5D8C);

    private final double from;
    private final double to;

    /**
     * @param from where it begins, as a share of the width
     * @param to where it ends
     */
    RowBar(double from, double to) {
        this.from = from;
        this.to = to;
    }

    @Override
    public void render(JasperReportsContext context, Graphics2D graphics, Rectangle2D room) {
        graphics.setPaint(BLUE);
        graphics.fill(new Rectangle2D.Double(
                room.getX() + from * room.getWidth(), room.getY(), (to - from) * room.getWidth(), room.getHeight()));
    }
}
