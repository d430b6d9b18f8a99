package cn.jidu.bench;

import cn.jidu.change.FigureChange;
import cn.jidu.change.RevisionChanges;
import cn.jidu.change.RevisionPair;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.run.RunSite;
import cn.jidu.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What it costs to take the changes of a county's corrected file apart, beside the run that made them (without its report,
 * which does it once too), in processor seconds of the program and of the server.
 *
 * <p>Arguments: a folder for everything and a number of registrations.
 */
public final class DiffBench {
    /** Of so many rows the corrected file lacks one, at its end: one row alone may be nobody's. */
    private static final int MISSING = 20;

    private DiffBench() {}

    /** See the class. */
    public static void main(String[] args) throws Exception {
        int scale = Integer.parseInt(args[1]);
        Path folder = Path.of(args[0], "diff" + scale);
        Path inbox = Sites.sample(scale, CorrectionBench.SOURCES, folder.resolve("sample"));
        List<Path> small = CorrectionBench.files(inbox, scale / 100);
        RunSite site = Sites.open(folder.resolve("home"));
        try (Database database = site.database()) {
            CorrectionBench runs = new CorrectionBench(database.owner());
            runs.run(site, inbox, "full run");
            for (Path file : small) {
                List<String> lines = Files.readAllLines(file, CorrectionBench.BYTES);
                Files.write(file, lines.subList(0, lines.size() - lines.size() / MISSING), CorrectionBench.BYTES);
                double run = runs.run(site, inbox, file.getFileName() + " corrected");
                double begin = runs.processorSeconds();
                List<FigureChange> changes = new RevisionChanges(database).between(pair(site));
                double diff = runs.processorSeconds() - begin;
                Sites.say(
                        "diff: %d figures, %.1f s of processor, %.0f %% of the run's, load %s",
                        changes.size(), diff, 100 * diff / run, Sites.load());
            }
        }
    }

    private static RevisionPair pair(RunSite site) {
        Revisions revisions = new Revisions(new JdbcTemplate(site.database().reader()));
        Revision after = revisions.findNewest(Sites.QUARTER).orElseThrow();
        Revision before = revisions.find(Sites.QUARTER, after.number() - 1).orElseThrow();
        return new RevisionPair(before, site.definitions(), after, site.definitions());
    }
}
