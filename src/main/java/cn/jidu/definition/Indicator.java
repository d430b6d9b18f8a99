package cn.jidu.definition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A defined figure ({@code jobs/indicators/<key>.yml}).
 *
 * @param unit as printed and as in UNIT: 家, 个, 亿元, %, 万平方米 …
 * @param decimals how many the report shows
 * @param needs the sources whose rows it counts, {@code loan}, or {@code roster:tech} for one value of the source's
 *     {@code replacesBy} field: without a delivery the figure is missing, never zero
 * @param needsTrailing those of them whose rows of the three quarters before are counted too: without one of these the
 *     figure is incomplete
 * @param returns what stands where several units return the figure for one area
 * @param shown whether reports of plans that do not name it list it too
 * @param meaning one paragraph for the reader of the report
 * @param examples worked examples that a test and {@code jidu check} run
 */
public record Indicator(
        String key,
        String title,
        String unit,
        int decimals,
        Behaviour behaviour,
        Computation computation,
        List<String> needs,
        List<String> needsTrailing,
        Combine returns,
        Shown shown,
        String meaning,
        List<Example> examples) {

    /** How a figure lies in time, and so how quarters are put together. */
    public enum Behaviour {
        /** Of the quarter; cumulates by addition. */
        FLOW,
        /** At the quarter's end. */
        LEVEL,
        /** A share or rate at the quarter's end, in percent or in a unit of its own, e.g. 万元/亩. */
        RATIO,
        /** An average yearly growth since the base quarter, in percent. */
        GROWTH,
        /** The difference of two rates at the quarter's end, in percentage points. */
        DIFFERENCE;

        /** What neither adds up over areas nor grows by percent: the change of a rate is told in points. */
        public boolean isRate() {
            return this != FLOW && this != LEVEL;
        }
    }

    /** Stands in a predicate for the plan's universe. */
    public static final String UNIVERSE = ":universe";

    /** Stands in a predicate for the first day of the plan: such a figure exists only inside plans. */
    public static final String PLAN_FIRST_DAY = ":planFirstDay";

    /** Ends the key under which a change keeps a level that is no indicator of its own. */
    public static final String OWN_LEVEL = ".level";

    /** Where the figure comes from. */
    public sealed interface Computation {}

    /**
     * A count or sum over a panel.
     *
     * @param function what is done with the column
     * @param column the summed or distinctly counted column; empty for COUNT
     * @param where SQL predicate over the panel's columns; may use {@link #UNIVERSE} and {@link #PLAN_FIRST_DAY}
     * @param divisor what the sum is divided by to reach the unit, e.g. 10000 for 万元 to 亿元
     * @param estimated SQL predicate that tells which of the counted rows are estimates; empty: those whose size is, where
     *     the universe is asked for
     */
    public record Aggregate(
            String panel,
            Function function,
            Optional<String> column,
            SqlTemplate where,
            BigDecimal divisor,
            Optional<SqlTemplate> estimated)
            implements Computation {

        public boolean isOverUniverse() {
            return where.has(UNIVERSE);
        }

        /** Whether each value of the column is counted once, however many rows have it. */
        public boolean isDistinct() {
            return function == Function.COUNT_DISTINCT;
        }

        /** What the rows that are counted come to, as SQL. */
        public String sql() {
            return switch (function) {
                case COUNT -> "count(*)";
                case COUNT_DISTINCT -> "count(distinct " + column.orElseThrow() + ")";
                case SUM -> "sum(" + column.orElseThrow() + ")";
            };
        }
    }

    /** What is done with the rows that are counted. */
    public enum Function {
        COUNT,
        SUM,
        COUNT_DISTINCT
    }

    /**
     * factor × numerator / denominator; over nothing it is empty.
     *
     * @param denominator its parts are added
     * @param factor 100 for percent; 1 for a quotient in a unit of its own
     */
    public record Ratio(Aggregate numerator, List<Aggregate> denominator, BigDecimal factor) implements Computation {
        public static final BigDecimal PERCENT = BigDecimal.valueOf(100);

        public Ratio {
            denominator = List.copyOf(denominator);
        }
    }

    /**
     * The level at this quarter's end less the level at the end of the quarter before.
     *
     * @param of the indicator whose level it is, or the key that {@code own} is kept under
     * @param own the level, where it is no indicator of its own
     */
    public record Change(String of, Optional<Aggregate> own) implements Computation {}

    /** Average yearly growth in percent: ((level / level of the base quarter)^(4 / quarters since) − 1) × 100. */
    public record Growth(String of) implements Computation {}

    /** Comes only from departments. */
    public record Returned() implements Computation {}

    /** Where an indicator that rows drive is shown. */
    public enum Shown {
        /** Among the plan's figures where the plan names it, else among the other figures. */
        ALWAYS,
        /** Only where the plan names it: it means something by that document's words alone. */
        IN_PLANS
    }

    /** What stands where several units return a figure for one area. */
    public enum Combine {
        /** Each returns its part: they are added. */
        SUM,
        /** The lead unit's stands. */
        LEAD
    }

    /**
     * A worked example.
     *
     * @param rows panel rows as column → literal text; columns left out are null (false for booleans)
     * @param previous rows of the quarter before (for a Change) or of the base quarter (for a Growth), which lies
     *     four quarters before
     * @param expect the figure, as a decimal; empty for no figure
     * @param line where it stands in the indicator's file
     */
    public record Example(
            String title,
            List<Map<String, String>> rows,
            List<Map<String, String>> previous,
            Optional<BigDecimal> expect,
            int line) {}

    public Indicator {
        needs = List.copyOf(needs);
        needsTrailing = List.copyOf(needsTrailing);
        examples = List.copyOf(examples);
    }

    /** Its file, relative to the folder of the definitions. */
    public String file() {
        return "indicators/" + key + ".yml";
    }

    /** What is counted for it itself; nothing for changes, growth and returns, which are taken from other figures. */
    public List<Aggregate> aggregates() {
        if (computation instanceof Ratio ratio) {
            return Stream.concat(Stream.of(ratio.numerator()), ratio.denominator().stream())
                    .toList();
        }
        return computation instanceof Aggregate aggregate ? List.of(aggregate) : List.of();
    }

    /** The level that a change is taken from, where that is no indicator of its own: measured, but not shown. */
    public Optional<Indicator> findOwnLevel() {
        return computation instanceof Change change
                ? change.own()
                        .map(level -> new Indicator(
                                change.of(),
                                title,
                                unit,
                                decimals,
                                Behaviour.LEVEL,
                                level,
                                needs,
                                needsTrailing,
                                returns,
                                shown,
                                meaning,
                                List.of()))
                : Optional.empty();
    }

    /** Whether it is counted from the plan's first day on, so that there is none outside plans. */
    public boolean isOnlyInPlans() {
        return aggregates().stream().anyMatch(a -> a.where().has(PLAN_FIRST_DAY));
    }

    /** Whether it comes only from departments. */
    public boolean isReturned() {
        return computation instanceof Returned;
    }
}
