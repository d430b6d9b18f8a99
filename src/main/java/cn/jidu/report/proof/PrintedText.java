package cn.jidu.report.proof;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.type.BandTypeEnum;
import org.jspecify.annotations.Nullable;

/**
 * A text where it stands on a page.
 *
 * @param text the element as the library printed it
 * @param top from the page's top
 * @param band the kind of band that it comes from
 * @param ofPart whether it comes from the template of a part, not from the page's own
 * @param flat what is to be read of it
 */
record PrintedText(JRPrintText text, int top, @Nullable BandTypeEnum band, boolean ofPart, String flat) {
    private static final Pattern NO_MATTER = Pattern.compile("[\\s\\p{Z}\\p{M}]+");
    /** Drawn by one glyph, which gives readers one of them. */
    private static final Pattern DOTS = Pattern.compile("[•‧・∙⋅]");

    private static final Pattern FIGURE = Pattern.compile("[<>≤≥约-]?[\\d,.]+[*※%倍]?");

    /** Of every page all that are not blank, in the order of printing. */
    static List<List<PrintedText>> of(JasperPrint pages) {
        return pages.getPages().stream().map(PrintedText::of).toList();
    }

    private static List<PrintedText> of(JRPrintPage page) {
        List<PrintedText> texts = new ArrayList<>();
        collect(page.getElements(), 0, texts);
        return texts;
    }

    private static void collect(List<JRPrintElement> elements, int above, List<PrintedText> texts) {
        for (JRPrintElement e : elements) {
            if (e instanceof JRPrintFrame frame) {
                collect(frame.getElements(), above + frame.getY(), texts);
            } else if (e instanceof JRPrintText t) {
                PrintedText text = of(t, above + t.getY());
                if (!text.flat.isEmpty() || text.isCut()) {
                    texts.add(text);
                }
            }
        }
    }

    private static PrintedText of(JRPrintText text, int top) {
        boolean known = text.getOrigin() != null;
        return new PrintedText(
                text,
                top,
                known ? text.getOrigin().getBandType() : null,
                known && text.getOrigin().getReportName() != null,
                flat(text.getFullText()));
    }

    /** Without white space and accents, compatible characters as one: readers tell these in ways of their own. */
    static String flat(@Nullable String text) {
        return text == null
                ? ""
                : DOTS.matcher(NO_MATTER
                                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                                .replaceAll(""))
                        .replaceAll("·");
    }

    /** Above or below what the page is for. */
    boolean isMargin() {
        return !ofPart && (band == BandTypeEnum.PAGE_HEADER || band == BandTypeEnum.PAGE_FOOTER);
    }

    boolean isHead() {
        return isTitle() || isCaption() || isColumns() || ofPart && band == BandTypeEnum.GROUP_HEADER;
    }

    /** What a table goes on under. */
    boolean isCaption() {
        return ofPart && band == BandTypeEnum.PAGE_HEADER;
    }

    /** The titles of a table's columns. */
    boolean isColumns() {
        return ofPart && band == BandTypeEnum.COLUMN_HEADER;
    }

    /** The heading of a part. */
    boolean isTitle() {
        return ofPart && band == BandTypeEnum.TITLE;
    }

    /** What a table has below its head. */
    boolean isRow() {
        return ofPart && band == BandTypeEnum.DETAIL;
    }

    /** Whether it is of the same table as its head: a row, the heading of rows, or a further title of a column. */
    boolean goesOn(PrintedText head) {
        boolean further = isColumns() && (top <= head.top || text.getX() != head.text.getX());
        return further || isRow() || ofPart && band == BandTypeEnum.GROUP_HEADER;
    }

    boolean isNote() {
        return ofPart && band == BandTypeEnum.GROUP_FOOTER;
    }

    boolean isCut() {
        Integer end = text.getTextTruncateIndex();
        return end != null && end < text.getOriginalText().length();
    }

    /** A number that goes on in the next line is read as two. */
    boolean isBrokenFigure() {
        return text.getLineBreakOffsets() != null
                && text.getLineBreakOffsets().length > 0
                && FIGURE.matcher(text.getFullText().strip()).matches();
    }
}
