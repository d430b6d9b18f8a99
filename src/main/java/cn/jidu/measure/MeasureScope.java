package cn.jidu.measure;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Universe;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What figures are counted over: a universe, and inside a plan from its first day on.
 *
 * @param key as kept with the figure
 * @param planFirstDay of the scopes that hold only what is counted from that day on
 */
record MeasureScope(String key, Universe universe, Optional<LocalDate> planFirstDay) {

    /** The key that an indicator's figures inside a plan are kept under. */
    static String keyOf(Plan plan, Indicator indicator) {
        return indicator.isOnlyInPlans() ? keyOf(plan) : plan.universe();
    }

    private static String keyOf(Plan plan) {
        return plan.universe() + "@" + plan.first();
    }

    /**
     * Everything that has to be counted in the quarter, in order of the key.
     *
     * @param areas those that figures are made for: plans of other places ask for nothing
     */
    static List<MeasureScope> of(Definitions definitions, List<String> areas, Quarter quarter) {
        SortedMap<String, MeasureScope> scopes = new TreeMap<>();
        add(scopes, definitions, Measure.OUTSIDE_PLANS);
        for (Plan plan : definitions.plans().values()) {
            if (!areas.contains(plan.area()) || !plan.asksFor(quarter)) {
                continue;
            }
            add(scopes, definitions, plan.universe());
            if (plan.runsIn(quarter)) {
                Universe universe = universe(definitions, plan.universe());
                scopes.put(
                        keyOf(plan),
                        new MeasureScope(
                                keyOf(plan), universe, Optional.of(plan.first().firstDay())));
            }
        }
        return new ArrayList<>(scopes.values());
    }

    private static void add(SortedMap<String, MeasureScope> scopes, Definitions definitions, String universe) {
        scopes.put(universe, new MeasureScope(universe, universe(definitions, universe), Optional.empty()));
    }

    private static Universe universe(Definitions definitions, String key) {
        Universe universe = definitions.universes().get(key);
        if (universe == null) {
            throw new IllegalStateException("no universe " + key);
        }
        return universe;
    }

    /** Whether the indicator is counted here. */
    boolean holds(Indicator indicator) {
        return indicator.isOnlyInPlans() == planFirstDay.isPresent();
    }
}
