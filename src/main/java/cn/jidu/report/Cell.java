package cn.jidu.report;

import cn.jidu.measure.Rounding;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What stands in one cell of a table.
 *
 * @param text as printed
 * @param number the rounded number that the text shows; its scale is the number of decimals; empty for words
 */
record Cell(String text, Optional<BigDecimal> number) {
    /** Not applicable. */
    static final Cell BLANK = text("");
    /** A figure that should be there and is not. */
    static final Cell MISSING = text("—");

    static Cell text(String text) {
        return new Cell(text, Optional.empty());
    }

    static Cell number(BigDecimal exact, int decimals) {
        return rounded(Rounding.round(exact, decimals));
    }

    static Cell number(Optional<BigDecimal> exact, int decimals, Cell otherwise) {
        return exact.map(e -> number(e, decimals)).orElse(otherwise);
    }

    static Cell rounded(BigDecimal rounded) {
        return new Cell(rounded.toPlainString(), Optional.of(rounded));
    }

    static Cell count(long count) {
        return rounded(BigDecimal.valueOf(count));
    }

    /** With the mark of a figure from incomplete data; what is no figure stays as it is. */
    Cell starred() {
        return number.isPresent() ? new Cell(text + "*", number) : this;
    }
}
