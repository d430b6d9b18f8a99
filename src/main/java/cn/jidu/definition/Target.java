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
 * @param leadUnits the one named first leads (列第一位的为牵头单位)
 * @param basis which figure is compared where rows and returns both give one
 * @param baseValue where the document itself names the starting level
 * @param profile share of the target due by the end of each quarter of the plan (of a yearly target: of the year), for
 *     targets that are not spread evenly; empty: evenly
 * @param quotas an area's share by its code; an area that is not here has no target
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
        List<String> leadUnits,
        Basis basis,
        Optional<BigDecimal> baseValue,
        List<BigDecimal> profile,
        Map<String, BigDecimal> quotas) {

    /** What is compared with the value. */
    public enum TargetKind {
        /** The sum since the plan's first quarter. */
        CUMULATIVE,
        /** The sum since the year's first quarter. */
        YEARLY,
        LEVEL,
        RATIO,
        GROWTH,
        DIFFERENCE;

        /** Whether it is met or not, with a gap in percentage points, and has no progress. */
        public boolean isRate() {
            return this == RATIO || this == GROWTH || this == DIFFERENCE;
        }
    }

    /** How the figure stands to the value, as the document says it. */
    public enum Comparison {
        AT_LEAST,
        AT_MOST,
        /** 左右. */
        ABOUT
    }

    /** Which figure is compared where rows and returns both give one. */
    public enum Basis {
        COMPUTED,
        RETURNED
    }

    public Target {
        leadUnits = List.copyOf(leadUnits);
        profile = List.copyOf(profile);
        quotas = Map.copyOf(quotas);
    }
}
