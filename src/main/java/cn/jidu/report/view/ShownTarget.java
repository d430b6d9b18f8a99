package cn.jidu.report.view;

import cn.jidu.definition.Target;
import cn.jidu.measure.Rounding;
import java.math.BigDecimal;
import java.util.Optional;

/** How a target and what is done of it are shown. */
public final class ShownTarget {
    private ShownTarget() {}

    /** A share of a small target can be of thousands of percent: it is told as 同比 is. */
    public static TextCell share(PlanView view, BigDecimal percent) {
        if (!YearOnYear.isMultiple(percent)) {
            return TextCell.number(percent, Rounding.SHARE_DECIMALS);
        }
        BigDecimal times = multiple(percent);
        return new TextCell(view.text("times", times.toPlainString()), Optional.of(times));
    }

    /** A completion in percent as a multiple of the target. */
    public static BigDecimal multiple(BigDecimal percent) {
        return Rounding.share(percent.movePointLeft(2));
    }

    /** The target as the document writes it, with the side it bounds. */
    public static TextCell aim(PlanView view, Target target, BigDecimal value) {
        BigDecimal plain = plain(value);
        return new TextCell(view.text("aim." + target.comparison()) + plain.toPlainString(), Optional.of(plain));
    }

    /** Without zeros behind the point, and without an exponent. */
    public static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
