package cn.jidu.measure.count;

import static cn.jidu.store.SqlQuotes.literal;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.SqlTemplate;
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
public record MeasureScope(String key, Universe universe, Optional<LocalDate> planFirstDay) {
    /** The universe of figures outside plans (CONTRACTS, section 2). */
    public static final String OUTSIDE_PLANS = "small_micro";

    /** What the indicator is counted over inside the plan, or where there is none, outside plans. */
    public static MeasureScope of(Definitions definitions, Optional<Plan> plan, Indicator indicator) {
        return plan.map(p ->
                        indicator.isOnlyInPlans() ? ofPlan(definitions, p) : overUniverse(definitions, p.universe()))
                .orElseGet(() -> overUniverse(definitions, OUTSIDE_PLANS));
    }

    /** The one text by which rows are counted and by which they are listed. */
    public String predicate(SqlTemplate where) {
        SqlTemplate ofUniverse = new SqlTemplate(universe.predicate());
        return where.with(
                part -> part.equals(Indicator.UNIVERSE) ? "(" + ofUniverse.with(this::ofPlan) + ")" : ofPlan(part));
    }

    /** What no scope gives stays as it was written: the database says so. */
    private String ofPlan(String part) {
        return planFirstDay
                .filter(day -> part.equals(Indicator.PLAN_FIRST_DAY))
                .map(day -> "date " + literal(day.toString()))
                .orElse(part);
    }

    /** The key that an indicator's figures inside a plan are kept under. */
    public static String keyOf(Plan plan, Indicator indicator) {
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
    public static List<MeasureScope> of(Definitions definitions, List<String> areas, Quarter quarter) {
        SortedMap<String, MeasureScope> scopes = new TreeMap<>();
        add(scopes, overUniverse(definitions, OUTSIDE_PLANS));
        for (Plan plan : definitions.plans().values()) {
            if (!areas.contains(plan.area()) || !plan.asksFor(quarter)) {
                continue;
            }
            add(scopes, overUniverse(definitions, plan.universe()));
            if (plan.runsIn(quarter)) {
                add(scopes, ofPlan(definitions, plan));
            }
        }
        return new ArrayList<>(scopes.values());
    }

    private static void add(SortedMap<String, MeasureScope> scopes, MeasureScope scope) {
        scopes.put(scope.key(), scope);
    }

    private static MeasureScope overUniverse(Definitions definitions, String universe) {
        return new MeasureScope(universe, universe(definitions, universe), Optional.empty());
    }

    private static MeasureScope ofPlan(Definitions definitions, Plan plan) {
        return new MeasureScope(
                keyOf(plan),
                universe(definitions, plan.universe()),
                Optional.of(plan.first().firstDay()));
    }

    private static Universe universe(Definitions definitions, String key) {
        Universe universe = definitions.universes().get(key);
        if (universe == null) {
            throw new IllegalStateException("no universe " + key);
        }
        return universe;
    }

    /** Whether the indicator is counted here. */
    public boolean holds(Indicator indicator) {
        return indicator.isOnlyInPlans() == planFirstDay.isPresent();
    }
}
