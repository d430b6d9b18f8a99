package cn.jidu.golden;

import cn.jidu.run.RunResult;
import cn.jidu.store.KeptSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/** A first run that several tests begin with: a {@link KeptSite} that is a world. */
final class FirstRun {
    /** The hand-made world in 2018Q2, with one area's report: printing is what takes time here. */
    static final FirstRun HANDMADE = new FirstRun("handmade", "2018Q2", Set.of("331082"), inbox -> {
        Files.createDirectory(inbox);
        try (Stream<Path> files = Files.list(Program.INBOX)) {
            for (Path file : files.toList()) {
                Files.copy(file, inbox.resolve(file.getFileName()));
            }
        }
    });

    final String quarter;
    final Set<String> printed;
    private final KeptSite<RunResult> site;

    /**
     * @param name no other's
     * @param printed areas whose reports are printed
     * @param inbox puts the files there
     */
    FirstRun(String name, String quarter, Set<String> printed, Inbox inbox) {
        this.quarter = quarter;
        this.printed = printed;
        this.site = new KeptSite<>(name, (folder, database) -> {
            inbox.fill(inbox(folder));
            try (World world = new World(home(folder), World.DEFINITIONS, database)) {
                return world.run(quarter, inbox(folder), printed);
            }
        });
    }

    /** What makes an inbox and fills it. */
    interface Inbox {
        void fill(Path folder) throws IOException;
    }

    /**
     * One test's own.
     *
     * @param result what the first run gave
     */
    record Copy(World world, Path home, Path inbox, RunResult result) implements AutoCloseable {
        @Override
        public void close() {
            world.close();
        }
    }

    /** The caller closes it before the next asks for one. */
    Copy copy() {
        KeptSite.Copy<RunResult> copy = site.copy();
        Path home = home(copy.folder());
        World world = new World(home, World.DEFINITIONS, copy.database());
        return new Copy(world, home, inbox(copy.folder()), copy.result());
    }

    private static Path home(Path folder) {
        return folder.resolve("home");
    }

    private static Path inbox(Path folder) {
        return folder.resolve("inbox");
    }
}
