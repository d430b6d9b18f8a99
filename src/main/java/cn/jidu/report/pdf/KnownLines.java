package cn.jidu.report.pdf;

import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.text.AttributedCharacterIterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import net.sf.jasperreports.engine.fill.TextLine;

/** Lines that were measured, for all pages of the process. */
final class KnownLines {
    /** A few megabytes. */
    private static final int MOST = 10_000;

    private static final Map<Question, Optional<Line>> KNOWN = new ConcurrentHashMap<>();

    private KnownLines() {}

    /**
     * All that a line follows from.
     *
     * @param letters of the whole paragraph
     * @param looks the same from its first letter to its last
     * @param anywhere whether it may end within a word
     * @param position of the line's first letter
     */
    record Question(
            String letters,
            Map<AttributedCharacterIterator.Attribute, Object> looks,
            FontRenderContext rendering,
            boolean anywhere,
            int position,
            float width,
            int limit,
            boolean wholeWord) {}

    /** What the library asks of a line; its methods are named as the library has it. */
    record Line(float ascent, float descent, float leading, int letters, boolean leftToRight, float advance)
            implements TextLine {
        static Line of(TextLayout layout) {
            return new Line(
                    layout.getAscent(),
                    layout.getDescent(),
                    layout.getLeading(),
                    layout.getCharacterCount(),
                    layout.isLeftToRight(),
                    layout.getAdvance());
        }

        @Override
        public float getAscent() {
            return ascent;
        }

        @Override
        public float getDescent() {
            return descent;
        }

        @Override
        public float getLeading() {
            return leading;
        }

        @Override
        public int getCharacterCount() {
            return letters;
        }

        @Override
        public boolean isLeftToRight() {
            return leftToRight;
        }

        @Override
        public float getAdvance() {
            return advance;
        }
    }

    /** Nothing where not a word of it fits. */
    static Optional<Line> get(Question question, Supplier<Optional<Line>> measured) {
        Optional<Line> known = KNOWN.get(question);
        if (known != null) {
            return known;
        }
        if (KNOWN.size() >= MOST) {
            KNOWN.clear();
        }
        Optional<Line> line = measured.get();
        KNOWN.put(question, line);
        return line;
    }
}
