package cn.jidu.deliver;

import cn.jidu.definition.Quarter;
import cn.jidu.report.QuarterResults.DeliveryLine;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How a night went.
 *
 * @param quarter the newest that has ended
 * @param reportDay from which on its report is sent
 * @param work empty where nothing could be measured
 * @param outstanding files that need someone, whichever night they came
 * @param waiting names of files that were still being written
 * @param overdue what should have come for the quarter and has not, a line per source
 * @param dispatches empty before the report day
 * @param failure what stopped the night, in one line
 */
public record NightOutcome(
        LocalDate date,
        Quarter quarter,
        LocalDate reportDay,
        Optional<Work> work,
        List<DeliveryLine> outstanding,
        List<String> waiting,
        List<String> overdue,
        List<Dispatch> dispatches,
        Optional<String> failure) {

    /**
     * What the night's run did.
     *
     * @param quarter the one measured: an earlier one while the night's own has no registration extract yet
     * @param files how every file fared that it found
     */
    public record Work(Quarter quarter, int revision, boolean isNew, List<DeliveryLine> files, Path reports) {
        public Work {
            files = List.copyOf(files);
        }
    }

    public NightOutcome {
        outstanding = List.copyOf(outstanding);
        waiting = List.copyOf(waiting);
        overdue = List.copyOf(overdue);
        dispatches = List.copyOf(dispatches);
    }

    /** A night that was stopped. */
    public static NightOutcome failed(LocalDate date, Quarter quarter, LocalDate reportDay, String why) {
        return new NightOutcome(
                date,
                quarter,
                reportDay,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(why));
    }

    /** The day is there and there is nothing to report from. */
    public boolean isOverdue() {
        return failure.isEmpty() && !date.isBefore(reportDay) && !isMeasured();
    }

    /** The night's own quarter has a revision. */
    public boolean isMeasured() {
        return work.filter(w -> w.quarter().equals(quarter)).isPresent();
    }

    /** Nothing went wrong that the program or the mail server has to answer for; files may have been refused. */
    public boolean isGood() {
        return failure.isEmpty()
                && !isOverdue()
                && dispatches.stream().noneMatch(d -> d.state() == Dispatch.State.FAILED);
    }
}
