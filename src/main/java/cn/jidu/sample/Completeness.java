package cn.jidu.sample;

import cn.jidu.definition.Quarter;
import java.util.List;
import java.util.Optional;

/** Whether what a figure needs has arrived: M nothing, P part or stale, A all of it (docs/figures.md, OBS_STATUS). */
final class Completeness {
    private static final List<String> UNIVERSE = List.of("above-scale", "above-quota");
    private final InForce inForce;

    Completeness(InForce inForce) {
        this.inForce = inForce;
    }

    char input(Figure figure, String area, Quarter quarter) {
        if (!area.equals(Counties.CITY)) {
            return county(figure, area, quarter);
        }
        List<Character> parts =
                Counties.CODES.stream().map(c -> county(figure, c, quarter)).toList();
        if (parts.stream().allMatch(p -> p == 'M')) {
            return 'M';
        }
        return parts.stream().allMatch(p -> p == 'A') ? 'A' : 'P';
    }

    private char county(Figure figure, String county, Quarter quarter) {
        char worst = 'A';
        for (Shape need : figure.needs()) {
            Optional<String> roster = need == Shape.ROSTER ? figure.roster() : Optional.empty();
            char state = state(need, county, quarter, roster);
            // a level still stands from the quarter before; what happened in this one cannot be known
            worst = Figures.worst(worst, state == 'P' && figure.isFlow() ? 'M' : state);
        }
        if (figure.overUniverse() && worst == 'A') {
            boolean all =
                    UNIVERSE.stream().allMatch(r -> inForce.delivered(Shape.ROSTER, county, quarter, Optional.of(r)));
            return all ? 'A' : 'P';
        }
        return worst;
    }

    private char state(Shape shape, String county, Quarter quarter, Optional<String> roster) {
        if (inForce.delivered(shape, county, quarter, roster)) {
            return 'A';
        }
        boolean stale = shape.carriesForward()
                && inForce.newestBefore(shape, county, quarter, roster).isPresent();
        return stale ? 'P' : 'M';
    }
}
