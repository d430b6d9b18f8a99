package cn.jidu.intake;

import cn.jidu.definition.Limit;
import cn.jidu.definition.Limits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * A zip's bytes, of which so many may be read until it is open. The library reads the directory whole into memory and does
 * not ask how long it is.
 */
final class MeteredChannel implements SeekableByteChannel {
    /** What an entry of the directory takes with a name of ordinary length, generously. */
    private static final long ENTRY_BYTES = 256;

    /** The end of the directory is looked for in the last 64 KiB, four bytes at each place. */
    private static final long SEARCH_BYTES = 1 << 19;

    private final SeekableByteChannel channel;
    private final Limits limits;
    private long left;

    MeteredChannel(SeekableByteChannel channel, Limits limits) {
        this.channel = channel;
        this.limits = limits;
        this.left = SEARCH_BYTES + limits.of(Limit.ZIP_ENTRIES) * ENTRY_BYTES;
    }

    /** The directory has been read: what is read from now on is held in no memory. */
    void opened() {
        left = Long.MAX_VALUE;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        int n = channel.read(to);
        left -= n;
        if (left < 0) {
            throw new BrokenLimitException(limits, Limit.ZIP_ENTRIES, limits.of(Limit.ZIP_ENTRIES) + 1);
        }
        return n;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        return channel.write(from);
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        channel.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        channel.truncate(size);
        return this;
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
