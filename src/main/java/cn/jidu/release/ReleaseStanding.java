package cn.jidu.release;

import cn.jidu.definition.Quarter;
import java.util.Optional;

/**
 * How a plan's report of a revision stands that somebody has done something to.
 *
 * @param revision its number
 * @param state a draft again where definitions or program are others than it was submitted with
 * @param release where it was published
 * @param newest the number of the quarter's newest revision
 * @param newestRecalled it was published too, and recalled: it never will be again
 */
public record ReleaseStanding(
        String plan,
        Quarter quarter,
        int revision,
        ReleaseState state,
        Optional<PublishedRelease> release,
        int newest,
        boolean newestRecalled) {

    /** As {@link ReleaseSubject#name()}. */
    public String name() {
        return plan + "/" + quarter + "/r" + revision;
    }

    /** It holds, and there is a later revision that is not published, or not any more. */
    public boolean isOvertaken() {
        return state == ReleaseState.PUBLISHED && newest > revision;
    }
}
