package cn.jidu.run;

import cn.jidu.delivery.DeliveryTable;
import cn.jidu.intake.inbox.BatchBringer;
import cn.jidu.measure.Measure;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.reconcile.revision.Revisions.MadeWith;
import cn.jidu.report.ReportSelection;
import cn.jidu.report.ReportWriter;
import cn.jidu.report.data.QuarterResults;
import cn.jidu.report.data.ReportData;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** One run of a quarter, in the order of the diagram in ARCHITECTURE.md. */
public final class QuarterRun {
    private final RunSite site;
    private final RunRequest request;
    private final FileReceiving receiving;
    private final QuarterMeasuring measuring;
    private final JdbcTemplate db;
    private final long toldBefore;
    private List<Long> pending = List.of();
    private List<String> waiting = List.of();
    private @Nullable RunResult result;

    /** @param toldBefore the newest batch of files whose fate was told by an earlier run */
    public QuarterRun(RunSite site, RunRequest request, long toldBefore) {
        this.site = site;
        this.request = request;
        this.receiving = new FileReceiving(site, request.way());
        this.measuring = new QuarterMeasuring(
                site,
                new QuarterMeasuring.Wanted(
                        request.quarter(),
                        request.asOf().orElse(request.today()),
                        request.now(),
                        request.reason(),
                        Optional.of(request.quarter()).filter(q -> request.way() != BatchBringer.Way.NIGHT)));
        this.db = new JdbcTemplate(site.database().owner());
        this.toldBefore = toldBefore;
    }

    /**
     * The files of the inbox that are new are kept in the archive and recorded as deliveries.
     *
     * @throws InboxLostException where it cannot be looked into
     */
    public void collect() {
        if (new InboxGuard(db).isEmptied(request.inbox())) {
            return;
        }
        waiting = receiving
                .collect((collector, by) -> collector.collect(request.inbox(), by, request.now()))
                .waiting();
    }

    /** The deliveries to be taken in, also those that an interrupted run left behind. */
    public List<Long> pending() {
        pending = receiving.pending();
        return pending;
    }

    /** One file is one COPY in one transaction: wholly in or wholly absent. */
    public StepRows takeIn(long deliveryId) {
        return StepRows.of(receiving.takeIn(deliveryId));
    }

    /** Every quarter that can be measured, oldest first: a revision each, the present one where nothing changed. */
    public StepRows reconcile() {
        receiving.decideHolds();
        measuring.reconcile(() -> {});
        return measuring.rows();
    }

    /** Figures of every revision that has none yet. */
    public void measure() {
        measuring.count();
        measuring.measure();
        measuring.keepRowKinds();
    }

    /** Step 5: what does not balance stops the run. */
    public void gate() {
        measuring.gate();
    }

    /** Reports and data of the quarter that was asked for, as a draft. */
    public void report() {
        Revision revision = measuring.revision();
        boolean isOfToday = isOfToday(revision);
        if (isOfToday) {
            new RevisionComparing(site.database(), site.definitions()).keep(revision);
        }
        ReportData data = new ReportData(db, site.definitions(), site.program(), revision);
        QuarterResults results = data.results(new Measure(site.database(), site.definitions()), request.asOf());
        Path folder = folder(revision);
        if (isOfToday) {
            new ReportWriter(site.templates())
                    .write(
                            results,
                            new ReportSelection(request.plans(), request.areas()),
                            data.provenance(),
                            data,
                            folder);
        }
        result =
                new RunResult(new DeliveryTable(db).listSince(toldBefore, pending), waiting, revision, results, folder);
    }

    /** Others than it was made with cannot print it as it was: what stands of it stays. */
    private boolean isOfToday(Revision revision) {
        return new Revisions(db)
                .madeWith(revision)
                .equals(new MadeWith(DefinitionBundle.hash(site.definitions(), site.templates()), site.program()));
    }

    /** Another date than the revision's own is printed beside it: what has been written for a revision never changes. */
    private Path folder(Revision revision) {
        Path own = site.home().reports().resolve(revision.quarter().toString()).resolve("r" + revision.number());
        return request.asOf()
                .filter(day -> !day.equals(revision.asOf()))
                .map(day -> own.resolve("as-of-" + day))
                .orElse(own);
    }

    /** What the steps did, when all are done. */
    public RunResult result() {
        return Objects.requireNonNull(result, "the run has not ended");
    }

    /** The number of the newest batch; 0 where nothing was ever collected. */
    public static long newestBatch(JdbcTemplate db) {
        return Objects.requireNonNull(
                db.queryForObject("select coalesce(max(batch_id), 0) from jidu.batch", Long.class));
    }
}
