package cn.jidu.intake;

/** A delivery cannot be taken in; the message is for the user, in Chinese, and says what to do. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    public RefusedException(Refusal refusal, String message) {
        super(message);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }

    /** As {@link #getMessage()}, which a Throwable may leave null. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
