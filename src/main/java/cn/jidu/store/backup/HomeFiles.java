package cn.jidu.store.backup;

import cn.jidu.store.SiteHome;
import cn.jidu.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a home that a backup takes along: all in its folders but the database, the keys and what is not worth keeping. */
final class HomeFiles {
    /** Of the embedded server: each home makes its own. */
    private static final String SERVER_PASSWORD = "postgres-";

    private final SiteHome home;

    HomeFiles(SiteHome home) {
        this.home = home;
    }

    /** Their paths below the home, with {@code /}, in order. */
    List<String> list() throws IOException {
        try (Stream<Path> walk = Files.walk(home.root())) {
            return walk.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
                    .map(f -> home.root().relativize(f))
                    .filter(f -> isTaken(f))
                    .map(f -> f.toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    /** Hidden names are those of files that are being written. */
    private boolean isTaken(Path file) {
        Set<Path> left = Set.of(
                home.database().getFileName(),
                home.keys().getFileName(),
                home.work().getFileName(),
                home.log().getFileName());
        return file.getNameCount() > 1
                && !left.contains(file.getName(0))
                && Stream.iterate(0, i -> i + 1)
                        .limit(file.getNameCount())
                        .noneMatch(i -> file.getName(i).toString().startsWith("."));
    }

    /**
     * Where a file that a backup brings comes to lie.
     *
     * @throws StoreException where that is outside of the folders that a backup may fill
     */
    Path place(String path) {
        Path file = Path.of(path);
        if (file.isAbsolute() || !file.normalize().equals(file) || !isTaken(file)) {
            throw StoreException.of("backup.shape", path);
        }
        return home.root().resolve(file);
    }

    /** The keys that archive and hashes stand under, by name. */
    SortedMap<String, String> keys() throws IOException {
        SortedMap<String, String> keys = new TreeMap<>();
        try (Stream<Path> files = Files.list(home.keys())) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!name.startsWith(SERVER_PASSWORD) && !name.startsWith(".")) {
                    keys.put(name, Files.readString(file));
                }
            }
        }
        return keys;
    }
}
