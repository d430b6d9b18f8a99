package cn.jidu.report.pdf;

import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedCharacterIterator;
import java.text.BreakIterator;
import java.text.CharacterIterator;
import net.sf.jasperreports.engine.JRCommonText;
import net.sf.jasperreports.engine.JRPropertiesHolder;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.fill.ComplexTextLineWrapper;
import net.sf.jasperreports.engine.fill.JRMeasuredText;
import net.sf.jasperreports.engine.fill.JRTextMeasurer;
import net.sf.jasperreports.engine.fill.TextLayoutLine;
import net.sf.jasperreports.engine.fill.TextLine;
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
        private @Nullable Wrapper wrapper;

        Measurer(JasperReportsContext context, JRCommonText element) {
            super(context, element);
            this.context = context;
        }

        @Override
        public JRMeasuredText measure(JRStyledText text, int start, int room, boolean indented, boolean overflows) {
            Wrapper lines = new Wrapper();
            lines.init(new Measured(textElement, context, getFontRenderContext()));
            lines.start(text);
            wrapper = lines;
            return super.measure(text, start, room, indented, overflows);
        }

        @Override
        protected boolean renderParagraph(TextLineWrapper library, int start, @Nullable String paragraph) {
            return super.renderParagraph(wrapper == null ? library : wrapper, start, paragraph);
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

    private static final char DASH = '—';

    private static final class Wrapper extends ComplexTextLineWrapper {
        /** By how much of a letter two dashes are measured closer than the PDF sets them: a line that just fits would be lost. */
        private static final float DASHES_CLOSER = 0.12f;

        private @Nullable LineBreakMeasurer lines;
        private float spare;
        private FontRenderContext rendering = new FontRenderContext(null, true, true);

        @Override
        public void init(TextMeasureContext context) {
            super.init(context);
            rendering = context.getFontRenderContext();
        }

        @Override
        protected void startParagraph(AttributedCharacterIterator paragraph, boolean anywhere) {
            super.startParagraph(paragraph, anywhere);
            BreakIterator breaks = anywhere ? BreakIterator.getCharacterInstance() : new ChineseBreaks();
            lines = new LineBreakMeasurer(paragraph, breaks, rendering);
            spare = spare(paragraph);
        }

        @Override
        public int paragraphPosition() {
            return lines == null ? super.paragraphPosition() : lines.getPosition();
        }

        @Override
        public @Nullable TextLine nextLine(float width, int limit, boolean wholeWord) {
            if (lines == null) {
                return super.nextLine(width, limit, wholeWord);
            }
            TextLayout line = lines.nextLayout(width - spare, limit, wholeWord);
            return line == null ? null : new TextLayoutLine(line);
        }

        private static float spare(AttributedCharacterIterator paragraph) {
            int pairs = 0;
            char before = 0;
            for (char c = paragraph.first(); c != CharacterIterator.DONE; c = paragraph.next()) {
                pairs += c == DASH && before == DASH ? 1 : 0;
                before = c;
            }
            paragraph.first();
            Object size = paragraph.getAttribute(TextAttribute.SIZE);
            return pairs * DASHES_CLOSER * (size instanceof Number n ? n.floatValue() : 1);
        }
    }
}
