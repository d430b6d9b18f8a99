package cn.jidu.change;

import cn.jidu.definition.Quarter;
import java.math.BigDecimal;

/**
 * A figure as it was first measured and as it stands.
 *
 * @param yoySignChanged whether its growth against the year before has another sign now
 */
public record RevisedFigure(String area, Quarter quarter, BigDecimal first, BigDecimal newest, boolean yoySignChanged) {
    BigDecimal revision() {
        return newest.subtract(first);
    }
}
