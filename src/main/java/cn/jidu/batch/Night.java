package cn.jidu.batch;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Schedule;
import cn.jidu.deliver.MailServer;
import cn.jidu.deliver.NightEnd;
import cn.jidu.deliver.NightOutcome;
import cn.jidu.deliver.NightWords;
import cn.jidu.deliver.OperatorLetters;
import cn.jidu.deliver.ReleaseDelivery;
import cn.jidu.deliver.ReportDelivery;
import cn.jidu.deliver.ReportDispatch;
import cn.jidu.delivery.DeliveryTable;
import cn.jidu.intake.inbox.BatchBringer;
import cn.jidu.reconcile.arrival.ExpectedFiles;
import cn.jidu.reconcile.arrival.FileExpectation;
import cn.jidu.release.DraftCleaning;
import cn.jidu.report.evidence.ExpectedWords;
import cn.jidu.run.InboxGuard;
import cn.jidu.run.InboxLostException;
import cn.jidu.run.InputMissingException;
import cn.jidu.run.RunRequest;
import cn.jidu.run.RunResult;
import cn.jidu.run.RunSite;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One night: takes in what arrived, brings the newest ended quarter up to date, from its report day on sends its report,
 * and tells the operators how it went (docs/night.md).
 */
public final class Night {
    private final Schedule schedule;
    private final Supplier<NightSite> sites;
    private final Path inbox;
    private final Optional<MailServer> mailServer;
    private final Clock clock;
    private final NightLog log;

    /**
     * @param schedule holds for nights that cannot read a newer one
     * @param sites opened for every night
     * @param mailServer empty: reports go to the outbox only
     */
    public Night(
            Schedule schedule,
            Supplier<NightSite> sites,
            Path inbox,
            Optional<MailServer> mailServer,
            Clock clock,
            NightLog log) {
        this.schedule = schedule;
        this.sites = sites;
        this.inbox = inbox;
        this.mailServer = mailServer;
        this.clock = clock;
        this.log = log;
    }

    /**
     * Runs one night to its end, whatever happens.
     *
     * @return how; what the operators could not be told by mail is left to do
     */
    public NightEnd run() {
        Instant now = clock.instant();
        log.nightStarted(LocalDate.ofInstant(now, schedule.timeZone()));
        Schedule read = schedule;
        NightOutcome outcome;
        try (NightSite site = sites.get()) {
            read = site.schedule();
            outcome = work(site, now);
        } catch (RuntimeException | Error e) {
            outcome = stopped(read, now, e);
        }
        boolean told = tell(read, outcome);
        return told || outcome.end() != NightEnd.GOOD ? outcome.end() : NightEnd.LEAVES_WORK;
    }

    private NightOutcome stopped(Schedule read, Instant now, Throwable e) {
        LocalDate date = LocalDate.ofInstant(now, read.timeZone());
        Quarter quarter = read.quarterOn(date);
        String why = log.failed(e);
        NightEnd end = NightEnd.INPUT_MISSING;
        if (!(e instanceof InboxLostException)) {
            end = NightEnd.FAILED;
            databaseOpens();
        }
        return NightOutcome.stopped(date, quarter, read.reportDay(quarter), new NightOutcome.Stop(end, why));
    }

    /** Between nights the scheduler could not reach its database: tries to bring it back, and tells the operators. */
    public void databaseLost(Exception e) {
        String why = log.failed(e);
        log.warned(why);
        new OperatorLetters(schedule, mailServer)
                .tellOfLostDatabase(why, databaseOpens(), log.place())
                .forEach(log::warned);
    }

    /** Opening it starts an embedded server that was lost. */
    private boolean databaseOpens() {
        try (NightSite site = sites.get()) {
            return site.site().database().serverVersion().length() > 0;
        } catch (RuntimeException e) {
            log.warned(log.failed(e));
            return false;
        }
    }

    private NightOutcome work(NightSite site, Instant now) {
        Schedule read = site.schedule();
        LocalDate date = LocalDate.ofInstant(now, read.timeZone());
        Quarter quarter = read.quarterOn(date);
        LocalDate reportDay = read.reportDay(quarter);
        try {
            return new RunJob(site.site(), log).run(request(quarter, date, now), result -> {
                List<ReportDispatch> dispatches =
                        date.isBefore(reportDay) ? List.of() : deliver(site, quarter, result, now);
                return outcome(site, date, quarter, reportDay, Optional.of(result), dispatches);
            });
        } catch (InputMissingException e) {
            return outcome(site, date, quarter, reportDay, before(site, quarter.previous(), date, now), List.of());
        }
    }

    /** Until the first extract of a quarter is there, late corrections of the one before still count. */
    private Optional<RunResult> before(NightSite site, Quarter quarter, LocalDate date, Instant now) {
        try {
            return Optional.of(new RunJob(site.site(), log).run(request(quarter, date, now)));
        } catch (InputMissingException e) {
            return Optional.empty();
        }
    }

    private List<ReportDispatch> deliver(NightSite night, Quarter quarter, RunResult result, Instant now) {
        RunSite site = night.site();
        return new ReportDelivery(site.home(), site.database(), site.definitions(), night.schedule(), mailServer)
                .deliver(quarter, result.revision().number(), result.folder(), now);
    }

    private RunRequest request(Quarter quarter, LocalDate date, Instant now) {
        return new RunRequest(
                quarter,
                inbox,
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                date,
                now,
                BatchBringer.Way.NIGHT);
    }

    private void clean(NightSite night) {
        night.schedule().keepDraftDays().ifPresent(days -> {
            List<String> cleaned = new DraftCleaning(
                            new JdbcTemplate(night.site().database().reader()),
                            night.site().home())
                    .clean(Duration.ofDays(days), clock.instant());
            NightWords.cleaned(cleaned).forEach(log::said);
        });
    }

    /** Published by day and not brought to everyone then. */
    private List<ReportDispatch> released(NightSite night) {
        RunSite site = night.site();
        return new ReleaseDelivery(site.home(), site.database(), site.definitions(), night.schedule(), mailServer)
                .deliver(clock.instant());
    }

    private NightOutcome outcome(
            NightSite site,
            LocalDate date,
            Quarter quarter,
            LocalDate reportDay,
            Optional<RunResult> result,
            List<ReportDispatch> dispatches) {
        Optional<NightOutcome.NightWork> work = result.map(r -> new NightOutcome.NightWork(
                r.revision().quarter(), r.revision().number(), r.revision().isNew(), r.takenIn(), r.folder()));
        clean(site);
        JdbcTemplate db = new JdbcTemplate(site.site().database().reader());
        DeliveryTable deliveries = new DeliveryTable(db);
        Definitions definitions = site.site().definitions();
        List<FileExpectation> expected = ExpectedFiles.list(
                db,
                definitions,
                site.schedule().expectedFrom(),
                quarter,
                date,
                site.schedule().timeZone());
        return new NightOutcome(
                date,
                quarter,
                ExpectedFiles.plans(db, definitions, quarter).hasOneIn(quarter),
                reportDay,
                work,
                deliveries.listOutstanding().stream()
                        .map(d -> d.told(site.advice()))
                        .toList(),
                deliveries.listWaiting(),
                Optional.of(inbox).filter(new InboxGuard(db)::isEmptied),
                new ExpectedWords(definitions).overdue(expected),
                new StaleLines(site).list(),
                Stream.concat(dispatches.stream(), released(site).stream()).toList(),
                Optional.empty());
    }

    private boolean tell(Schedule read, NightOutcome outcome) {
        NightWords words = new NightWords(outcome);
        words.lines().forEach(isTrouble(outcome) ? log::warned : log::said);
        List<String> untold = new OperatorLetters(read, mailServer).tell(outcome, log.place());
        untold.forEach(log::warned);
        log.said(words.subject());
        return untold.isEmpty();
    }

    /** What somebody is to hear of at once, not only in the letter: on standard error. */
    private static boolean isTrouble(NightOutcome outcome) {
        return outcome.end() == NightEnd.FAILED
                || outcome.end() == NightEnd.INPUT_MISSING
                || outcome.emptied().isPresent()
                || outcome.dispatches().stream().anyMatch(d -> d.state() == ReportDispatch.DispatchState.FAILED);
    }
}
