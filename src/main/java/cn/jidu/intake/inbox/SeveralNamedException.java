package cn.jidu.intake.inbox;

/** Several files have the name that was given, and nobody knows which one is meant. */
public final class SeveralNamedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SeveralNamedException(String message) {
        super(message);
    }
}
