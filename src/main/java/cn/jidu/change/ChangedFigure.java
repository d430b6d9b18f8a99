package cn.jidu.change;

import cn.jidu.definition.Breakdown;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target.Basis;
import cn.jidu.measure.Measurement;
import java.util.List;

/**
 * What names a figure of a report.
 *
 * @param plan {@link Measurement#NONE} outside plans
 * @param target {@link Measurement#NONE} of what has none
 * @param indicator of a figure of a breakdown {@code breakdown/measure}, of a class of it {@code breakdown/measure/class}
 */
public record ChangedFigure(
        String plan, String target, String indicator, String area, Quarter quarter, Basis basis, String unit) {
    /** Whether it is a figure of a breakdown. */
    public boolean isOfClass() {
        return Breakdown.hasFigure(indicator);
    }

    /** The same of what {@link #name} gives. */
    static boolean isOfClass(List<String> name) {
        return Breakdown.hasFigure(name.get(2));
    }

    static ChangedFigure of(Measurement m) {
        return new ChangedFigure(m.plan(), m.targetId(), m.indicator(), m.area(), m.quarter(), m.basis(), m.unit());
    }

    /** What names it within a quarter, whatever its unit. */
    static List<String> name(Measurement m) {
        return List.of(
                m.plan(), m.targetId(), m.indicator(), m.area(), m.basis().name());
    }
}
