package cn.jidu.reconcile.revision;

/**
 * One line of the statement that accounts for every row of a source, area and quarter.
 *
 * @param area the row's own area up to unmatched, the registry's from moved on; sums of wider areas are lines too
 * @param stage read, rejected, duplicate, loaded, superseded, carried, in-force, matched, unmatched, moved, counted or
 *     excluded
 * @param reason of rejected the code, of duplicate the finding's code, of matched the tier, of unmatched and excluded
 *     the reason; otherwise empty
 */
public record BalanceLine(String source, String area, String stage, String reason, long rows) {}
