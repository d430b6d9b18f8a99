package cn.jidu.store.backup;

import cn.jidu.store.Database;
import cn.jidu.store.FolderTree;
import cn.jidu.store.HomeLock;
import cn.jidu.store.OwnerOnly;
import cn.jidu.store.SiteHome;
import cn.jidu.store.StoreException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/**
 * A home that is made beside its place under a hidden name, and gets its own name once it is whole. Who makes it holds a
 * lock in it, so that one that nobody makes any more is known.
 */
final class UnfinishedHome implements AutoCloseable {
    private static final String SUFFIX = ".restoring";
    private static final String LOCK = "restore";

    private final Path place;
    private final SiteHome home;
    private final HomeLock lock;
    private boolean finished;

    private UnfinishedHome(Path place, SiteHome home, HomeLock lock) {
        this.place = place;
        this.home = home;
        this.lock = lock;
    }

    /** Takes away what killed restores left for the same place first: their folders, and servers that still run in them. */
    static UnfinishedHome begin(Path place) throws IOException {
        Path parent = place.resolveSibling(".");
        Files.createDirectories(parent);
        String prefix = "." + place.getFileName() + "-";
        try (DirectoryStream<Path> left = Files.newDirectoryStream(
                parent,
                p -> p.getFileName().toString().startsWith(prefix)
                        && p.getFileName().toString().endsWith(SUFFIX))) {
            for (Path folder : left) {
                removeIfDead(SiteHome.at(folder));
            }
        }
        SiteHome home = SiteHome.at(place.resolveSibling(prefix + UUID.randomUUID() + SUFFIX));
        return new UnfinishedHome(
                place, home, HomeLock.find(home, LOCK).orElseThrow(() -> StoreException.of("restore.home", place)));
    }

    private static void removeIfDead(SiteHome left) throws IOException {
        Optional<HomeLock> dead = HomeLock.find(left, LOCK);
        if (dead.isPresent()) {
            try {
                Database.stop(left);
                FolderTree.delete(left.root());
            } finally {
                dead.get().close();
            }
        }
    }

    SiteHome home() {
        return home;
    }

    /** It is whole: it gets its name. */
    void finish() throws IOException {
        Files.deleteIfExists(place);
        Files.move(home.root(), place, StandardCopyOption.ATOMIC_MOVE);
        OwnerOnly.flush(place.resolveSibling("."));
        finished = true;
        Files.deleteIfExists(place.resolve(LOCK + ".lock"));
    }

    /** Takes it away where it did not become whole. */
    @Override
    public void close() throws IOException {
        try {
            if (!finished) {
                FolderTree.delete(home.root());
            }
        } finally {
            lock.close();
        }
    }
}
