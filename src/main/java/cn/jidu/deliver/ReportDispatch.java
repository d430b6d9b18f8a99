package cn.jidu.deliver;

import cn.jidu.definition.Schedule.Recipient;
import java.util.Optional;

/**
 * How it stands with one report for one recipient.
 *
 * @param revision the one that was sent or could not be sent
 * @param reason why it was not sent; empty where it was
 */
public record ReportDispatch(
        Recipient recipient, String plan, int revision, DispatchState state, Optional<String> reason) {
    /** What became of it. */
    public enum DispatchState {
        /** Taken by the mail server just now. */
        SENT,
        /** The quarter's report was sent earlier; a later revision is not sent by itself. */
        SENT_BEFORE,
        /** The mail server did not take it: it is tried again the next night. */
        FAILED,
        /** No mail server is configured: the outbox alone has it. */
        NO_SERVER,
        /** The revision has no report of the plan, for nothing arrived for its area. */
        NO_REPORT
    }
}
