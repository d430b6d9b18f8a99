package cn.jidu.run;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.area.Area;
import cn.jidu.explain.kept.RowKinds;
import cn.jidu.measure.Measure;
import cn.jidu.reconcile.Reconcile;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.reconcile.revision.RunScope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** From the rows that are in to the figures of a quarter, for a run and for a {@link FilePreview}: reconciled, measured, checked. */
final class QuarterMeasuring {
    private final RunSite site;
    private final JdbcTemplate db;
    private final Wanted wanted;
    private final Measure measure;
    private final RowKinds kinds;
    private final List<Revision> revisions = new ArrayList<>();

    /**
     * What is measured.
     *
     * @param asOf printed on what is made of a new revision
     * @param now kept with it
     * @param asked as in {@link RunScope}
     */
    record Wanted(Quarter quarter, LocalDate asOf, Instant now, Optional<String> reason, Optional<Quarter> asked) {}

    QuarterMeasuring(RunSite site, Wanted wanted) {
        this.site = site;
        this.db = new JdbcTemplate(site.database().owner());
        this.wanted = wanted;
        this.measure = new Measure(site.database(), site.definitions());
        this.kinds = new RowKinds(site.database(), site.definitions());
    }

    /**
     * Every quarter that can be measured, oldest first: a revision each, the present one where nothing changed. Called once
     * collecting is over: what arrives later belongs to the next run.
     *
     * @param betweenQuarters is called before each of them
     * @throws InputMissingException where the quarter itself cannot be measured
     */
    void reconcile(Runnable betweenQuarters) {
        Reconcile reconcile = new Reconcile(site.database(), site.keyedHash()::hash);
        RunScope scope = scope();
        List<Quarter> quarters = reconcile.quarters(scope);
        if (!quarters.contains(wanted.quarter)) {
            throw new InputMissingException(wanted.quarter);
        }
        for (Quarter quarter : quarters) {
            betweenQuarters.run();
            revisions.add(reconcile.reconcile(scope, quarter, List.copyOf(revisions)));
        }
    }

    /** Those in force of the revisions that were made. */
    StepRows rows() {
        Revisions kept = new Revisions(db);
        Set<String> widest = site.definitions().areas().all().stream()
                .filter(a -> a.parent().isEmpty())
                .map(Area::code)
                .collect(Collectors.toSet());
        return revisions.stream()
                .filter(Revision::isNew)
                .map(r -> StepRows.of(kept.balance(r), widest))
                .reduce(StepRows.NONE, StepRows::plus);
    }

    /** Goes through what is new of the panels, for figures and for what explains them, side by side. */
    void count() {
        // who goes through new rows first notes in each that it stands: that is quicker told of them than counted
        site.database()
                .sideBySide(Stream.concat(
                                revisions.stream().flatMap(r -> kinds.telling(r).stream()),
                                revisions.stream().flatMap(r -> measure.counting(r).stream()))
                        .toList());
    }

    /** Figures of every revision that has none yet. */
    void measure() {
        revisions.forEach(measure::measure);
    }

    /** What explains the figures, without going through the rows again. */
    void keepRowKinds() {
        revisions.forEach(kinds::keep);
    }

    void gate() {
        BalanceGate.check(new Revisions(db), revisions);
    }

    /** The revision of the quarter that was asked for. */
    Revision revision() {
        return revisions.get(revisions.size() - 1);
    }

    private RunScope scope() {
        return new RunScope(
                site.definitions(),
                DefinitionBundle.keep(db, site.definitions(), site.templates()),
                site.program(),
                wanted.quarter,
                QuarterRun.newestBatch(db),
                wanted.asOf,
                wanted.now,
                wanted.reason,
                wanted.asked);
    }
}
