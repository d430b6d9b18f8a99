package cn.jidu.run;

import cn.jidu.store.Archive;
import cn.jidu.store.Database;
import cn.jidu.store.ScratchHome;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What would happen if files arrived: the very code of a run, in one transaction that is rolled back, with a home of its
 * own for the originals and temporary files. It takes its turn among the runs. Where a run waits, it makes way between two
 * steps and begins again after that, so that no night waits longer than for a file or a quarter.
 */
public final class FilePreview {
    private final RunSite site;
    private final RunListener listener;

    /** @param listener is told how far it is */
    public FilePreview(RunSite site, RunListener listener) {
        this.site = site;
        this.listener = listener;
    }

    /** Changes nothing: neither tables nor the home are others afterwards. */
    public PreviewResult of(PreviewRequest request) {
        while (true) {
            try {
                return site.database().trial(trial -> attempt(trial, request));
            } catch (MakesWayException e) {
                listener.makesWay();
            }
        }
    }

    private PreviewResult attempt(Database trial, PreviewRequest request) {
        RunTurn.awaitWithin(new JdbcTemplate(trial.owner()), listener::waitsForItsTurn);
        ScratchHome.clear(site.home());
        try (ScratchHome scratch = ScratchHome.within(site.home())) {
            return new PreviewAttempt(within(trial, scratch), request, listener, () -> makeWay(trial)).make();
        }
    }

    private RunSite within(Database trial, ScratchHome scratch) {
        return new RunSite(
                scratch.home(),
                trial,
                new Archive(scratch.home()),
                site.keyedHash(),
                site.definitions(),
                site.templates(),
                site.program(),
                site.user(),
                site.quiet());
    }

    private static void makeWay(Database trial) {
        if (RunTurn.isAwaited(new JdbcTemplate(trial.owner()))) {
            throw new MakesWayException();
        }
    }

    /** A run waits: nothing is lost by beginning again. */
    private static final class MakesWayException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
