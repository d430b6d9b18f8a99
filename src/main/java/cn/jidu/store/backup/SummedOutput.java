package cn.jidu.store.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Passes bytes on, and tells their number and SHA-256; closing it leaves what lies below open. */
final class SummedOutput extends FilterOutputStream {
    private final MessageDigest digest = sha256();
    private long bytes;

    SummedOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int one) throws IOException {
        out.write(one);
        digest.update((byte) one);
        bytes++;
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        out.write(from, offset, length);
        digest.update(from, offset, length);
        bytes += length;
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    long bytes() {
        return bytes;
    }

    /** In lower-case hexadecimal digits; asked once, at the end. */
    String sum() {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String sum(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            // every Java platform has this algorithm
            throw new IllegalStateException(e);
        }
    }
}
