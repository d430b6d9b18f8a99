package cn.jidu.release;

import cn.jidu.definition.Quarter;
import cn.jidu.intake.text.ShownText;
import java.time.Instant;
import java.util.Optional;

/**
 * A plan's report of a revision that was published, whatever became of it.
 *
 * @param revision its number
 * @param boundHash of the data that it was approved for
 * @param publishedAt the instant that its pages carry
 * @param doneAt when it was published indeed: not before that instant
 * @param recall where it was withdrawn
 */
public record PublishedRelease(
        String plan,
        Quarter quarter,
        int revision,
        long revisionId,
        String boundHash,
        Instant publishedAt,
        Instant doneAt,
        Optional<ReleaseRecall> recall) {

    /** That it was withdrawn: when, by whom, why. */
    public record ReleaseRecall(Instant at, String person, String reason) {
        /** What was kept before reasons were looked at hides citizens' numbers too. */
        public ReleaseRecall {
            reason = ShownText.text(reason);
        }
    }

    /** Published and not withdrawn. */
    public boolean stands() {
        return recall.isEmpty();
    }

    /** As {@link ReleaseSubject#name()}. */
    public String name() {
        return plan + "/" + quarter + "/r" + revision;
    }

    /** As it was known at an instant; empty where it was not published by then. */
    Optional<PublishedRelease> asKnown(Instant end) {
        if (!doneAt.isBefore(end)) {
            return Optional.empty();
        }
        return Optional.of(new PublishedRelease(
                plan,
                quarter,
                revision,
                revisionId,
                boundHash,
                publishedAt,
                doneAt,
                recall.filter(r -> r.at().isBefore(end))));
    }
}
