package cn.jidu.delivery;

import java.time.Instant;

/**
 * What somebody decided about a file.
 *
 * @param number later ones have higher numbers; 0: not kept yet
 * @param kind accepted, unaccepted or closed
 * @param by empty where this was not kept yet
 */
public record FileJudgement(long number, String kind, String reason, String by, Instant at) {
    /** A held file was let in. */
    public static final String ACCEPTED = "accepted";

    /** It was held again. */
    public static final String UNACCEPTED = "unaccepted";

    /** It needs nobody any more. */
    public static final String CLOSED = "closed";
}
