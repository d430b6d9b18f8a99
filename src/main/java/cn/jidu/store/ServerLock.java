package cn.jidu.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.Optional;

/**
 * Who uses a home's server, told by locks that vanish with their process. One byte of the file is held shared by
 * everyone who uses the server; the other exclusively while one process starts, joins or stops it.
 */
final class ServerLock implements AutoCloseable {
    private static final long IN_USE = 0;
    private static final long CHANGING = 1;

    private final FileChannel file;
    private Optional<FileLock> use = Optional.empty();

    /** Work that nobody else does to the server at the same time. */
    @FunctionalInterface
    interface LockChange {
        void make() throws IOException;
    }

    ServerLock(SiteHome home) throws IOException {
        this.file = OwnerOnly.open(home.root().resolve("server.lock"));
    }

    /** Waits until nobody else starts or stops, then does the work. */
    void changing(LockChange change) throws IOException {
        FileLock lock = file.lock(CHANGING, 1, false);
        try {
            change.make();
        } finally {
            lock.release();
        }
    }

    /** From now on nobody stops the server; call it within {@link #changing}. */
    void use() throws IOException {
        use = Optional.of(file.lock(IN_USE, 1, true));
    }

    /** Ends the use and tells whether it was the last; call it within {@link #changing}. */
    boolean endUse() throws IOException {
        if (use.isPresent()) {
            use.get().release();
            use = Optional.empty();
        }
        try (FileLock last = file.tryLock(IN_USE, 1, false)) {
            return last != null;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
