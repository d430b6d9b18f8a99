package cn.jidu.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.util.Optional;

/** Something that only one process at a time may do in a home; it is let go of when that process ends, however it ends. */
public final class HomeLock implements AutoCloseable {
    private final FileChannel file;

    private HomeLock(FileChannel file) {
        this.file = file;
    }

    /** @return empty where another one has it, in this process or another */
    public static Optional<HomeLock> find(Home home, String name) {
        try {
            FileChannel file = OwnerOnly.open(home.root().resolve(name + ".lock"));
            if (isTaken(file)) {
                file.close();
                return Optional.empty();
            }
            return Optional.of(new HomeLock(file));
        } catch (IOException e) {
            throw StoreException.caused(e, "home.unusable", home.root());
        }
    }

    private static boolean isTaken(FileChannel file) throws IOException {
        try {
            return file.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw StoreException.caused(e, "home.unusable", file);
        }
    }
}
