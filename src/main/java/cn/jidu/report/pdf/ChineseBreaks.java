package cn.jidu.report.pdf;

import java.text.BreakIterator;
import java.text.CharacterIterator;
import java.util.Locale;

/**
 * Where a line of Chinese may end: as Java has it for Chinese, but never before a mark that may not begin a line, nor after one
 * that may not end it. The marks are those of GB/T 15834-2011, 5.1, and of the W3C's Requirements for Chinese Text Layout
 * (3.1.2, 3.1.3): Java leaves out the ellipsis and the middle dot, the wave dash and the solidus.
 */
final class ChineseBreaks extends BreakIterator {
    private static final String NEVER_FIRST = "，。、；：？！）》〉」』】〕〗”’…—～·・／%％‰℃,.;:?!)]}";
    private static final String NEVER_LAST = "（《〈「『【〔〖“‘￥$([{";

    /** Reading its tables takes longer than breaking a page's lines: each gets a copy. */
    private static final BreakIterator OF_CHINESE = BreakIterator.getLineInstance(Locale.CHINA);

    private final BreakIterator lines;

    ChineseBreaks() {
        this((BreakIterator) OF_CHINESE.clone());
    }

    private ChineseBreaks(BreakIterator lines) {
        this.lines = lines;
    }

    @Override
    public Object clone() {
        return new ChineseBreaks((BreakIterator) lines.clone());
    }

    @Override
    public int first() {
        return lines.first();
    }

    @Override
    public int last() {
        return lines.last();
    }

    @Override
    public int next(int n) {
        int at = current();
        for (int i = 0; i < Math.abs(n) && at != DONE; i++) {
            at = n > 0 ? next() : previous();
        }
        return at;
    }

    @Override
    public int next() {
        return allowed(lines.next(), true);
    }

    @Override
    public int previous() {
        return allowed(lines.previous(), false);
    }

    @Override
    public int following(int offset) {
        return allowed(lines.following(offset), true);
    }

    @Override
    public int preceding(int offset) {
        return allowed(lines.preceding(offset), false);
    }

    @Override
    public boolean isBoundary(int offset) {
        return lines.isBoundary(offset) && isAllowed(offset);
    }

    @Override
    public int current() {
        return lines.current();
    }

    @Override
    public CharacterIterator getText() {
        return lines.getText();
    }

    @Override
    public void setText(CharacterIterator text) {
        lines.setText(text);
    }

    private int allowed(int found, boolean forward) {
        int at = found;
        while (at != DONE && !isAllowed(at)) {
            at = forward ? lines.next() : lines.previous();
        }
        return at;
    }

    /** A space before the mark lets the line end: words in Latin letters are set apart by it. */
    private boolean isAllowed(int offset) {
        CharacterIterator text = lines.getText();
        if (offset <= text.getBeginIndex() || offset >= text.getEndIndex()) {
            return true;
        }
        int kept = text.getIndex();
        char before = text.setIndex(offset - 1);
        char after = text.setIndex(offset);
        text.setIndex(kept);
        return Character.isWhitespace(before) || NEVER_FIRST.indexOf(after) < 0 && NEVER_LAST.indexOf(before) < 0;
    }
}
