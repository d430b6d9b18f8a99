package cn.jidu.cli;

/** The exit statuses that other programs rely on (CONTRACTS, section 4). */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    /** A gate holds the release. */
    static final int HELD = 3;

    static final int INPUT_MISSING = 4;
    static final int DONE_WITH_REFUSALS = 5;

    private ExitCode() {}
}
