package cn.jidu.sample;

import cn.jidu.definition.Quarter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        for (String need : figure.needs()) {
            char state = state(need, county, quarter);
            // a level still stands from the quarter before; what happened in this one cannot be known
            worst = Figures.worst(worst, state == 'P' && figure.isFlow() ? 'M' : state);
            worst = Figures.worst(worst, need.equals("loan") ? lenders(county, quarter) : 'A');
        }
        if (figure.overUniverse() && worst == 'A') {
            boolean all =
                    UNIVERSE.stream().allMatch(r -> inForce.delivered(Shape.ROSTER, county, quarter, Optional.of(r)));
            return all ? 'A' : 'P';
        }
        return worst;
    }

    /** @param need a source; of the lists: roster and its key */
    private char state(String need, String county, Quarter quarter) {
        String[] word = need.split(" ", 2);
        Shape shape = Shape.of(word[0]);
        Optional<String> roster = word.length > 1 ? Optional.of(word[1]) : Optional.empty();
        if (inForce.delivered(shape, county, quarter, roster)) {
            return 'A';
        }
        boolean stale = shape.carriesForward()
                && inForce.newestBefore(shape, county, quarter, roster).isPresent();
        return stale ? 'P' : 'M';
    }

    /** Those who lent in the county the quarter before are expected again; without all of them nothing is known. */
    private char lenders(String county, Quarter quarter) {
        List<String> expected = rows(county, quarter.previous())
                .map(h -> h.row().text("lender"))
                .distinct()
                .toList();
        long sent = expected.stream()
                .filter(l -> inForce.delivered(Shape.LOAN, county, quarter, Optional.of(l)))
                .count();
        if (sent == expected.size()) {
            return 'A';
        }
        return sent == 0 && rows(county, quarter).findAny().isEmpty() ? 'M' : 'P';
    }

    private Stream<Held> rows(String county, Quarter quarter) {
        return inForce.of(Shape.LOAN, quarter).rows().stream().filter(h -> Counties.isWithin(h.area(), county));
    }

    /** Whether all of the area's filings of the three quarters before have arrived. */
    boolean hasEarlierFilings(String area, Quarter quarter) {
        return Counties.CODES.stream()
                .filter(c -> Counties.isWithin(c, area))
                .allMatch(c -> java.util.stream.IntStream.rangeClosed(1, 3)
                        .allMatch(i -> inForce.delivered(Shape.TAX, c, quarter.plus(-i), Optional.empty())));
    }
}
