package cn.jidu.explain;

import cn.jidu.definition.Month;
import cn.jidu.definition.Quarter;
import java.util.List;

/**
 * Something that a figure lacks.
 *
 * @param quarter of which it is lacking
 * @param source as indicators name what they need: {@code loan}, {@code roster:tech}; empty where all of the quarter lacks
 * @param months those that are lacking, where the source comes by month; else none
 */
public record FigureGap(Quarter quarter, GapKind kind, String source, List<Month> months) {
    /** What is the matter with it. */
    public enum GapKind {
        /** A quarter that the figure adds lies before the plan's first, and nothing of it was measured. */
        BEFORE_PLAN,
        /** Nothing of the quarter was measured. */
        NOT_MEASURED,
        /** Nothing came of the source. */
        MISSING,
        /** The source came for some of the areas, or too many of its rows were rejected. */
        PARTIAL,
        /** Nothing came of the source for the quarter; what came earlier stands in. */
        STALE,
        /** Of a source by month some months did not come. */
        MONTHS,
        /** Months came, and the rate of a quarter cannot be made of those of its months. */
        RATE_OF_MONTHS
    }

    public FigureGap {
        months = List.copyOf(months);
    }
}
