package cn.jidu.batch;

import cn.jidu.intake.Bringer;
import cn.jidu.intake.Collected;
import cn.jidu.intake.Collector;
import cn.jidu.report.ReportData;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.jdbc.core.JdbcTemplate;

/** Takes files in without reconciling: the run's first two steps, for who wants to hear at once how his file fares. */
public final class Ingest {
    private final Site site;
    private final RunListener listener;

    public Ingest(Site site, RunListener listener) {
        this.site = site.withDatabase(site.database().untilLost());
        this.listener = listener;
    }

    /** What is new in the inbox, and what an interrupted run left behind. */
    public Ingested inbox(Path inbox, Instant now) {
        return take((collector, by) -> collector.collect(inbox, by, now));
    }

    /** These files, whether they were seen before or not, and what an interrupted run left behind. */
    public Ingested files(List<Path> files, Instant now) {
        return take((collector, by) -> collector.collect(files, by, now));
    }

    /** One at a time works on a database, runs included. */
    @SuppressWarnings("try")
    private Ingested take(BiFunction<Collector, Bringer, Collected> from) {
        try (Turn turn = Turn.await(site.database(), listener::waitsForItsTurn)) {
            JdbcTemplate db = new JdbcTemplate(site.database().owner());
            long toldBefore = Run.newestBatch(db);
            Receiving receiving = new Receiving(site, Bringer.Way.INGEST);
            listener.stepStarted("collect");
            Collected collected = receiving.collect(from);
            listener.stepStarted("take-in");
            List<Long> pending = receiving.pending();
            for (int i = 0; i < pending.size(); i++) {
                receiving.takeIn(pending.get(i));
                listener.fileTakenIn(i + 1, pending.size());
            }
            receiving.decideHolds();
            return new Ingested(ReportData.deliveriesSince(db, toldBefore, pending), collected.waiting());
        } catch (RuntimeException e) {
            throw Failures.of(e);
        }
    }
}
