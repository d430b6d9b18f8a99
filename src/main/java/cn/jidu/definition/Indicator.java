package cn.jidu.definition;

import java.util.List;
import java.util.Optional;

/**
 * A defined figure ({@code jobs/indicators/<key>.yml}).
 *
 * @param unit as printed and as in UNIT: 家, 个, 亿元, %, 万平方米 …
 * @param decimals how many the report shows
 * @param needs the sources whose rows it counts, {@code loan}, or {@code roster:tech} for one value of the source's
 *     {@code replacesBy} field: without a delivery the figure is missing, never zero
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
        String meaning,
        List<Example> examples) {

    /** How a figure lies in time, and so how quarters are put together. */
    public enum Behaviour {
        /** Of the quarter; cumulates by addition. */
        FLOW,
        /** At the quarter's end. */
        LEVEL,
        /** A share or rate at the quarter's end, in percent. */
        RATIO,
        /** An average yearly growth since the base quarter, in percent. */
        GROWTH
    }

    /** Where the figure comes from. */
    public sealed interface Computation {}

    /**
     * A count or sum over a panel.
     *
     * @param function what is done with the column
     * @param column the summed or distinctly counted column; empty for COUNT
     * @param where SQL predicate over the panel's columns; {@code :universe} stands for the plan's universe
     * @param divisor what the sum is divided by to reach the unit, e.g. 10000 for 万元 to 亿元
     */
    public record Aggregate(
            String panel, Function function, Optional<String> column, String where, java.math.BigDecimal divisor)
            implements Computation {}

    public enum Function {
        COUNT,
        SUM,
        COUNT_DISTINCT
    }

    /** 100 × numerator / denominator; over nothing it is empty. */
    public record Ratio(Aggregate numerator, Aggregate denominator) implements Computation {}

    /** The level at this quarter's end less the level at the end of the quarter before. */
    public record Change(String of) implements Computation {}

    /** Average yearly growth in percent: ((level / level of the base quarter)^(4 / quarters since) − 1) × 100. */
    public record Growth(String of) implements Computation {}

    /** Comes only from departments; several units for one area are added, or the lead unit's stands. */
    public record Returned(Combine combine) implements Computation {}

    public enum Combine {
        SUM,
        LEAD
    }

    /**
     * A worked example.
     *
     * @param rows panel rows as column → literal text; columns left out are null (false for booleans)
     * @param previous rows of the quarter before (for a Change) or of the base quarter (for a Growth), which lies
     *     four quarters before
     * @param expect the figure, as a decimal; empty for no figure
     */
    public record Example(
            String title,
            List<java.util.Map<String, String>> rows,
            List<java.util.Map<String, String>> previous,
            Optional<java.math.BigDecimal> expect) {}

    public Indicator {
        needs = List.copyOf(needs);
        examples = List.copyOf(examples);
    }
}
