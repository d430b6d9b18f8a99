package cn.jidu.sample.oracle;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.FigureKind;
import cn.jidu.sample.city.SampleCounties;
import cn.jidu.sample.city.SampleRow;
import cn.jidu.sample.city.SourceShape;
import cn.jidu.sample.sent.SentFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether what a figure needs has arrived: M nothing, P part or stale, A all of it (docs/figures.md, OBS_STATUS). */
final class ExpectedCompleteness {
    private static final List<String> UNIVERSE = List.of("above-scale", "above-quota");
    /** So many rejected rows are still let pass, whatever their share. */
    private static final int LEAST_LOST = 5;

    private final ExpectedInForce inForce;

    ExpectedCompleteness(ExpectedInForce inForce) {
        this.inForce = inForce;
    }

    char input(FigureKind figure, String area, Quarter quarter) {
        if (!area.equals(SampleCounties.CITY)) {
            return county(figure, area, quarter);
        }
        List<Character> parts = SampleCounties.CODES.stream()
                .map(c -> county(figure, c, quarter))
                .toList();
        if (parts.stream().allMatch(p -> p == 'M')) {
            return 'M';
        }
        return parts.stream().allMatch(p -> p == 'A') ? 'A' : 'P';
    }

    private char county(FigureKind figure, String county, Quarter quarter) {
        char worst = 'A';
        for (String need : figure.needs()) {
            char state = state(need, county, quarter);
            // a level still stands from the quarter before; what happened in this one cannot be known
            worst = ExpectedFigures.worst(worst, state == 'P' && figure.isFlow() ? 'M' : state);
            worst = ExpectedFigures.worst(worst, need.equals("loan") ? lenders(county, quarter) : 'A');
            worst = ExpectedFigures.worst(
                    worst, isThin(SourceShape.of(need.split(" ", 2)[0]), county, quarter) ? 'P' : 'A');
        }
        if (figure.overUniverse() && worst == 'A') {
            boolean all = !isThin(SourceShape.ROSTER, county, quarter)
                    && UNIVERSE.stream()
                            .allMatch(r -> inForce.delivered(SourceShape.ROSTER, county, quarter, Optional.of(r)));
            return all ? 'A' : 'P';
        }
        return worst;
    }

    /** @param need a source; of the lists: roster and its key */
    private char state(String need, String county, Quarter quarter) {
        String[] word = need.split(" ", 2);
        SourceShape shape = SourceShape.of(word[0]);
        Optional<String> roster = word.length > 1 ? Optional.of(word[1]) : Optional.empty();
        if (inForce.delivered(shape, county, quarter, roster)) {
            return 'A';
        }
        boolean stale = shape.carriesForward()
                && inForce.newestBefore(shape, county, quarter, roster).isPresent();
        return stale ? 'P' : 'M';
    }

    /** Whether a file that stands in the county had more than 1 % and more than 5 of its rows rejected. */
    private boolean isThin(SourceShape shape, String county, Quarter quarter) {
        List<SentFile> standing = inForce.standing(shape, quarter);
        return IntStream.range(0, standing.size())
                .filter(i -> SampleCounties.isWithin(county, standing.get(i).area()))
                .filter(i -> lost(standing.get(i)) > LEAST_LOST
                        && lost(standing.get(i)) * 100 > standing.get(i).rows().size())
                .anyMatch(i -> stands(standing.get(i), county, standing.subList(i + 1, standing.size())));
    }

    private static long lost(SentFile file) {
        return file.rows().stream().filter(SampleRow::rejected).count();
    }

    /** Whether full files after it have not brought anew all that it brought to the county. */
    private static boolean stands(SentFile file, String county, List<SentFile> later) {
        List<SentFile> full = later.stream()
                .filter(f -> !f.supplement() && f.saysSomething() && SampleCounties.isWithin(county, f.area()))
                .toList();
        Set<String> again = full.stream().flatMap(ExpectedCompleteness::values).collect(Collectors.toSet());
        return full.isEmpty()
                || (file.shape().replacesBy().isPresent()
                        && !again.containsAll(values(file).toList()));
    }

    private static Stream<String> values(SentFile file) {
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
                .filter(l -> inForce.delivered(SourceShape.LOAN, county, quarter, Optional.of(l)))
                .count();
        if (sent == expected.size()) {
            return 'A';
        }
        return sent == 0 && rows(county, quarter).findAny().isEmpty() ? 'M' : 'P';
    }

    private Stream<ExpectedHolds> rows(String county, Quarter quarter) {
        return inForce.of(SourceShape.LOAN, quarter).rows().stream()
                .filter(h -> SampleCounties.isWithin(h.area(), county));
    }

    /** Whether all of the area's filings of the three quarters before have arrived. */
    boolean hasEarlierFilings(String area, Quarter quarter) {
        return SampleCounties.CODES.stream()
                .filter(c -> SampleCounties.isWithin(c, area))
                .allMatch(c -> IntStream.rangeClosed(1, 3)
                        .allMatch(i -> inForce.delivered(SourceShape.TAX, c, quarter.plus(-i), Optional.empty())
                                && !isThin(SourceShape.TAX, c, quarter.plus(-i))));
    }
}
