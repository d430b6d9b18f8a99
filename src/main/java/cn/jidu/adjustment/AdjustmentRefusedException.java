package cn.jidu.adjustment;

/** An adjustment that cannot be; the message is for the user. */
public final class AdjustmentRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AdjustmentRefusedException(String message) {
        super(message);
    }
}
