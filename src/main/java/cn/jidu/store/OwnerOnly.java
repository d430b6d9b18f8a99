package cn.jidu.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** Files and folders that nobody but their owner can open. Where the file system knows no permissions, plain ones. */
public final class OwnerOnly {
    private OwnerOnly() {}

    /** Creates the folder 0700 unless it is there; its parent must be. */
    public static void folder(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, attributes(folder, "rwx------"));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    /** A new file 0600 to be written; it must not exist. */
    public static FileChannel create(Path file) throws IOException {
        return FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes(file, "rw-------"));
    }

    /** The file 0600 opened for reading and writing, created when absent. */
    static FileChannel open(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                attributes(file, "rw-------"));
    }

    /** From now on the file can be read only, where the system knows permissions. */
    public static void protect(Path file) throws IOException {
        if (isPosix(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        }
    }

    /** A name beside {@code file} for writing it before it gets its own, which may be as long as any can be. */
    public static Path temporary(Path file) {
        return file.resolveSibling("." + UUID.randomUUID() + ".tmp");
    }

    /** Whether {@link #temporary} made the name. */
    public static boolean isTemporary(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(".") && name.endsWith(".tmp");
    }

    /** Makes a rename or a new name in the folder survive a power cut, where the system can. */
    public static void flush(Path folder) throws IOException {
        if (isPosix(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Refuses what others could have planted or read: it must belong to this account and be closed to all others. */
    static void check(Path path) throws IOException {
        if (!isPosix(path)) {
            return;
        }
        String permissions =
                PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
        Object owner = Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        if (!permissions.endsWith("------") || !owner.equals(ServerAccount.uid())) {
            throw StoreException.of("keys.open", path, permissions);
        }
    }

    private static FileAttribute<?>[] attributes(Path path, String permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
