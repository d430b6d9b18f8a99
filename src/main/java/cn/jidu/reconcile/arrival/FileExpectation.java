package cn.jidu.reconcile.arrival;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a department owes for an area and quarter, and how it stands on a day.
 *
 * @param value of the replace field, where figures need one list of a source; empty: the whole source
 * @param due the last day on which it is in time
 * @param days late by, or overdue by on the day that was asked for; 0 where it is neither
 * @param file the refused or held file that came instead, the newest
 */
public record FileExpectation(
        String source,
        Optional<String> value,
        String area,
        LocalDate due,
        ExpectationState state,
        long days,
        Optional<String> file) {

    /** Arrived, in time or late; came and was turned away; did not come, in time or not. */
    public enum ExpectationState {
        ON_TIME,
        LATE,
        REFUSED,
        HELD,
        MISSING,
        AWAITED
    }

    /** Owed, and the day is over. */
    public boolean isOverdue() {
        return days > 0 && state != ExpectationState.LATE;
    }
}
