package cn.jidu.store;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Passes everything on but the closing, which stays with whoever opened the stream below. */
public final class UnclosedOutput extends FilterOutputStream {
    /** @param out is left open */
    public UnclosedOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
