package cn.jidu.deliver;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.Schedule.Recipient;
import java.util.Optional;

/**
 * How it stands with one report for one recipient.
 *
 * @param kind what he is sent
 * @param revision the one that was sent or could not be sent
 * @param reason why it was not sent; empty where it was
 */
public record ReportDispatch(
        Recipient recipient,
        DispatchKind kind,
        String plan,
        Quarter quarter,
        int revision,
        DispatchState state,
        Optional<String> reason) {
    /** What is sent. */
    public enum DispatchKind {
        /** To those alone who get drafts. */
        DRAFT,
        RELEASE,
        /** The notice that a release was withdrawn. */
        RECALL
    }

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
        NO_REPORT,
        /** The recipient gets releases, and none is published yet. */
        NOT_RELEASED
    }

    /** Before anything became of it. */
    static ReportDispatch open(Recipient recipient, DispatchKind kind, String plan, Quarter quarter, int revision) {
        return new ReportDispatch(
                recipient, kind, plan, quarter, revision, DispatchState.NOT_RELEASED, Optional.empty());
    }

    ReportDispatch sent() {
        return ended(DispatchState.SENT);
    }

    ReportDispatch ended(DispatchState how) {
        return new ReportDispatch(recipient, kind, plan, quarter, revision, how, Optional.empty());
    }

    ReportDispatch ended(DispatchState how, String why) {
        return new ReportDispatch(recipient, kind, plan, quarter, revision, how, Optional.of(why));
    }
}
