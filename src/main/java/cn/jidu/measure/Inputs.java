package cn.jidu.measure;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Behaviour;
import cn.jidu.definition.Universe;
import cn.jidu.reconcile.Completeness;
import cn.jidu.reconcile.Completeness.State;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What arrived for a quarter, and what that leaves of a figure's status. */
final class Inputs {
    private final Map<List<String>, State> states;
    private final List<Map<List<String>, State>> before;

    /**
     * @param completeness of the quarter
     * @param before of the three quarters before it; of one that was never measured nothing
     */
    Inputs(List<Completeness> completeness, List<List<Completeness>> before) {
        this.states = states(completeness);
        this.before = before.stream().map(Inputs::states).toList();
    }

    private static Map<List<String>, State> states(List<Completeness> completeness) {
        return completeness.stream().collect(Collectors.toMap(c -> List.of(c.source(), c.area()), Completeness::state));
    }

    /** The status before the rows are looked at: M, P or A (docs/figures.md, OBS_STATUS). */
    Status status(Indicator indicator, Universe universe, String area, boolean overUniverse) {
        Status worst = Status.A;
        for (String need : indicator.needs()) {
            worst = worse(worst, ofCounted(state(need, area), indicator.behaviour()));
        }
        for (String need : indicator.needsTrailing()) {
            boolean whole = before.stream().allMatch(b -> state(b, need, area) == State.DELIVERED);
            worst = worse(worst, whole ? Status.A : Status.P);
        }
        if (overUniverse) {
            for (String need : universe.needs()) {
                worst = worse(worst, state(need, area) == State.DELIVERED ? Status.A : Status.P);
            }
        }
        return worst;
    }

    private static Status ofCounted(State state, Behaviour behaviour) {
        return switch (state) {
            case DELIVERED -> Status.A;
            case PARTIAL -> Status.P;
            case STALE -> behaviour == Behaviour.FLOW ? Status.M : Status.P;
            case MISSING -> Status.M;
        };
    }

    private State state(String need, String area) {
        return state(states, need, area);
    }

    private static State state(Map<List<String>, State> states, String need, String area) {
        return states.getOrDefault(List.of(need, area), State.MISSING);
    }

    /** The first of M, P, E, A that one of the two is. */
    static Status worse(Status a, Status b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
