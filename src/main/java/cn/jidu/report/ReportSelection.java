package cn.jidu.report;

import java.util.Set;

/**
 * The reports that are asked for; the data package is always whole.
 *
 * @param plans keys; empty: every plan
 * @param areas codes; empty: every area
 */
public record ReportSelection(Set<String> plans, Set<String> areas) {
    /** Every report. */
    public static final ReportSelection ALL = new ReportSelection(Set.of(), Set.of());

    public ReportSelection {
        plans = Set.copyOf(plans);
        areas = Set.copyOf(areas);
    }

    boolean includes(String plan, String area) {
        return (plans.isEmpty() || plans.contains(plan)) && (areas.isEmpty() || areas.contains(area));
    }
}
