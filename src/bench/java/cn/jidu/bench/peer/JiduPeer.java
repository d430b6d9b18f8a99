package cn.jidu.bench.peer;

import cn.jidu.batch.RunJob;
import cn.jidu.bench.Sites;
import cn.jidu.run.RunListener;
import cn.jidu.run.RunResult;
import cn.jidu.run.RunSite;
import cn.jidu.store.Database;
import cn.jidu.store.SiteHome;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Jidu itself: what {@code jidu run} does in a new home. The clock stops before the reports; the data package that comes
 * with them is turned into the lists that the peers write.
 *
 * <p>Arguments: a folder to work in, the inbox, the folder of the results, the program's folder; {@code warm} to do it twice and measure the
 * second.
 */
public final class JiduPeer implements RunListener {
    private final PeerClock clock;
    private final RunSite site;

    private JiduPeer(PeerClock clock, RunSite site) {
        this.clock = clock;
        this.site = site;
    }

    /** See the class. */
    public static void main(String[] args) throws IOException {
        Path work = Path.of(args[0]);
        PeerClock clock = new PeerClock();
        if (args.length > 4) {
            run(work.resolve("before"), Path.of(args[1]), new PeerClock());
            clock.restart();
        }
        Path data = run(work.resolve("home"), Path.of(args[1]), clock);
        JiduLists.write(data, Path.of(args[2]));
        clock.write(Path.of(args[2]));
    }

    /** @return the data package */
    private static Path run(Path folder, Path inbox, PeerClock clock) {
        SiteHome home = SiteHome.at(folder);
        clock.opening();
        try (Database database = Database.embedded(home)) {
            clock.opened(database.owner());
            RunSite site = Sites.of(home, database);
            RunResult result = new RunJob(site, new JiduPeer(clock, site)).run(Sites.request(inbox));
            return result.folder().resolve("data");
        }
    }

    @Override
    public void stepStarted(String step) {
        if (step.equals("report")) {
            clock.figured(site.database().owner());
        }
    }

    @Override
    public void fileTakenIn(int done, int of) {
        // the run as a whole is timed
    }
}
