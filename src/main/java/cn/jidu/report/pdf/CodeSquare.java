package cn.jidu.report.pdf;

import cn.jidu.report.code.CodeModules;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.AbstractRenderer;
import net.sf.jasperreports.renderers.Graphics2DRenderable;
import org.jspecify.annotations.Nullable;

/** The report's code for cameras: drawn as a shape, never as a picture. */
final class CodeSquare extends AbstractRenderer implements Graphics2DRenderable {
    private static final long serialVersionUID = 1;

    private final String text;
    /** Worked out once: every page has it. */
    private transient @Nullable CodeModules modules;

    /** @param text what cameras read */
    CodeSquare(String text) {
        this.text = text;
    }

    @Override
    public void render(JasperReportsContext context, Graphics2D graphics, Rectangle2D room) {
        CodeModules known = modules == null ? new CodeModules(text) : modules;
        modules = known;
        graphics.setPaint(Color.BLACK);
        graphics.fill(known.shape(room));
    }
}
