package cn.jidu.run;

import cn.jidu.delivery.DeliveryTable;
import cn.jidu.intake.inbox.BatchBringer;
import cn.jidu.intake.inbox.CollectedBatch;
import cn.jidu.intake.inbox.DeclaredFile;
import cn.jidu.intake.inbox.InboxCollector;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.jdbc.core.JdbcTemplate;

/** Takes files in without reconciling: the run's first two steps, for who wants to hear at once how his file fares. */
public final class FileIngest {
    private final RunSite site;
    private final RunListener listener;

    /** @param listener is told how far it is */
    public FileIngest(RunSite site, RunListener listener) {
        this.site = site.withDatabase(site.database().untilLost());
        this.listener = listener;
    }

    /**
     * What is new in the inbox, and what an interrupted run left behind.
     *
     * @throws InboxLostException where it cannot be looked into
     */
    public IngestResult inbox(Path inbox, Instant now) {
        boolean emptied = new InboxGuard(new JdbcTemplate(site.database().owner())).isEmptied(inbox);
        return take((collector, by) -> Optional.of(
                        emptied ? new CollectedBatch(Optional.empty(), List.of()) : collector.collect(inbox, by, now)))
                .orElseThrow();
    }

    /** These files, whether they were seen before or not, and what an interrupted run left behind. */
    public IngestResult files(List<Path> files, DeclaredFile declared, Instant now) {
        return take((collector, by) -> Optional.of(collector.collect(files, declared, by, now)))
                .orElseThrow();
    }

    /** A file that arrived before and lies in the archive, under this name; empty where none did. */
    public Optional<IngestResult> again(String fileName, DeclaredFile declared, Instant now) {
        return take((collector, by) -> collector.collectAgain(fileName, declared, by, now));
    }

    /** One at a time works on a database, runs included. */
    @SuppressWarnings("try")
    private Optional<IngestResult> take(BiFunction<InboxCollector, BatchBringer, Optional<CollectedBatch>> from) {
        try (RunTurn turn = RunTurn.await(site.database(), listener::waitsForItsTurn)) {
            JdbcTemplate db = new JdbcTemplate(site.database().owner());
            long toldBefore = QuarterRun.newestBatch(db);
            FileReceiving receiving = new FileReceiving(site, BatchBringer.Way.INGEST);
            listener.stepStarted("collect");
            CollectedBatch collected = receiving.collect(from).orElse(null);
            if (collected == null) {
                return Optional.empty();
            }
            listener.stepStarted("take-in");
            List<Long> pending = receiving.pending();
            for (int i = 0; i < pending.size(); i++) {
                receiving.takeIn(pending.get(i));
                listener.fileTakenIn(i + 1, pending.size());
            }
            receiving.decideHolds();
            return Optional.of(
                    new IngestResult(new DeliveryTable(db).listSince(toldBefore, pending), collected.waiting()));
        } catch (RuntimeException e) {
            throw LostDatabase.in(e);
        }
    }
}
