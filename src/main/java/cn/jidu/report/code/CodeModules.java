package cn.jidu.report.code;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A text as a QR code. */
public final class CodeModules {
    /** Light modules around it, as the standard asks for. */
    private static final int QUIET = 4;

    private static final int PIXELS = 6;
    private final BitMatrix modules;

    /** @param text in ASCII, of a length that a code holds */
    public CodeModules(String text) {
        try {
            modules = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 0));
        } catch (WriterException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** Its dark modules as one shape that fills the square: drawn one by one, viewers leave seams between them. */
    public Path2D shape(Rectangle2D square) {
        double side = Math.min(square.getWidth(), square.getHeight()) / modules.getWidth();
        Path2D shape = new Path2D.Double();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                int from = x;
                while (x < modules.getWidth() && modules.get(x, y)) {
                    x++;
                }
                if (x > from) {
                    shape.append(
                            new Rectangle2D.Double(
                                    square.getX() + from * side, square.getY() + y * side, (x - from) * side, side),
                            false);
                }
            }
        }
        return shape;
    }

    /** As a PNG with its quiet zone, for workbooks, which have no drawing of their own for it. */
    public byte[] picture() {
        int side = (modules.getWidth() + 2 * QUIET) * PIXELS;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                image.getRaster().setSample(x, y, 0, isDark(x / PIXELS - QUIET, y / PIXELS - QUIET) ? 0 : 1);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private boolean isDark(int x, int y) {
        return x >= 0 && y >= 0 && x < modules.getWidth() && y < modules.getHeight() && modules.get(x, y);
    }
}
