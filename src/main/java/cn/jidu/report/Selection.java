package cn.jidu.report;

import java.util.Set;

/**
 * The reports that are asked for; the data package is always whole.
 *
 * @param plans keys; empty: every plan
 * @param areas codes; empty: every area
 */
public record Selection(Set<String> plans, Set<String> areas) {
    /** Every report. */
    public static final Selection ALL = new Selection(Set.of(), Set.of());

    public Selection {
        plans = Set.copyOf(plans);
        areas = Set.copyOf(areas);
    }

    boolean includes(String plan, String area) {
        return (plans.isEmpty() || plans.contains(plan)) && (areas.isEmpty() || areas.contains(area));
    }
}
