package cn.jidu.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * The account that the server runs under. PostgreSQL refuses to run as root; root hands it to the account
 * <i>nobody</i>, or where that is impossible (no setpriv) to a user name space of its own.
 *
 * @param prefix put before a command
 * @param owner the uid that the server's folders must belong to, when it is not this process's own
 */
record ServerAccount(List<String> prefix, OptionalInt owner) {
    private static final int NOBODY = 65534;
    /**
     * Root's homes often lie where nobody may pass (/root, a private temporary folder). The server never needs to pass:
     * it is started inside its data folder and names it by this link.
     */
    private static final Path WORKING_FOLDER = Path.of("/proc/self/cwd");
    /**
     * The C library (2.35 and newer) asks the system for memory in pages of 2 MB, where it has them: what joins keep is read
     * here and there, and thousands of small pages take longer to come by and to find.
     */
    static final String LARGE_PAGES = "glibc.malloc.hugetlb=1";

    static ServerAccount current() {
        if (uid() != 0) {
            return new ServerAccount(List.of(), OptionalInt.empty());
        }
        List<String> nobody = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        if (works(nobody) && Files.exists(WORKING_FOLDER)) {
            return new ServerAccount(nobody, OptionalInt.of(NOBODY));
        }
        List<String> nameSpace = List.of("unshare", "-U");
        if (works(nameSpace)) {
            return new ServerAccount(nameSpace, OptionalInt.empty());
        }
        throw StoreException.of("server.root");
    }

    /** How a command that is run in {@code folder} names it. */
    String nameOf(Path folder) {
        return owner.isPresent() ? WORKING_FOLDER.toString() : folder.toString();
    }

    /** Creates the folder when absent; in any case it belongs to this account afterwards, and to it alone. */
    void folder(Path folder) throws IOException {
        OwnerOnly.folder(folder);
        own(folder);
    }

    /** Hands a file or folder over. */
    void own(Path path) throws IOException {
        if (owner.isPresent()) {
            Files.setAttribute(path, "unix:uid", owner.getAsInt(), LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", owner.getAsInt(), LinkOption.NOFOLLOW_LINKS);
        }
    }

    /**
     * Runs a command of PostgreSQL to its end, its output going to {@code log}.
     *
     * @return its exit status
     */
    int run(Path folder, Path log, List<String> command) throws IOException {
        List<String> line = new ArrayList<>(prefix);
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(log.toFile());
        // settings meant for another server must not reach this one, and messages must be what we can read
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().putIfAbsent("GLIBC_TUNABLES", LARGE_PAGES);
        Process process = builder.start();
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            // an interrupted start leaves a server that the next one finds
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** This process's own account. */
    static int uid() {
        try {
            Path probe = Files.createTempFile("jidu", null);
            try {
                return (Integer) Files.getAttribute(probe, "unix:uid");
            } finally {
                Files.delete(probe);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnsupportedOperationException e) {
            throw StoreException.caused(e, "server.platform", System.getProperty("os.name"));
        }
    }

    private static boolean works(List<String> prefix) {
        List<String> line = new ArrayList<>(prefix);
        line.add("true");
        try {
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
