package cn.jidu.intake.csv;

import cn.jidu.definition.source.DeclaredEncoding;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.intake.table.RefusedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The encodings a text file may have, decided strictly: every byte must be explained, none is ever replaced. */
public enum TextEncoding {
    UTF_8("UTF-8", StandardCharsets.UTF_8, 0),
    UTF_8_BOM("UTF-8（带 BOM）", StandardCharsets.UTF_8, 3),
    GB18030("GB18030", Charset.forName("GB18030"), 0),
    UTF_16LE("UTF-16LE", StandardCharsets.UTF_16LE, 2),
    UTF_16BE("UTF-16BE", StandardCharsets.UTF_16BE, 2),
    /** Every text is valid in it, nearly: only where a contract declares it. */
    WINDOWS_1252("Windows-1252", Charset.forName("windows-1252"), 0);

    private static final int BLOCK = 1 << 16;
    private static final int HEAD = 1 << 20;
    private static final PackageTexts TEXTS = PackageTexts.chinese(TextEncoding.class);

    private final String title;
    private final Charset charset;
    private final int mark;

    TextEncoding(String title, Charset charset, int mark) {
        this.title = title;
        this.charset = charset;
        this.mark = mark;
    }

    /** As lists of deliveries show it. */
    public String title() {
        return title;
    }

    /** The file's characters after its byte order mark. */
    public Reader open(OriginalFile file) throws IOException {
        InputStream in = file.opener().open();
        in.skipNBytes(mark);
        return new BufferedReader(new InputStreamReader(in, strict()), BLOCK);
    }

    /**
     * The one encoding that explains the whole file: that of its byte order mark, else UTF-8, else GB18030. Reads as a
     * stream.
     *
     * @throws RefusedException ENCODING, with the line and the byte of the first fault
     */
    public static TextEncoding of(OriginalFile file) throws IOException, RefusedException {
        TextEncoding marked = ofMark(file);
        if (marked != UTF_8) {
            Fault fault = marked.check(file);
            if (fault.line > 0) {
                throw refusal("encoding.marked", file, fault, marked);
            }
            return marked;
        }
        Fault utf8 = UTF_8.check(file);
        if (utf8.line == 0) {
            return UTF_8;
        }
        Fault gb = utf8.zero ? utf8 : GB18030.check(file);
        if (gb.line > 0) {
            throw gb.zero
                    ? refusal("encoding.zero", file, gb, GB18030)
                    // both fail: the one that got further tells the user more
                    : refusal("encoding.unknown", file, utf8.at > gb.at ? utf8 : gb, GB18030);
        }
        return GB18030;
    }

    /**
     * As {@link #of} after a look at the first megabyte only, where that decides between UTF-8 and GB18030. A fault
     * further on shows when the file is read; {@link #of} then says where it is.
     */
    static TextEncoding ofHead(OriginalFile file) throws IOException, RefusedException {
        TextEncoding marked = ofMark(file);
        if (marked != UTF_8) {
            return marked;
        }
        byte[] head;
        try (InputStream in = file.opener().open()) {
            head = in.readNBytes(HEAD);
        }
        boolean ascii = true;
        for (int i = 0; ascii && i < head.length; i++) {
            ascii = head[i] > 0;
        }
        if (ascii) {
            return of(file);
        }
        CoderResult result = UTF_8.strict().decode(ByteBuffer.wrap(head), CharBuffer.allocate(HEAD), false);
        return result.isError() ? GB18030 : UTF_8;
    }

    /**
     * The encoding that a contract declares, in the form that the file's byte order mark tells. That the bytes are of it
     * shows when the file is read; {@link #undeclared} then says where they are not.
     *
     * @throws RefusedException ENCODING where the mark is missing or of another encoding
     */
    static TextEncoding declared(OriginalFile file, DeclaredEncoding declared) throws IOException, RefusedException {
        TextEncoding marked = ofMark(file);
        boolean utf8 = marked == UTF_8 || marked == UTF_8_BOM;
        if (declared == DeclaredEncoding.UTF_16
                ? utf8
                : marked != UTF_8 && !(marked == UTF_8_BOM && declared == DeclaredEncoding.UTF_8)) {
            String found = declared == DeclaredEncoding.UTF_16 ? TEXTS.get("encoding.noMark") : marked.title;
            throw new RefusedException(
                    RefusalCode.ENCODING, TEXTS.get("encoding.other", file.fileName(), found, declared.title()));
        }
        return switch (declared) {
            case UTF_8, UTF_16 -> marked;
            case GB18030 -> GB18030;
            case WINDOWS_1252 -> WINDOWS_1252;
        };
    }

    /** Why a file is refused whose bytes are not of this encoding, which its contract declares. */
    RefusedException undeclared(OriginalFile file) throws IOException {
        return refusal("encoding.declared", file, check(file), this);
    }

    private static RefusedException refusal(String key, OriginalFile file, Fault fault, TextEncoding encoding) {
        return new RefusedException(
                RefusalCode.ENCODING, TEXTS.get(key, file.fileName(), fault.line, fault.at, encoding.title));
    }

    private static TextEncoding ofMark(OriginalFile file) throws IOException {
        byte[] head;
        try (InputStream in = file.opener().open()) {
            head = in.readNBytes(3);
        }
        if (Arrays.equals(head, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF})) {
            return UTF_8_BOM;
        }
        if (head.length > 1 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            return UTF_16LE;
        }
        return head.length > 1 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF ? UTF_16BE : UTF_8;
    }

    private CharsetDecoder strict() {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Where the file is not this encoding. */
    private Fault check(OriginalFile file) throws IOException {
        CharsetDecoder decoder = strict();
        ByteBuffer bytes = ByteBuffer.allocate(BLOCK);
        CharBuffer chars = CharBuffer.allocate(BLOCK);
        Position position = new Position(mark);
        try (InputStream in = file.opener().open()) {
            in.skipNBytes(mark);
            boolean end = false;
            while (!end) {
                int n = in.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
                end = n < bytes.remaining();
                bytes.position(bytes.position() + n).flip();
                int from = bytes.position();
                chars.clear();
                CoderResult result = decoder.decode(bytes, chars, end);
                position.bytes += bytes.position() - from;
                if (position.passZero(chars) || result.isError()) {
                    return new Fault(position.lines, position.bytes + 1, !result.isError());
                }
                bytes.compact();
            }
        }
        return Fault.NONE;
    }

    /** @param line from 1; 0: no fault */
    private record Fault(long line, long at, boolean zero) {
        static final Fault NONE = new Fault(0, Long.MAX_VALUE, false);
    }

    private static final class Position {
        private long lines = 1;
        private long bytes;

        Position(long bytes) {
            this.bytes = bytes;
        }

        /** Counts the lines; true at a NUL, which no text has and a table cannot hold. */
        boolean passZero(CharBuffer chars) {
            char[] a = chars.array();
            for (int i = 0; i < chars.position(); i++) {
                if (a[i] <= '\n') {
                    if (a[i] == 0) {
                        return true;
                    }
                    if (a[i] == '\n') {
                        lines++;
                    }
                }
            }
            return false;
        }
    }
}
