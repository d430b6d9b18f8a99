package cn.jidu.report.view;

import cn.jidu.definition.Indicator;
import cn.jidu.measure.Measurement;
import cn.jidu.measure.Rounding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * 同比 as it is shown (docs/report.md). Rates: percentage points. All else: percent; a growth of more than 1000 %
 * is told as a multiple of the year before, a fall of more than 100 %, which only a net change can have, not at all.
 */
public final class YearOnYear {
    private static final BigDecimal MOST_PERCENT = new BigDecimal(1000);
    private static final BigDecimal LEAST_PERCENT = new BigDecimal(-100);

    /** How a comparison is told. */
    public enum Manner {
        POINTS,
        PERCENT,
        MULTIPLE,
        UNTOLD
    }

    private final PlanView view;

    /** @param view whose indicators tell how a change is said */
    public YearOnYear(PlanView view) {
        this.view = view;
    }

    /** Empty where there is nothing to compare with. */
    public Optional<Manner> manner(Measurement m) {
        return m.yoy().map(y -> manner(view.indicator(m.indicator()), y));
    }

    /** Of a change that there is. */
    public static Manner manner(Indicator indicator, BigDecimal yoy) {
        BigDecimal shown = Rounding.share(yoy);
        if (indicator.behaviour().isRate()) {
            return Manner.POINTS;
        }
        if (isMultiple(shown)) {
            return Manner.MULTIPLE;
        }
        return shown.compareTo(LEAST_PERCENT) < 0 ? Manner.UNTOLD : Manner.PERCENT;
    }

    /** The change against the same quarter a year before; blank where that is not known. */
    public TextCell cell(Measurement m) {
        return manner(m).map(manner -> cell(m.yoy().orElseThrow(), manner)).orElse(TextCell.BLANK);
    }

    /** The same of any change. */
    public TextCell cell(Indicator indicator, BigDecimal yoy) {
        return cell(yoy, manner(indicator, yoy));
    }

    private TextCell cell(BigDecimal yoy, Manner manner) {
        return switch (manner) {
            case POINTS, PERCENT -> TextCell.number(yoy, Rounding.SHARE_DECIMALS);
            case MULTIPLE -> {
                BigDecimal times = times(yoy);
                yield new TextCell(view.text("times", times.toPlainString()), Optional.of(times));
            }
            case UNTOLD -> TextCell.MISSING;
        };
    }

    /** What the reader must be told about the manners seen. */
    public static List<String> notes(PlanView view, Set<Manner> seen) {
        return seen.stream()
                .filter(m -> m == Manner.MULTIPLE || m == Manner.UNTOLD)
                .map(m -> view.text("note.yoy." + m))
                .toList();
    }

    /** Whether a percentage, as it is shown, is more than is told in percent. */
    public static boolean isMultiple(BigDecimal percent) {
        return Rounding.share(percent).compareTo(MOST_PERCENT) > 0;
    }

    /** A growth in percent as a multiple of the year before. */
    public static BigDecimal times(BigDecimal yoy) {
        return Rounding.share(yoy.movePointLeft(2).add(BigDecimal.ONE));
    }
}
