package cn.jidu.report.proof;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.state.SetGraphicsStateParameters;
import org.apache.pdfbox.contentstream.operator.text.BeginText;
import org.apache.pdfbox.contentstream.operator.text.EndText;
import org.apache.pdfbox.contentstream.operator.text.SetFontAndSize;
import org.apache.pdfbox.contentstream.operator.text.ShowText;
import org.apache.pdfbox.contentstream.operator.text.ShowTextAdjusted;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLine;
import org.apache.pdfbox.contentstream.operator.text.ShowTextLineAndSpace;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.jspecify.annotations.Nullable;

/**
 * The text of a page in the order in which it is drawn, by the codes that its fonts give to readers. Where it stands is of no
 * matter here, and finding that out is what takes a reader's program most of its time.
 */
final class PageText extends PDFStreamEngine {
    private final StringBuilder text = new StringBuilder();

    PageText() {
        addOperator(new Save(this));
        addOperator(new Restore(this));
        addOperator(new SetGraphicsStateParameters(this));
        addOperator(new DrawObject(this));
        addOperator(new BeginText(this));
        addOperator(new EndText(this));
        addOperator(new SetFontAndSize(this));
        addOperator(new ShowText(this));
        addOperator(new ShowTextAdjusted(this));
        addOperator(new ShowTextLine(this));
        addOperator(new ShowTextLineAndSpace(this));
    }

    /** White space between texts is left out. */
    String of(PDPage page) throws IOException {
        text.setLength(0);
        processPage(page);
        return text.toString();
    }

    @Override
    public void showTextString(byte[] codes) throws IOException {
        PDFont font = getGraphicsState().getTextState().getFont();
        InputStream left = new ByteArrayInputStream(codes);
        while (left.available() > 0) {
            append(font.toUnicode(font.readCode(left)));
        }
    }

    private void append(@Nullable String character) {
        if (character != null) {
            text.append(character);
        }
    }

    @Override
    public void showTextStrings(COSArray parts) throws IOException {
        for (COSBase part : parts) {
            if (part instanceof COSString codes) {
                showTextString(codes.getBytes());
            }
        }
    }

    /** A drawing without fonts (a chart's bars, a code for cameras) has no text. */
    @Override
    public void showForm(PDFormXObject form) throws IOException {
        PDResources own = form.getResources();
        if (own == null
                || own.getFontNames().iterator().hasNext()
                || own.getXObjectNames().iterator().hasNext()) {
            super.showForm(form);
        }
    }
}
