package cn.jidu.deliver;

import cn.jidu.definition.Quarter;
import cn.jidu.delivery.FileCounts;
import cn.jidu.delivery.ReceivedFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How a night went.
 *
 * @param quarter the newest that has ended
 * @param hasPlan whether a plan is in force in it
 * @param reportDay from which on its report is sent
 * @param work empty where nothing could be measured
 * @param outstanding files that need someone, whichever night they came
 * @param waiting names of files that were still being written
 * @param emptied the inbox, where it is wholly empty though files lay there the last time
 * @param overdue what should have come for the quarter and has not, a line per source
 * @param stale what is out of date and what brings it up to date, a line each
 * @param dispatches empty before the report day
 * @param stop what stopped the night
 */
public record NightOutcome(
        LocalDate date,
        Quarter quarter,
        boolean hasPlan,
        LocalDate reportDay,
        Optional<NightWork> work,
        List<ReceivedFile> outstanding,
        List<String> waiting,
        Optional<Path> emptied,
        List<String> overdue,
        List<String> stale,
        List<ReportDispatch> dispatches,
        Optional<Stop> stop) {

    /**
     * What stopped a night.
     *
     * @param why in one line
     */
    public record Stop(NightEnd end, String why) {}

    /**
     * What the night's run did.
     *
     * @param quarter the one measured: an earlier one while the night's own has no registration extract yet
     * @param files how every file fared that it found
     */
    public record NightWork(Quarter quarter, int revision, boolean isNew, List<ReceivedFile> files, Path reports) {
        public NightWork {
            files = List.copyOf(files);
        }
    }

    public NightOutcome {
        outstanding = List.copyOf(outstanding);
        waiting = List.copyOf(waiting);
        overdue = List.copyOf(overdue);
        stale = List.copyOf(stale);
        dispatches = List.copyOf(dispatches);
    }

    /** A night that was stopped. */
    public static NightOutcome stopped(LocalDate date, Quarter quarter, LocalDate reportDay, Stop stop) {
        return new NightOutcome(
                date,
                quarter,
                true,
                reportDay,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(stop));
    }

    /** The day is there and there is nothing to report from. */
    public boolean isOverdue() {
        return stop.isEmpty() && !date.isBefore(reportDay) && !isMeasured();
    }

    /** The night's own quarter has a revision. */
    public boolean isMeasured() {
        return work.filter(w -> w.quarter().equals(quarter)).isPresent();
    }

    /** Files that were refused or held need someone; they are no failure of the night. */
    public NightEnd end() {
        if (stop.isPresent()) {
            return stop.get().end();
        }
        if (isOverdue()) {
            return NightEnd.INPUT_MISSING;
        }
        return leavesWork() ? NightEnd.LEAVES_WORK : NightEnd.GOOD;
    }

    private boolean leavesWork() {
        return emptied.isPresent()
                || !outstanding.isEmpty()
                || dispatches.stream()
                        .anyMatch(d -> d.state() == ReportDispatch.DispatchState.FAILED
                                || d.state() == ReportDispatch.DispatchState.NO_SERVER)
                || work.filter(w -> new FileCounts(w.files()).rejected() > 0).isPresent();
    }
}
