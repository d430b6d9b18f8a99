package cn.jidu.sample;

import cn.jidu.definition.Quarter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether what a figure needs has arrived: M nothing, P part or stale, A all of it (docs/figures.md, OBS_STATUS). */
final class Completeness {
    private static final List<String> UNIVERSE = List.of("above-scale", "above-quota");
    /** So many rejected rows are still let pass, whatever their share. */
    private static final int LEAST_LOST = 5;

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
            worst = Figures.worst(worst, isThin(Shape.of(need.split(" ", 2)[0]), county, quarter) ? 'P' : 'A');
        }
        if (figure.overUniverse() && worst == 'A') {
            boolean all = !isThin(Shape.ROSTER, county, quarter)
                    && UNIVERSE.stream()
                            .allMatch(r -> inForce.delivered(Shape.ROSTER, county, quarter, Optional.of(r)));
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

    /** Whether a file that stands in the county had more than 1 % and more than 5 of its rows rejected. */
    private boolean isThin(Shape shape, String county, Quarter quarter) {
        List<Delivery> standing = inForce.standing(shape, quarter);
        return IntStream.range(0, standing.size())
                .filter(i -> Counties.isWithin(county, standing.get(i).area()))
                .filter(i -> lost(standing.get(i)) > LEAST_LOST
                        && lost(standing.get(i)) * 100 > standing.get(i).rows().size())
                .anyMatch(i -> stands(standing.get(i), county, standing.subList(i + 1, standing.size())));
    }

    private static long lost(Delivery file) {
        return file.rows().stream().filter(Row::rejected).count();
    }

    /** Whether full files after it have not brought anew all that it brought to the county. */
    private static boolean stands(Delivery file, String county, List<Delivery> later) {
        List<Delivery> full = later.stream()
                .filter(f -> !f.supplement() && f.saysSomething() && Counties.isWithin(county, f.area()))
                .toList();
        Set<String> again = full.stream().flatMap(Completeness::values).collect(Collectors.toSet());
        return full.isEmpty()
                || (file.shape().replacesBy().isPresent()
                        && !again.containsAll(values(file).toList()));
    }

    private static Stream<String> values(Delivery file) {
        return file.loaded().stream()
                .map(r -> file.shape().replacesBy().map(r::text).orElse(""));
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
                .allMatch(c -> IntStream.rangeClosed(1, 3)
                        .allMatch(i -> inForce.delivered(Shape.TAX, c, quarter.plus(-i), Optional.empty())
                                && !isThin(Shape.TAX, c, quarter.plus(-i))));
    }
}
