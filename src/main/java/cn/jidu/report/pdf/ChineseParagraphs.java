package cn.jidu.report.pdf;

import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedCharacterIterator;
import java.text.AttributedString;
import java.text.BreakIterator;
import java.text.CharacterIterator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.sf.jasperreports.engine.fill.ComplexTextLineWrapper;
import net.sf.jasperreports.engine.fill.TextLayoutLine;
import net.sf.jasperreports.engine.fill.TextLine;
import net.sf.jasperreports.engine.fill.TextMeasureContext;
import net.sf.jasperreports.engine.util.MaxFontSizeFinder;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text, paragraph by paragraph. A line that was measured once is known: tables, heads and notes say the same
 * again and again, and to lay letters out is what filling pages takes most of its time for.
 */
final class ChineseParagraphs extends ComplexTextLineWrapper {
    private static final char DASH = '—';
    /** By how much of a letter two dashes are measured closer than the PDF sets them: a line that just fits would be lost. */
    private static final float DASHES_CLOSER = 0.12f;
    /** Room for a first line, where all that is asked is how high it is. */
    private static final float ANY_WIDTH = 100;

    private FontRenderContext rendering = new FontRenderContext(null, true, true);
    private MaxFontSizeFinder largest = MaxFontSizeFinder.getInstance(false);
    private float usual;
    private AttributedCharacterIterator paragraph = new AttributedString("").getIterator();
    private Map<AttributedCharacterIterator.Attribute, Object> looks = Map.of();
    private String letters = "";
    private boolean looksAlike;
    private boolean breaksAnywhere;
    private int position;
    private @Nullable LineBreakMeasurer measurer;
    private float spare;

    @Override
    public void init(TextMeasureContext context) {
        super.init(context);
        rendering = context.getFontRenderContext();
        largest = MaxFontSizeFinder.getInstance(
                !"none".equals(context.getElement().getMarkup()));
        usual = context.getElement().getFontSize();
    }

    @Override
    protected void startParagraph(AttributedCharacterIterator begun, boolean anywhere) {
        paragraph = begun;
        looks = new HashMap<>(begun.getAttributes());
        letters = letters(begun);
        looksAlike = begun.getRunLimit() == begun.getEndIndex();
        breaksAnywhere = anywhere;
        position = begun.getBeginIndex();
        measurer = null;
    }

    private static String letters(AttributedCharacterIterator of) {
        StringBuilder letters = new StringBuilder();
        for (char c = of.first(); c != CharacterIterator.DONE; c = of.next()) {
            letters.append(c);
        }
        of.first();
        return letters.toString();
    }

    @Override
    public int paragraphPosition() {
        return position;
    }

    @Override
    public int paragraphEnd() {
        return paragraph.getEndIndex();
    }

    @Override
    public @Nullable TextLine nextLine(float width, int limit, boolean wholeWord) {
        Optional<KnownLines.Line> line = looksAlike
                ? KnownLines.get(
                        new KnownLines.Question(
                                letters, looks, rendering, breaksAnywhere, position, width, limit, wholeWord),
                        () -> measured(width, limit, wholeWord))
                : measured(width, limit, wholeWord);
        line.ifPresent(l -> position += l.getCharacterCount());
        return line.orElse(null);
    }

    private Optional<KnownLines.Line> measured(float width, int limit, boolean wholeWord) {
        LineBreakMeasurer own = measurer;
        if (own == null) {
            own = new LineBreakMeasurer(
                    paragraph, breaksAnywhere ? BreakIterator.getCharacterInstance() : new ChineseBreaks(), rendering);
            measurer = own;
            spare = spare();
        }
        own.setPosition(position);
        return Optional.ofNullable(own.nextLayout(width - spare, limit, wholeWord))
                .map(KnownLines.Line::of);
    }

    private float spare() {
        int pairs = 0;
        for (int i = 1; i < letters.length(); i++) {
            pairs += letters.charAt(i) == DASH && letters.charAt(i - 1) == DASH ? 1 : 0;
        }
        return pairs * DASHES_CLOSER * (looks.get(TextAttribute.SIZE) instanceof Number n ? n.floatValue() : 1);
    }

    @Override
    public TextLine baseTextLine(int index) {
        AttributedCharacterIterator letter = new AttributedString(paragraph, index, index + 1).getIterator();
        TextLayout layout = new LineBreakMeasurer(letter, rendering).nextLayout(ANY_WIDTH);
        return new TextLayoutLine(layout);
    }

    @Override
    public float maxFontsize(int start, int end) {
        return largest.findMaxFontSize(new AttributedString(paragraph, start, end).getIterator(), usual);
    }
}
