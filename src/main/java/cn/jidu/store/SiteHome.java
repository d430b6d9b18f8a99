package cn.jidu.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder that holds everything a site writes. Its owner alone may look into it.
 *
 * @param root absolute, as {@link #at} makes it
 */
public record SiteHome(Path root) {
    /**
     * The home at {@code folder}; what is missing is created, for its owner alone.
     *
     * @throws StoreException when a folder cannot be created
     */
    public static SiteHome at(Path folder) {
        try {
            Path root = folder.toAbsolutePath().normalize();
            Path parent = root.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            OwnerOnly.folder(root);
            SiteHome home = new SiteHome(root.toRealPath());
            for (Path part : new Path[] {home.database(), home.archive(), home.reports(), home.keys(), home.work()}) {
                OwnerOnly.folder(part);
            }
            return home;
        } catch (IOException e) {
            throw StoreException.caused(e, "home.unusable", folder);
        }
    }

    /** The home that was made at {@code folder} before, with a database of its own; creates nothing. */
    public static Optional<SiteHome> find(Path folder) {
        boolean isHome = Files.isDirectory(new SiteHome(folder.toAbsolutePath()).cluster());
        return isHome ? Optional.of(at(folder)) : Optional.empty();
    }

    /** As {@link #find}, for one whose database is elsewhere. */
    public static Optional<SiteHome> findAny(Path folder) {
        boolean isHome = Files.isDirectory(new SiteHome(folder.toAbsolutePath()).work());
        return isHome ? Optional.of(at(folder)) : Optional.empty();
    }

    /** The embedded server's data and log. It belongs to the account that the server runs under. */
    public Path database() {
        return root.resolve("database");
    }

    /** The data alone; made by the first start of the server. */
    Path cluster() {
        return database().resolve("cluster");
    }

    /** Originals as they were delivered, encrypted. */
    public Path archive() {
        return root.resolve("archive");
    }

    /** What runs leave for their readers. */
    public Path reports() {
        return root.resolve("reports");
    }

    /** What was published, for good; made with the first of it. */
    public Path releases() {
        return root.resolve("releases");
    }

    /** Reports on their way to their recipients; made with the first of them. */
    public Path outbox() {
        return root.resolve("outbox");
    }

    /** Rows behind figures, for statisticians; made with the first of them. Nothing in it leaves the house. */
    public Path lists() {
        return root.resolve("lists");
    }

    /** What the nights said; made with the first of them. */
    public Path log() {
        return root.resolve("log");
    }

    /** Passwords of the embedded server and the keys of archive and hashes: without them neither can be read. */
    public Path keys() {
        return root.resolve("keys");
    }

    /** Temporary files of a run; nothing in it is worth keeping. */
    public Path work() {
        return root.resolve("work");
    }
}
