package cn.jidu.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A home for one piece of work, gone with everything in it when that is done. Its owner alone may look into it. */
public final class ScratchHome implements AutoCloseable {
    private static final String PREFIX = "scratch-";

    private final SiteHome home;

    private final Thread atExit = new Thread(this::delete);

    private ScratchHome(Path folder) {
        this.home = SiteHome.at(folder);
        // a command that is interrupted leaves nothing behind
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * In the work folder of a home.
     *
     * @throws StoreException when it cannot be made
     */
    public static ScratchHome within(SiteHome home) {
        try {
            return new ScratchHome(Files.createTempDirectory(home.work(), PREFIX));
        } catch (IOException e) {
            throw StoreException.caused(e, "home.unusable", home.work());
        }
    }

    /**
     * Where there is no home yet: in the machine's folder of temporary files.
     *
     * @throws StoreException when it cannot be made
     */
    public static ScratchHome alone() {
        try {
            return new ScratchHome(Files.createTempDirectory("jidu-" + PREFIX));
        } catch (IOException e) {
            throw StoreException.caused(e, "home.unusable", System.getProperty("java.io.tmpdir"));
        }
    }

    /**
     * Removes those that killed processes left in the home. Call it while nobody else works in the home.
     *
     * @throws UncheckedIOException when one cannot be removed
     */
    public static void clear(SiteHome home) {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(home.work(), PREFIX + "*")) {
            for (Path folder : left) {
                FolderTree.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder, which is gone when this is closed. */
    public SiteHome home() {
        return home;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // the program is ending: the hook deletes it
            return;
        }
        delete();
    }

    private void delete() {
        try {
            FolderTree.delete(home.root());
        } catch (IOException e) {
            throw StoreException.caused(e, "home.unusable", home.root());
        }
    }
}
