package cn.jidu.intake.xls;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
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
    private static final int BYTES_OF_A_RUN = 4;
    private static final int CHUNK = 1 << 13;

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

    /** Passes over so many bytes of the record, and of what continues it. */
    void skip(int bytes) {
        in.readFully(new byte[bytes]);
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

    /** A text that cells share ([MS-XLS] 2.5.293); how it is pronounced stands behind it and is passed over, however long. */
    String sharedText(XlsFonts fonts) {
        int length = in.readUShort();
        int flags = in.readByte();
        int runs = (flags & RICH) == 0 ? 0 : in.readUShort();
        long behind = (flags & EXTENDED) == 0 ? 0 : Integer.toUnsignedLong(in.readInt());
        String text = (flags & WIDE) == 0 ? in.readCompressedUnicode(length) : in.readUnicodeLEString(length);
        String marked = runs == 0 ? text : fonts.marked(text, ByteBuffer.wrap(behind(BYTES_OF_A_RUN * runs)));
        while (behind > 0) {
            behind -= behind((int) Math.min(behind, CHUNK)).length;
        }
        return marked;
    }

    /** What stands behind a text, perhaps in the records that continue this one. */
    private byte[] behind(int bytes) {
        byte[] read = new byte[bytes];
        for (int at = 0; at < bytes; ) {
            int here = Math.min(bytes - at, in.remaining());
            if (here == 0) {
                // goes on to the record that continues this one
                read[at++] = in.readByte();
            } else {
                in.readFully(read, at, here);
                at += here;
            }
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
