package cn.jidu.intake.table;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.text.ShownText;

/** A delivery cannot be taken in; the message is for the user, in Chinese, and says what to do. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final PackageTexts TEXTS = PackageTexts.chinese(RefusedException.class);

    /** Some pages: what a hostile file made longer is of no use to anybody. */
    private static final int LONGEST = 4000;

    private final RefusalCode refusal;

    /** @param message what it repeats of the file is shown as {@link ShownText#text} does */
    public RefusedException(RefusalCode refusal, String message) {
        super(ShownText.text(message, LONGEST));
        this.refusal = refusal;
    }

    /**
     * TOO_LARGE, naming the setting, its value and what the file has.
     *
     * @param place of what is too large in the file; empty where all of it is
     */
    public static RefusedException tooLarge(LimitExcess excess, String fileName, String place) {
        String key = "limit." + excess.limit().key();
        return new RefusedException(
                RefusalCode.TOO_LARGE, TEXTS.get(key, fileName, excess.bound(), excess.has(), place));
    }

    /** Why the file is refused. */
    public RefusalCode refusal() {
        return refusal;
    }

    /** As {@link #getMessage()}, which a Throwable may leave null. */
    public String message() {
        return String.valueOf(getMessage());
    }
}
