package cn.jidu.decision;

/** A decision that cannot be kept; the message is for the user, in Chinese: why, and what to do. */
public final class DecisionRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DecisionRefusedException(String message) {
        super(message);
    }
}
