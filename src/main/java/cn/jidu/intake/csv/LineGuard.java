package cn.jidu.intake.csv;

import cn.jidu.definition.source.TextDialect;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;

/**
 * Keeps memory flat whatever a file holds: a line longer than the bound is cut (and remembered by its number), and a
 * record that swallows line after line because its quotation never ends is given up.
 */
final class LineGuard extends FilterReader {
    /** Never less than what the reader above takes ahead of the record it is in. */
    private static final int LEAST_RECORD = 1 << 15;

    private static final char BYTE_ORDER_MARK = 0xFEFF;

    private final char quote;
    private final int escape;
    private final int lineLimit;
    private final long recordLimit;
    private final ArrayDeque<CutLine> cutLines = new ArrayDeque<>();
    private long line = 1;
    private long inLine;
    private long inRecord;
    private boolean quoted;
    private boolean cutting;
    private char before;

    /** @param lineLimit a row of several lines may have four times as many characters before it is given up */
    LineGuard(Reader in, TextDialect dialect, int lineLimit) {
        super(in);
        this.quote = dialect.quoteChar();
        this.escape = dialect.escapeChar().map(c -> (int) c).orElse(-1);
        this.lineLimit = lineLimit;
        this.recordLimit = Math.max(4L * lineLimit, LEAST_RECORD);
    }

    /** A line and how many characters it really has. */
    private static final class CutLine {
        private final long number;
        private long characters;

        CutLine(long number, long characters) {
            this.number = number;
            this.characters = characters;
        }
    }

    long longestRecord() {
        return recordLimit;
    }

    /** The quotation that is open does not end within the bound. */
    static final class RunawayException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** A character that no text has and a table cannot hold. */
    static final class ZeroException extends java.nio.charset.CharacterCodingException {
        private static final long serialVersionUID = 1L;
    }

    /** The reader above has finished a record; what it has read ahead does not matter. */
    void recordEnded() {
        inRecord = 0;
    }

    /** How many characters the longest cut line up to this one had, 0 where none was cut; and forgets them. */
    long takeCut(long upToLine) {
        long longest = 0;
        while (!cutLines.isEmpty() && cutLines.getFirst().number <= upToLine) {
            longest = Math.max(longest, cutLines.removeFirst().characters);
        }
        return longest;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int kept = 0;
        while (kept == 0) {
            int n = super.read(buffer, offset, length);
            if (n <= 0) {
                return n;
            }
            kept = pass(buffer, offset, n);
        }
        inRecord += kept;
        if (inRecord > recordLimit) {
            throw new RunawayException();
        }
        return kept;
    }

    /** Moves what is kept to the front of the read part and returns its length. */
    private int pass(char[] b, int offset, int n) throws ZeroException {
        int to = offset;
        char last = b[offset + n - 1];
        for (int i = offset; i < offset + n; i++) {
            char c = b[i];
            if (c <= '"' || c == quote) {
                special(c, i > offset ? b[i - 1] : before);
            } else if (c == BYTE_ORDER_MARK && inLine == 0) {
                // files put together by appending one to another: it is no character of the row
                continue;
            }
            ++inLine;
            if (cutting) {
                cutLines.getLast().characters = inLine;
                continue;
            }
            if (inLine > lineLimit) {
                cutting = true;
                cutLines.addLast(new CutLine(line, inLine));
                // a cut inside a quotation must not open it to the rest of the file
                b[to++] = quoted ? quote : ' ';
                continue;
            }
            b[to++] = c;
        }
        before = last;
        return to - offset;
    }

    private void special(char c, char previous) throws ZeroException {
        if (c == 0) {
            throw new ZeroException();
        } else if (c == quote) {
            quoted ^= !cutting && previous != escape;
        } else if (c == '\r' || c == '\n') {
            if (cutting) {
                cutting = false;
                quoted = false;
            }
            if (c == '\r' || previous != '\r') {
                line++;
            }
            inLine = -1;
        }
    }
}
