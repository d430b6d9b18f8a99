package cn.jidu.report.month;

import cn.jidu.report.view.TextCell;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A number that departments returned, or that theirs add up to.
 *
 * @param number empty where nobody returned it
 * @param complete whether nothing is missing in it: no part, unit or month
 */
record MonthValue(Optional<BigDecimal> number, boolean complete) {
    static final MonthValue MISSING = new MonthValue(Optional.empty(), false);

    static MonthValue of(BigDecimal number, boolean complete) {
        return new MonthValue(Optional.of(number), complete);
    }

    /** Empty where it is missing or incomplete: such a figure is held against nothing. */
    Optional<BigDecimal> whole() {
        return number.filter(n -> complete);
    }

    /** As tables show it: a star behind an incomplete one. */
    TextCell cell(int decimals) {
        TextCell shown = TextCell.number(number, decimals, TextCell.MISSING);
        return complete ? shown : shown.with("*");
    }
}
