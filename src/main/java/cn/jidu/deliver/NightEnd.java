package cn.jidu.deliver;

/** How a night ended; the subject of the operators' letter says the same. */
public enum NightEnd {
    /** Nothing for anybody to do. */
    GOOD,
    /** Done, and something is left to do: files that need someone, rejected rows, a mail or report not delivered. */
    LEAVES_WORK,
    /** There was nothing to work on: the inbox could not be read, or a report is due and its quarter has no data. */
    INPUT_MISSING,
    /** Something stopped it. */
    FAILED
}
