package cn.jidu.definition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One target of a plan.
 *
 * @param id unique in the plan, e.g. {@code T01}
 * @param clause the words of the document
 * @param indicator key of the indicator that measures it
 * @param value in the indicator's unit
 * @param tolerance for ABOUT: how far the figure may lie from the value and still meet it, in the indicator's unit
 * @param unitShares what each of several units has to bring of the value, where the document splits it
 * @param basis which figure is compared where rows and returns both give one
 * @param baseValue where the document itself names the starting level
 * @param profile share of the target due by the end of each quarter of the plan (of a yearly target: of the year), for
 *     targets that are not spread evenly; empty: evenly
 * @param quotas an area's share by its code; an area that is not here has no target
 * @param remark what a reader has to know of it
 * @param each for COVERAGE: what each area has to reach, in the indicator's unit
 * @param changes its numbers of single years, and what later documents made of it
 * @param partOf id of the target that it is a part of (其中), where the document gives both as one task; it has a figure and
 *     a state of its own, and is no further task where tasks are counted
 * @param sameAs id of the target that it says again, where the document asks for one thing twice; it is shown where it
 *     stands, and is no further task where tasks are counted
 */
public record Target(
        String id,
        String title,
        String clause,
        String indicator,
        TargetKind kind,
        Comparison comparison,
        BigDecimal value,
        Optional<BigDecimal> tolerance,
        ResponsibleUnits units,
        Map<String, BigDecimal> unitShares,
        Basis basis,
        Optional<BigDecimal> baseValue,
        List<BigDecimal> profile,
        Map<String, BigDecimal> quotas,
        Optional<String> remark,
        Optional<BigDecimal> each,
        TargetChanges changes,
        Optional<String> partOf,
        Optional<String> sameAs) {

    /** The unit of {@link TargetKind#POINTS}. */
    public static final String POINTS_UNIT = "百分点";

    /** The unit of {@link TargetKind#COVERAGE}. */
    public static final String COVERAGE_UNIT = "%";

    /** What is compared with the value. */
    public enum TargetKind {
        /** The sum since the plan's first quarter. */
        CUMULATIVE,
        /** The sum since the year's first quarter. */
        YEARLY,
        LEVEL,
        RATIO,
        GROWTH,
        /** The difference of two figures, as an indicator computes it or departments return it. */
        DIFFERENCE,
        /** How far a ratio has moved since the plan's base, in percentage points: 占比下降1个百分点. */
        POINTS,
        /**
         * How many of the areas directly under the plan's own have reached what each has to, in percent of them: 各县每年不少于一次. A
         * flow counts since the year's first quarter.
         */
        COVERAGE;

        /** Whether it is met or not, with a gap in percentage points, and has no progress. */
        public boolean isRate() {
            return this == RATIO || this == GROWTH || this == DIFFERENCE;
        }
    }

    /** How the figure stands to the value, as the document says it. */
    public enum Comparison {
        /** 以上, 不低于, 不少于. */
        AT_LEAST,
        /** 达到, or the bare number: judged as AT_LEAST. */
        REACH,
        /** 超过, 突破, 高于. */
        MORE_THAN,
        /** 以下, 不高于, 不超过. */
        AT_MOST,
        /** 左右. */
        ABOUT;

        /** More is better. */
        public boolean isLowerBound() {
            return this == AT_LEAST || this == REACH || this == MORE_THAN;
        }
    }

    /** Which figure is compared where rows and returns both give one. */
    public enum Basis {
        COMPUTED,
        RETURNED
    }

    /** The number of the plan's own area that is judged in the quarter: the newest revision's, else the year's, else its own. */
    public BigDecimal valueIn(Quarter quarter) {
        return changes.revisionIn(quarter)
                .map(TargetChanges.Revised::value)
                .orElseGet(() -> changes.years().getOrDefault(quarter.year(), value));
    }

    /** Id of the target that it is counted with where tasks are counted; nothing where it is a task of its own. */
    public Optional<String> countedWith() {
        return partOf.or(() -> sameAs);
    }

    /** Whether both ask for the same number of the same figure, whoever has to bring it. */
    public boolean asksTheSameAs(Target other) {
        return indicator.equals(other.indicator)
                && kind == other.kind
                && comparison == other.comparison
                && value.compareTo(other.value) == 0
                && tolerance.equals(other.tolerance)
                && each.equals(other.each)
                && changes.equals(other.changes);
    }

    /**
     * The quotas' sum less the value, for what adds up over areas; zero where the document adds up.
     *
     * @return nothing where there are no quotas or they are not to be added
     */
    public Optional<BigDecimal> quotaDifference() {
        boolean adds = kind == TargetKind.CUMULATIVE || kind == TargetKind.YEARLY || kind == TargetKind.LEVEL;
        return quotas.isEmpty() || !adds
                ? Optional.empty()
                : Optional.of(quotas.values().stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .subtract(value));
    }

    public Target {
        unitShares = Map.copyOf(unitShares);
        profile = List.copyOf(profile);
        quotas = Map.copyOf(quotas);
    }
}
