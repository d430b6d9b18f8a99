package cn.jidu.definition.source;

import java.time.LocalDate;

/**
 * The days that a spreadsheet's serial number is believed to mean: a number of five digits that means another day is a
 * slip.
 *
 * @param from the first of them
 * @param to the last
 */
public record SerialWindow(LocalDate from, LocalDate to) {
    /** Whether a serial number may mean the day; both ends may. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
