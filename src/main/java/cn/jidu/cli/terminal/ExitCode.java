package cn.jidu.cli.terminal;

/** The exit statuses that other programs rely on (CONTRACTS, section 4). */
public final class ExitCode {
    /** All is well. */
    public static final int DONE = 0;

    /** Something stopped it. */
    public static final int FAILED = 1;

    /** What was asked for is not understood, or is not this person's to do. */
    public static final int USAGE = 2;
    /** A gate holds the release. */
    public static final int HELD = 3;

    /** The inbox is gone, or there is nothing of the quarter. */
    public static final int INPUT_MISSING = 4;

    /** Done, with files or rows that somebody has to look at. */
    public static final int DONE_WITH_REFUSALS = 5;

    private ExitCode() {}
}
