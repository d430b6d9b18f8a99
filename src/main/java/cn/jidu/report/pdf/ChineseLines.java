package cn.jidu.report.pdf;

import java.awt.font.FontRenderContext;
import net.sf.jasperreports.engine.JRCommonText;
import net.sf.jasperreports.engine.JRPropertiesHolder;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.fill.JRMeasuredText;
import net.sf.jasperreports.engine.fill.JRTextMeasurer;
import net.sf.jasperreports.engine.fill.TextLineWrapper;
import net.sf.jasperreports.engine.fill.TextMeasureContext;
import net.sf.jasperreports.engine.fill.TextMeasurer;
import net.sf.jasperreports.engine.fill.TextMeasurerFactory;
import net.sf.jasperreports.engine.fonts.FontUtil;
import net.sf.jasperreports.engine.util.JRStyledText;
import org.jspecify.annotations.Nullable;

/** Breaks every text of the pages by {@link ChineseBreaks}, whatever the machine's language; the library finds it by name. */
public final class ChineseLines extends TextMeasurerFactory {

    @Override
    public JRTextMeasurer createMeasurer(JasperReportsContext context, JRCommonText element) {
        return new Measurer(context, element);
    }

    @Override
    public JRTextMeasurer createMeasurer(FontUtil fonts, JRCommonText element) {
        return new Measurer(fonts.getJasperReportsContext(), element);
    }

    private static final class Measurer extends TextMeasurer {
        private final JasperReportsContext context;
        private @Nullable ChineseParagraphs paragraphs;

        Measurer(JasperReportsContext context, JRCommonText element) {
            super(context, element);
            this.context = context;
        }

        @Override
        public JRMeasuredText measure(JRStyledText text, int start, int room, boolean indented, boolean overflows) {
            ChineseParagraphs own = new ChineseParagraphs();
            own.init(new Measured(textElement, context, getFontRenderContext()));
            own.start(text);
            paragraphs = own;
            return super.measure(text, start, room, indented, overflows);
        }

        @Override
        protected boolean renderParagraph(TextLineWrapper library, int start, @Nullable String paragraph) {
            return super.renderParagraph(paragraphs == null ? library : paragraphs, start, paragraph);
        }
    }

    /** What the library's own wrappers are told of the text that they measure. */
    private record Measured(JRCommonText element, JasperReportsContext context, FontRenderContext rendering)
            implements TextMeasureContext {
        @Override
        public JasperReportsContext getJasperReportsContext() {
            return context;
        }

        @Override
        public FontUtil getFontUtil() {
            return FontUtil.getInstance(context);
        }

        @Override
        public JRCommonText getElement() {
            return element;
        }

        @Override
        public @Nullable JRPropertiesHolder getPropertiesHolder() {
            return element instanceof JRPropertiesHolder holder ? holder : null;
        }

        @Override
        public boolean isIgnoreMissingFont() {
            return false;
        }

        @Override
        public FontRenderContext getFontRenderContext() {
            return rendering;
        }
    }
}
