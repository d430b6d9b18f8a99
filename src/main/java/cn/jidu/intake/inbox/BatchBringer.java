package cn.jidu.intake.inbox;

/**
 * Who or what brings files in.
 *
 * @param user the account of the system that the program runs under
 */
public record BatchBringer(Way way, String user) {

    /** The command. */
    public enum Way {
        RUN,
        INGEST,
        NIGHT
    }
}
