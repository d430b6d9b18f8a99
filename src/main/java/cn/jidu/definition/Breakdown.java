package cn.jidu.definition;

import java.util.Comparator;
import java.util.List;
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
                        Stream.of(new BreakdownFigure(key, TOTAL, m.key(), m.figure())),
                        classes.stream().map(c -> new BreakdownFigure(key, c.key(), m.key(), of(m.figure(), c)))))
                .toList();
    }

    /**
     * One figure of it.
     *
     * @param figure counted over the rows of the class alone
     */
    public record BreakdownFigure(String breakdown, String className, String measure, Indicator figure) {}

    private static Indicator of(Indicator whole, BreakdownClass rows) {
        return new Indicator(
                whole.key() + "/" + rows.key(),
                whole.title(),
                whole.unit(),
                whole.decimals(),
                whole.behaviour(),
                of(whole.computation(), rows),
                whole.needs(),
                whole.needsTrailing(),
                whole.returns(),
                whole.shown(),
                whole.meaning(),
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
