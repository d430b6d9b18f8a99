package cn.jidu.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.jar.JarEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once per account and version from the library that brings them. */
final class PostgresBinaries {
    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rwxr-xr-x");

    private PostgresBinaries() {}

    /**
     * The folder with {@code bin}, {@code lib} and {@code share}, unpacked when absent. Other accounts can read but
     * not change it.
     *
     * @throws StoreException when there is none for this platform, or when somebody else could have changed them
     */
    static Path folder() {
        String resource = "/postgres-" + platform() + ".txz";
        Path cache = cache();
        try {
            createReadable(cache);
            checkOwn(cache);
            Path folder = cache.resolve("postgresql-" + fingerprint(resource));
            if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
                unpack(resource, cache, folder);
            }
            checkOwn(folder);
            checkOwn(folder.resolve("bin"));
            checkOwn(folder.resolve("bin/postgres"));
            return folder;
        } catch (IOException e) {
            throw StoreException.caused(e, "server.unpack", cache);
        }
    }

    private static void unpack(String resource, Path cache, Path folder) throws IOException {
        Path temporary = cache.resolve(".unpack-" + UUID.randomUUID());
        createReadable(temporary);
        try {
            try (InputStream in = open(resource);
                    TarArchiveInputStream tar =
                            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in, 1 << 16)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    write(tar, entry, temporary);
                }
            }
            Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // another process was faster; its folder is checked like ours
            if (Files.notExists(folder)) {
                throw e;
            }
        } finally {
            FolderTree.delete(temporary);
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("entry outside: " + entry.getName());
        }
        if (entry.isDirectory()) {
            createReadable(target);
            return;
        }
        createReadable(target.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(target, program ? READABLE : PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    /** With all missing parents; permissions are set, as a strict umask would hide the programs from the server. */
    private static void createReadable(Path folder) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null && Files.notExists(parent)) {
            createReadable(parent);
        }
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.setPosixFilePermissions(folder, READABLE);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
    }

    private static void checkOwn(Path path) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
        boolean closed = !permissions.contains(PosixFilePermission.GROUP_WRITE)
                && !permissions.contains(PosixFilePermission.OTHERS_WRITE);
        Object owner = Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        if (!closed || !owner.equals(ServerAccount.uid()) || Files.isSymbolicLink(path)) {
            throw StoreException.of("server.planted", path);
        }
    }

    private static Path cache() {
        if (ServerAccount.uid() == 0) {
            // the server runs as another account, which cannot pass /root
            Path system = Path.of("/var/cache");
            return (Files.isWritable(system) ? system : Path.of(System.getProperty("java.io.tmpdir"))).resolve("jidu");
        }
        Path own = Path.of(System.getProperty("user.home"), ".cache");
        return Files.isWritable(own) || Files.isWritable(own.resolveSibling(""))
                ? own.resolve("jidu")
                : Path.of(System.getProperty("java.io.tmpdir"), "jidu-" + ServerAccount.uid());
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return system + "-" + processor;
    }

    /** As the library's own directory states it: to read all of it would cost more than to start the server. */
    private static String fingerprint(String resource) throws IOException {
        URL found = PostgresBinaries.class.getResource(resource);
        if (found == null) {
            throw StoreException.of("server.platform", platform());
        }
        JarEntry entry = ((JarURLConnection) found.openConnection()).getJarEntry();
        return "%08x-%d".formatted(entry.getCrc(), entry.getSize());
    }

    private static InputStream open(String resource) {
        InputStream in = PostgresBinaries.class.getResourceAsStream(resource);
        if (in == null) {
            throw StoreException.of("server.platform", platform());
        }
        return in;
    }
}
