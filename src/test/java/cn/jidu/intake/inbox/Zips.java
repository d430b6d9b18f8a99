package cn.jidu.intake.inbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Makes zips as departments' programs do, and as nobody should. */
final class Zips {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes);

    /** Names in this encoding; that they are UTF-8 is marked, as programs do. */
    Zips(Charset names) {
        out.setEncoding(names.name());
        out.setUseLanguageEncodingFlag(names.equals(StandardCharsets.UTF_8));
        out.setLevel(Deflater.BEST_SPEED);
    }

    static Zips utf8() {
        return new Zips(StandardCharsets.UTF_8);
    }

    Zips with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Zips with(String name, byte[] content) {
        return with(new ZipArchiveEntry(name), content);
    }

    Zips with(ZipArchiveEntry entry, byte[] content) {
        try {
            out.putArchiveEntry(entry);
            out.write(content);
            out.closeArchiveEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        try {
            out.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes over every place where these bytes stand. */
    static byte[] replaced(byte[] zip, String what, String with) {
        byte[] from = what.getBytes(StandardCharsets.UTF_8);
        byte[] to = with.getBytes(StandardCharsets.UTF_8);
        byte[] copy = zip.clone();
        for (int i = 0; i + from.length <= copy.length; i++) {
            if (java.util.Arrays.equals(copy, i, i + from.length, from, 0, from.length)) {
                System.arraycopy(to, 0, copy, i, to.length);
            }
        }
        return copy;
    }

    /** Sets bits in every entry's record of the directory. */
    static byte[] directoryBits(byte[] zip, int offset, int bits) {
        byte[] copy = zip.clone();
        for (int i = 0; i + 46 < copy.length; i++) {
            if (copy[i] == 'P' && copy[i + 1] == 'K' && copy[i + 2] == 1 && copy[i + 3] == 2) {
                copy[i + offset] |= (byte) bits;
            }
        }
        return copy;
    }
}
