package cn.jidu.intake.table;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file as it was received; it can be opened as often as needed and never changes.
 *
 * @param fileName as users see it, without a folder
 * @param bytes its length
 * @param opener gives its bytes from the beginning
 */
public record OriginalFile(String fileName, long bytes, Opener opener) {

    /** Opens the bytes; the caller closes the stream. */
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;
    }
}
