package cn.jidu.release.copy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;

/** A PDF with words across every page, under what is printed there, that opens with a password (AES, 256 bits). */
final class MarkedPdf {
    private static final String FACE = "/cn/jidu/report/font/NotoSansSC-Regular.ttf";
    private static final int KEY_BITS = 256;
    /** Light enough that figures over it stay readable, and seen in a copy of the copy. */
    private static final float GREY = 0.87f;

    private static final float LARGEST = 44;
    /** Of the page's width. */
    private static final float LENGTH = 0.85f;

    private static final double SLOPE = Math.toRadians(40);

    private MarkedPdf() {}

    /** @param words a line of characters that the report's face has */
    static byte[] of(byte[] original, String words, String password) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(original);
                InputStream face = MarkedPdf.class.getResourceAsStream(FACE)) {
            PDFont font = PDType0Font.load(pdf, face, true);
            for (PDPage page : pdf.getPages()) {
                mark(pdf, page, font, words);
            }
            AccessPermission readers = new AccessPermission();
            readers.setCanModify(false);
            readers.setCanModifyAnnotations(false);
            readers.setCanAssembleDocument(false);
            // the owner's password is told nobody: what the reader may not do stays so
            StandardProtectionPolicy policy =
                    new StandardProtectionPolicy(UUID.randomUUID().toString(), password, readers);
            policy.setEncryptionKeyLength(KEY_BITS);
            pdf.protect(policy);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            pdf.save(out);
            return out.toByteArray();
        }
    }

    private static void mark(PDDocument pdf, PDPage page, PDFont font, String words) throws IOException {
        float ems = font.getStringWidth(words) / 1000;
        float width = page.getMediaBox().getWidth();
        float size = Math.min(LARGEST, LENGTH * width / ems);
        float along = ems * size / 2;
        try (PDPageContentStream under = new PDPageContentStream(pdf, page, AppendMode.PREPEND, true, true)) {
            under.beginText();
            under.setNonStrokingColor(GREY);
            under.setFont(font, size);
            under.setTextMatrix(Matrix.getRotateInstance(
                    SLOPE,
                    width / 2 - along * (float) Math.cos(SLOPE),
                    page.getMediaBox().getHeight() / 2 - along * (float) Math.sin(SLOPE)));
            under.showText(words);
            under.endText();
        }
    }
}
