package cn.jidu.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Something that only one process at a time may do in a home; it is let go of when that process ends, however it ends. */
public final class HomeLock implements AutoCloseable {
    /** A process lets go of all its locks on a file when it closes the file anywhere: so each is opened only once. */
    private static final Set<Path> HELD_HERE = new HashSet<>();

    private final Path path;
    private final FileChannel file;

    private HomeLock(Path path, FileChannel file) {
        this.path = path;
        this.file = file;
    }

    /** @return empty where another one has it, in this process or another */
    public static Optional<HomeLock> find(SiteHome home, String name) {
        synchronized (HELD_HERE) {
            try {
                Path path = home.root().toRealPath().resolve(name + ".lock");
                if (HELD_HERE.contains(path)) {
                    return Optional.empty();
                }
                FileChannel file = OwnerOnly.open(path);
                if (file.tryLock() == null) {
                    file.close();
                    return Optional.empty();
                }
                HELD_HERE.add(path);
                return Optional.of(new HomeLock(path, file));
            } catch (IOException e) {
                throw StoreException.caused(e, "home.unusable", home.root());
            }
        }
    }

    @Override
    public void close() {
        synchronized (HELD_HERE) {
            if (!file.isOpen()) {
                return;
            }
            HELD_HERE.remove(path);
            try {
                file.close();
            } catch (IOException e) {
                throw StoreException.caused(e, "home.unusable", path);
            }
        }
    }
}
