package cn.jidu.change;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target.Basis;
import cn.jidu.measure.Measurement;
import java.util.List;

/**
 * What names a figure of a report.
 *
 * @param plan {@link Measurement#NONE} outside plans
 * @param target {@link Measurement#NONE} of what has none
 */
public record ChangedFigure(
        String plan, String target, String indicator, String area, Quarter quarter, Basis basis, String unit) {
    static ChangedFigure of(Measurement m) {
        return new ChangedFigure(m.plan(), m.targetId(), m.indicator(), m.area(), m.quarter(), m.basis(), m.unit());
    }

    /** What names it within a quarter, whatever its unit. */
    static List<String> name(Measurement m) {
        return List.of(
                m.plan(), m.targetId(), m.indicator(), m.area(), m.basis().name());
    }
}
