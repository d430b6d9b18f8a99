package cn.jidu.intake.xls;

import java.io.Closeable;
import java.io.IOException;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.RecordInputStream;
import org.apache.poi.poifs.filesystem.DocumentInputStream;

/**
 * The records of one part of an old workbook (the workbook's own, or a sheet's), from behind its beginning to its end;
 * those of charts within it are left out. What is damaged shows as an exception of the library.
 */
final class XlsRecords implements Closeable {
    private static final int WIDE = 1;
    private static final int EXTENDED = 4;
    private static final int RICH = 8;
    private static final long BYTES_OF_A_RUN = 4;

    private final DocumentInputStream stream;
    private final RecordInputStream in;
    private int depth;

    XlsRecords(DocumentInputStream stream, RecordInputStream in) {
        this.stream = stream;
        this.in = in;
    }

    /**
     * Goes to the next record; what has not been read of the last one is passed over. False at the part's end.
     *
     * @throws IllegalStateException where the stream stops before it
     */
    boolean next() {
        do {
            step();
            depth += sid() == BOFRecord.sid ? 1 : sid() == EOFRecord.sid ? -1 : 0;
        } while (depth > 0);
        return depth == 0;
    }

    /** Goes to the beginning of the next part; this one has ended, or not yet begun. */
    void begin() {
        step();
        if (sid() != BOFRecord.sid) {
            throw new IllegalStateException("no part of a workbook begins here");
        }
        depth = 0;
    }

    private void step() {
        in.readRemainder();
        if (!in.hasNextRecord()) {
            throw new IllegalStateException("the workbook stops in the middle");
        }
        in.nextRecord();
    }

    /** What kind of record this is. */
    int sid() {
        return in.getSid() & 0xFFFF;
    }

    /** What the record holds, and what continues it. */
    RecordInputStream data() {
        return in;
    }

    /** A text in the way that cells and results of formulas hold theirs. */
    String text() {
        int length = in.readUShort();
        return text(length);
    }

    /** Of a known length. */
    String text(int length) {
        boolean wide = length > 0 && (in.readByte() & WIDE) != 0;
        return wide ? in.readUnicodeLEString(length) : in.readCompressedUnicode(length);
    }

    /** A text that cells share ([MS-XLS] 2.5.293); fonts and pronunciation behind it are passed over, however long. */
    String sharedText() {
        int length = in.readUShort();
        int flags = in.readByte();
        long behind = (flags & RICH) == 0 ? 0 : BYTES_OF_A_RUN * in.readUShort();
        behind += (flags & EXTENDED) == 0 ? 0 : Integer.toUnsignedLong(in.readInt());
        String text = (flags & WIDE) == 0 ? in.readCompressedUnicode(length) : in.readUnicodeLEString(length);
        while (behind > 0) {
            int here = (int) Math.min(behind, in.remaining());
            if (here == 0) {
                // goes on to the record that continues this one
                in.readByte();
                behind--;
            } else {
                in.readFully(new byte[here]);
                behind -= here;
            }
        }
        return text;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
