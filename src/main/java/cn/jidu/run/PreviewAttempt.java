package cn.jidu.run;

import cn.jidu.definition.Quarter;
import cn.jidu.delivery.DeliveryState;
import cn.jidu.delivery.DeliveryTable;
import cn.jidu.delivery.ReceivedFile;
import cn.jidu.intake.inbox.BatchBringer;
import cn.jidu.intake.inbox.CollectedBatch;
import cn.jidu.measure.Measure;
import cn.jidu.measure.Measurement;
import cn.jidu.reconcile.ChangedRows;
import cn.jidu.reconcile.RevisionStaleness;
import cn.jidu.reconcile.RowChanges;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.report.data.ReportData;
import cn.jidu.review.FigureDifference;
import cn.jidu.review.FigureDifferences;
import cn.jidu.run.PreviewResult.Figures;
import cn.jidu.run.PreviewResult.IfAccepted;
import cn.jidu.run.PreviewResult.StaleRevision;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/** The files taken in, the quarter measured, and both compared with what was there: within a transaction that nobody keeps. */
final class PreviewAttempt {
    private final RunSite site;
    private final PreviewRequest request;
    private final RunListener listener;
    private final Runnable betweenSteps;
    private final JdbcTemplate db;
    private final long known;

    /**
     * @param site on a database that is a trial, with a home of its own
     * @param betweenSteps may end the attempt
     */
    PreviewAttempt(RunSite site, PreviewRequest request, RunListener listener, Runnable betweenSteps) {
        this.site = site;
        this.request = request;
        this.listener = listener;
        this.betweenSteps = betweenSteps;
        this.db = new JdbcTemplate(site.database().owner());
        this.known = QuarterRun.newestBatch(db);
    }

    PreviewResult make() {
        List<StaleRevision> stale = stale();
        CollectedBatch collected = receive();
        List<ReceivedFile> files = new DeliveryTable(db).listSince(known, List.of());
        List<ReceivedFile> loaded =
                files.stream().filter(f -> f.fate() == DeliveryState.LOADED).toList();
        ArrivedRows arrived = new ArrivedRows(db, known, request.listed());
        return new PreviewResult(
                files,
                collected.waiting(),
                arrived.rejects(),
                arrived.findings(DeliveryState.LOADED),
                arrived.findings(DeliveryState.HELD),
                rows(loaded),
                figures(quarters(loaded), List.of()),
                ifAccepted(),
                stale.stream()
                        .filter(s -> files.stream()
                                .anyMatch(f -> f.quarter().equals(s.quarter().toString())))
                        .toList());
    }

    /** Before the files come, which themselves make revisions stale. */
    private List<StaleRevision> stale() {
        Revisions revisions = new Revisions(db);
        return new RevisionStaleness(db, site.definitions())
                .causes().entrySet().stream()
                        .map(e -> new StaleRevision(
                                e.getKey(),
                                revisions.findNewest(e.getKey()).orElseThrow().number(),
                                e.getValue()))
                        .toList();
    }

    /** Beyond what is loaded anyway: called when that has been compared. */
    private Optional<IfAccepted> ifAccepted() {
        // by the names and quarter of what is held: the file itself, or what it is the same as
        List<ReceivedFile> held = new DeliveryTable(db).listHeldSince(known);
        if (held.isEmpty()) {
            return Optional.empty();
        }
        betweenSteps.run();
        ChangedRows changed = new ChangedRows(site.database(), site.definitions());
        List<Long> ids = held.stream().map(ReceivedFile::id).toList();
        List<RowChanges> rows = changed.lettingIn(ids, request.listed());
        return Optional.of(
                new IfAccepted(held.stream().map(ReceivedFile::fileName).toList(), rows, figures(quarters(held), ids)));
    }

    private static List<Quarter> quarters(List<ReceivedFile> files) {
        return files.stream().map(f -> Quarter.of(f.quarter())).toList();
    }

    private CollectedBatch receive() {
        FileReceiving receiving = new FileReceiving(site, BatchBringer.Way.INGEST);
        List<Long> others = receiving.pending();
        listener.stepStarted("collect");
        CollectedBatch collected =
                receiving.collect((collector, by) -> collector.collect(request.files(), by, request.now()));
        listener.stepStarted("take-in");
        List<Long> ours = new ArrayList<>(receiving.pending());
        ours.removeAll(others);
        for (int i = 0; i < ours.size(); i++) {
            betweenSteps.run();
            receiving.takeIn(ours.get(i));
            listener.fileTakenIn(i + 1, ours.size());
        }
        receiving.decideHolds();
        return collected;
    }

    private List<RowChanges> rows(List<ReceivedFile> loaded) {
        ChangedRows changed = new ChangedRows(site.database(), site.definitions());
        long newest = QuarterRun.newestBatch(db);
        return loaded.stream()
                .map(f -> List.of(f.source(), f.quarter()))
                .distinct()
                .map(f -> {
                    betweenSteps.run();
                    return changed.between(known, newest, f.get(0), Quarter.of(f.get(1)), request.listed());
                })
                .toList();
    }

    /**
     * @param of the quarters of the files that are let in
     * @param letIn those of them that had come before
     */
    private Optional<Figures> figures(List<Quarter> of, List<Long> letIn) {
        SortedSet<Quarter> quarters = new TreeSet<>(of);
        return quarters.isEmpty()
                ? Optional.empty()
                : Optional.of(figures(request.quarter().orElse(quarters.last()), quarters.first(), letIn));
    }

    /** @param oldest the oldest quarter of the files that are loaded */
    private Figures figures(Quarter quarter, Quarter oldest, List<Long> letIn) {
        Optional<Revision> before = new Revisions(db).findNewest(quarter);
        Optional<Revision> after = measured(quarter);
        return new Figures(
                quarter,
                before.map(Revision::number),
                after.map(Revision::number),
                after.map(a -> differences(before, a)).orElse(List.of()),
                before.map(b -> alsoNew(b, letIn)).orElse(List.of()),
                before.isPresent() && after.isPresent() && isMadeOtherwise(before.get(), after.get()),
                later(quarter, oldest));
    }

    /** Empty where the quarter has no registration. */
    private Optional<Revision> measured(Quarter quarter) {
        QuarterMeasuring measuring = new QuarterMeasuring(
                site,
                new QuarterMeasuring.Wanted(
                        quarter, request.today(), request.now(), Optional.empty(), Optional.of(quarter)));
        try {
            listener.stepStarted("reconcile");
            measuring.reconcile(betweenSteps);
        } catch (InputMissingException e) {
            return Optional.empty();
        }
        betweenSteps.run();
        listener.stepStarted("measure");
        measuring.measure();
        measuring.gate();
        return Optional.of(measuring.revision());
    }

    private List<FigureDifference> differences(Optional<Revision> before, Revision after) {
        return FigureDifferences.between(before.map(this::measurements).orElse(List.of()), measurements(after));
    }

    private List<Measurement> measurements(Revision revision) {
        Measure measure = new Measure(site.database(), site.definitions());
        // a run that was killed may have left it without figures
        measure.measure(revision);
        return new ReportData(db, site.definitions(), site.program(), revision).measurements(measure);
    }

    private List<String> alsoNew(Revision before, List<Long> letIn) {
        return new DeliveryTable(db)
                .listNewTo(before.id(), known).stream()
                        .filter(f -> !letIn.contains(f.id()))
                        .map(ReceivedFile::fileName)
                        .toList();
    }

    private boolean isMadeOtherwise(Revision before, Revision after) {
        return Objects.equals(true, db.queryForObject("""
                        select (b.definitions_hash, b.program) <> (a.definitions_hash, a.program)
                        from jidu.revision b, jidu.revision a where b.revision_id = ? and a.revision_id = ?""", Boolean.class, before.id(), after.id()));
    }

    /** What is measured already, follows and sums a quarter that changes. */
    private List<Quarter> later(Quarter quarter, Quarter oldest) {
        return db.queryForList("select distinct quarter from jidu.revision", String.class).stream()
                .map(Quarter::of)
                .filter(q -> q.compareTo(quarter) > 0 && q.compareTo(oldest) >= 0)
                .sorted()
                .toList();
    }
}
