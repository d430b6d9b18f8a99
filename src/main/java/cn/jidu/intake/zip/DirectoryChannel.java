package cn.jidu.intake.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;

/**
 * A zip's file, of which no more than so many bytes are read until its directory is known: the library keeps every entry
 * in memory and takes as many as there are.
 */
public final class DirectoryChannel implements SeekableByteChannel {
    /** What finding the end of a zip with the longest comment costs, four bytes at a time. */
    private static final long SEARCH_BYTES = 4L << 16;
    /** Twice of what an entry with a name of 200 bytes needs. */
    private static final long ENTRY_BYTES = 512;

    private final FileChannel file;
    private long left;
    private boolean guarding = true;

    /** @param entries how many the directory may have */
    public DirectoryChannel(FileChannel file, int entries) {
        this.file = file;
        this.left = SEARCH_BYTES + entries * ENTRY_BYTES;
    }

    /** Whether the directory was found to be too long. */
    public boolean isExceeded() {
        return left < 0;
    }

    /** From now on everything may be read. */
    public void directoryRead() {
        guarding = false;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        int n = file.read(to);
        if (guarding) {
            left -= Math.max(n, 0);
            if (left < 0) {
                throw new IOException("directory too long");
            }
        }
        return n;
    }

    @Override
    public int write(ByteBuffer from) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
