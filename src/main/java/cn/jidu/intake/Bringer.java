package cn.jidu.intake;

/**
 * Who or what brings files in.
 *
 * @param user the account of the system that the program runs under
 */
public record Bringer(Way way, String user) {

    /** The command. */
    public enum Way {
        RUN,
        INGEST,
        NIGHT
    }
}
