package cn.jidu.definition;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table of what the plan's universe consists of ({@code jobs/breakdowns/<key>.yml}): figures by class, or by area. It is
 * measured with every revision and printed in every report of a plan; nothing is judged by it.
 *
 * @param order of the tables in a report
 * @param whole what the row of all is called
 * @param measures the columns; the first says how large a class is
 * @param classes the rows, in order; empty: the areas under the plan's own are
 * @param meaning one paragraph for the reader
 */
public record Breakdown(
        String key,
        String title,
        int order,
        String whole,
        List<BreakdownMeasure> measures,
        List<BreakdownClass> classes,
        String meaning) {
    /** The class that everything is in (SDMX: total). */
    public static final String TOTAL = "_T";

    /** As their tables stand in a report. */
    public static final Comparator<Breakdown> IN_ORDER =
            Comparator.comparingInt(Breakdown::order).thenComparing(Breakdown::key);

    /**
     * A column.
     *
     * @param figure how it is counted of all rows; its key is this breakdown's and the column's
     * @param shared whether each row's part of all is shown
     */
    public record BreakdownMeasure(String key, Indicator figure, boolean shared) {}

    /**
     * A row.
     *
     * @param where which rows it holds, over the columns of the panels of all measures
     */
    public record BreakdownClass(String key, String title, SqlTemplate where) {}

    public Breakdown {
        measures = List.copyOf(measures);
        classes = List.copyOf(classes);
    }

    /** All that is counted: of each measure all rows, and those of each class. */
    public List<BreakdownFigure> figures() {
        return measures.stream()
                .flatMap(m -> Stream.concat(
                        Stream.of(total(m)),
                        classes.stream().map(c -> new BreakdownFigure(key, c.key(), m.key(), of(m, c)))))
                .toList();
    }

    private BreakdownFigure total(BreakdownMeasure m) {
        return new BreakdownFigure(
                key,
                TOTAL,
                m.key(),
                named(m.figure(), m.figure().key(), whole, m.figure().computation()));
    }

    /** Whether the key is of a figure of a breakdown: those of indicators are names of files. */
    public static boolean hasFigure(String key) {
        return key.indexOf('/') >= 0;
    }

    /** The figure of the key that it has as an indicator: {@code breakdown/measure}, and where it is a class's {@code /class}. */
    Optional<Indicator> findFigure(String figure) {
        return measures.stream()
                .filter(m -> figure.equals(m.figure().key())
                        || figure.startsWith(m.figure().key() + "/"))
                .flatMap(m -> figure.equals(m.figure().key())
                        ? Stream.of(total(m).figure())
                        : classes.stream()
                                .filter(c -> figure.equals(m.figure().key() + "/" + c.key()))
                                .map(c -> of(m, c)))
                .findFirst();
    }

    /**
     * One figure of it.
     *
     * @param figure counted over the rows of the class alone; its title names table, row and column
     */
    public record BreakdownFigure(String breakdown, String className, String measure, Indicator figure) {}

    private Indicator of(BreakdownMeasure m, BreakdownClass rows) {
        Indicator whole = m.figure();
        return named(whole, whole.key() + "/" + rows.key(), rows.title(), of(whole.computation(), rows));
    }

    /** @param row what its row is called */
    private Indicator named(Indicator measure, String figure, String row, Indicator.Computation computation) {
        return new Indicator(
                figure,
                String.join("·", title, row, measure.title()),
                measure.unit(),
                measure.decimals(),
                measure.behaviour(),
                computation,
                measure.needs(),
                measure.needsTrailing(),
                measure.returns(),
                measure.shown(),
                measure.meaning(),
                List.of());
    }

    private static Indicator.Computation of(Indicator.Computation whole, BreakdownClass rows) {
        if (whole instanceof Indicator.Ratio r) {
            return new Indicator.Ratio(
                    of(r.numerator(), rows),
                    r.denominator().stream().map(a -> of(a, rows)).toList(),
                    r.factor());
        }
        return whole instanceof Indicator.Aggregate a ? of(a, rows) : whole;
    }

    private static Indicator.Aggregate of(Indicator.Aggregate whole, BreakdownClass rows) {
        return new Indicator.Aggregate(
                whole.panel(),
                whole.function(),
                whole.column(),
                new SqlTemplate("(%s) and (%s)"
                        .formatted(whole.where().text(), rows.where().text())),
                whole.divisor(),
                whole.estimated());
    }
}
