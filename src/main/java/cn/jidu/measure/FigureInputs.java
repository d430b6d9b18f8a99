package cn.jidu.measure;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Behaviour;
import cn.jidu.definition.Universe;
import cn.jidu.reconcile.arrival.SourceCompleteness;
import cn.jidu.reconcile.arrival.SourceCompleteness.CompletenessState;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What arrived for a quarter, and what that leaves of a figure's status. */
final class FigureInputs {
    private final Map<List<String>, CompletenessState> states;
    private final List<Map<List<String>, CompletenessState>> before;

    /**
     * @param completeness of the quarter
     * @param before of the three quarters before it; of one that was never measured nothing
     */
    FigureInputs(List<SourceCompleteness> completeness, List<List<SourceCompleteness>> before) {
        this.states = states(completeness);
        this.before = before.stream().map(FigureInputs::states).toList();
    }

    private static Map<List<String>, CompletenessState> states(List<SourceCompleteness> completeness) {
        return completeness.stream()
                .collect(Collectors.toMap(c -> List.of(c.source(), c.area()), SourceCompleteness::state));
    }

    /** The status before the rows are looked at: M, P or A (docs/figures.md, OBS_STATUS). */
    FigureStatus status(Indicator indicator, Universe universe, String area, boolean overUniverse) {
        FigureStatus worst = FigureStatus.A;
        for (String need : indicator.needs()) {
            worst = worse(worst, ofCounted(state(need, area), indicator.behaviour()));
        }
        for (String need : indicator.needsTrailing()) {
            boolean whole = before.stream().allMatch(b -> state(b, need, area) == CompletenessState.DELIVERED);
            worst = worse(worst, whole ? FigureStatus.A : FigureStatus.P);
        }
        if (overUniverse) {
            for (String need : universe.needs()) {
                worst = worse(
                        worst, state(need, area) == CompletenessState.DELIVERED ? FigureStatus.A : FigureStatus.P);
            }
        }
        return worst;
    }

    private static FigureStatus ofCounted(CompletenessState state, Behaviour behaviour) {
        return switch (state) {
            case DELIVERED -> FigureStatus.A;
            case PARTIAL -> FigureStatus.P;
            case STALE -> behaviour == Behaviour.FLOW ? FigureStatus.M : FigureStatus.P;
            case MISSING -> FigureStatus.M;
        };
    }

    private CompletenessState state(String need, String area) {
        return state(states, need, area);
    }

    private static CompletenessState state(Map<List<String>, CompletenessState> states, String need, String area) {
        return states.getOrDefault(List.of(need, area), CompletenessState.MISSING);
    }

    /** The first of M, P, E, A that one of the two is. */
    static FigureStatus worse(FigureStatus a, FigureStatus b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
