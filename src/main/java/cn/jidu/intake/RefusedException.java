package cn.jidu.intake;

import cn.jidu.definition.Texts;

/** A delivery cannot be taken in; the message is for the user, in Chinese, and says what to do. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final Texts TEXTS = Texts.chinese(RefusedException.class);

    private final Refusal refusal;

    public RefusedException(Refusal refusal, String message) {
        super(message);
        this.refusal = refusal;
    }

    /**
     * TOO_LARGE, naming the setting, its value and what the file has.
     *
     * @param place of what is too large in the file; empty where all of it is
     */
    public static RefusedException tooLarge(Excess excess, String fileName, String place) {
        String key = "limit." + excess.limit().key();
        return new RefusedException(Refusal.TOO_LARGE, TEXTS.get(key, fileName, excess.bound(), excess.has(), place));
    }

    public Refusal refusal() {
        return refusal;
    }

    /** As {@link #getMessage()}, which a Throwable may leave null. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
