package cn.jidu.reconcile.revision;

import java.util.List;

/**
 * One line of the statement that accounts for every row of a source, area and quarter.
 *
 * @param area the row's own area up to unmatched, the registry's from moved on; sums of wider areas are lines too
 * @param stage one of {@link #STAGES}
 * @param reason of rejected the code, of duplicate the finding's code, of matched the tier, of unmatched and excluded
 *     the reason; otherwise empty
 */
public record BalanceLine(String source, String area, String stage, String reason, long rows) {
    /** In the order in which rows pass them. */
    public static final List<String> STAGES = List.of(
            "read",
            "rejected",
            "duplicate",
            "loaded",
            "superseded",
            "carried",
            "in-force",
            "matched",
            "unmatched",
            "moved",
            "counted",
            "excluded");
}
