package cn.jidu.measure;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An indicator's value for an area and quarter, exact: whoever shows it rounds it. Shares and rates are percent numbers
 * (80 means 80 %), differences of them are percentage points.
 *
 * @param plan key of the plan, or {@code _Z} outside plans
 * @param targetId id of the target, or {@code _Z} outside plans and for what a plan monitors without a target
 * @param unit of the value
 * @param basis where {@code value} comes from
 * @param value the figure compared with the target: cumulative, level or rate; empty when missing
 * @param flow the quarter's own, for flows
 * @param cumulative since the plan's first quarter, for flows and changes
 * @param ytd since the year's first quarter, for flows and changes
 * @param yoy growth in percent against the same quarter of the year before (flow against flow, level against level); for
 *     rates the difference in percentage points
 * @param yearBefore what {@code yoy} compares with
 * @param target the area's own: the plan's value for its area, a quota below it; empty without one
 * @param progress percent; by kind of target (CONTRACTS, section 3)
 * @param timeProgress percent of the plan's (or the year's) quarters elapsed, or of its profile
 * @param pace percent: progress / time progress, of an upper bound the other way round
 * @param gap value less target, in the value's unit (percentage points for rates)
 * @param met whether the figure already meets the target; empty without a figure or a target
 * @param rank among the areas directly under the plan's, 1 is best, equal figures share a rank; empty for the plan's
 *     own area
 * @param returned the department's own figure for the quarter, where there is one
 * @param base the level that a level, a growth or a movement in percentage points starts from; empty where it is not known
 * @param unadjusted what rows alone give, where people adjusted a figure that this is, or is made of
 */
public record Measurement(
        String plan,
        String targetId,
        String indicator,
        String area,
        Quarter quarter,
        String unit,
        Target.Basis basis,
        Optional<BigDecimal> value,
        Optional<BigDecimal> flow,
        Optional<BigDecimal> cumulative,
        Optional<BigDecimal> ytd,
        Optional<BigDecimal> yoy,
        YearBefore yearBefore,
        Optional<BigDecimal> target,
        Optional<BigDecimal> progress,
        Optional<BigDecimal> timeProgress,
        Optional<BigDecimal> pace,
        Optional<BigDecimal> gap,
        Optional<Boolean> met,
        Optional<Integer> rank,
        Optional<BigDecimal> returned,
        Optional<BigDecimal> base,
        FigureStatus status,
        Optional<Measurement> unadjusted) {

    /** What PLAN and TARGET_ID hold where there is none (SDMX: not applicable). */
    public static final String NONE = "_Z";

    /** A figure of a breakdown, which has a value and nothing else. */
    static Measurement ofClass(Plan plan, Indicator counted, Quarter quarter, Figure figure) {
        Optional<BigDecimal> none = Optional.empty();
        return new Measurement(
                plan.key(),
                NONE,
                counted.key(),
                figure.area(),
                quarter,
                counted.unit(),
                figure.basis(),
                figure.value(),
                none,
                none,
                none,
                none,
                YearBefore.NONE,
                none,
                none,
                none,
                none,
                none,
                Optional.empty(),
                Optional.empty(),
                none,
                none,
                figure.status(),
                Optional.empty());
    }

    Measurement ranked(Optional<Integer> place) {
        return with(place, unadjusted);
    }

    /** The same, with what rows alone give where its figures differ from those. */
    Measurement besideRows(Measurement ofRows) {
        return figures().equals(ofRows.figures()) ? this : with(rank, Optional.of(ofRows));
    }

    private Measurement with(Optional<Integer> place, Optional<Measurement> ofRows) {
        return new Measurement(
                plan,
                targetId,
                indicator,
                area,
                quarter,
                unit,
                basis,
                value,
                flow,
                cumulative,
                ytd,
                yoy,
                yearBefore,
                target,
                progress,
                timeProgress,
                pace,
                gap,
                met,
                place,
                returned,
                base,
                status,
                ofRows);
    }

    private List<Optional<BigDecimal>> figures() {
        return Stream.of(value, flow, cumulative, ytd, base)
                .map(f -> f.map(BigDecimal::stripTrailingZeros))
                .toList();
    }
}
