package cn.jidu.cli.terminal;

/** The user asked for something that cannot be: exit status 2. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message for the user, in the terminal's language: what was given, what was expected */
    public UsageException(String message) {
        super(message);
    }
}
