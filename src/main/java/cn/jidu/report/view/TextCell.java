package cn.jidu.report.view;

import cn.jidu.measure.Rounding;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands in one cell of a table.
 *
 * @param text as printed
 * @param number the rounded number that the text shows; its scale is the number of decimals; empty for words
 * @param sum what it is the sum of by definition; empty for a figure that was measured
 */
public record TextCell(String text, Optional<BigDecimal> number, Optional<ShownSum> sum) {
    private static final Pattern MARKS = Pattern.compile("^.*?(?=[*※]*$)");

    /**
     * Cells of the same table.
     *
     * @param from column of the first of them
     * @param to column of the last
     * @param rows how many rows below; 0: in the same row
     */
    public record ShownSum(String from, String to, int rows) {}

    /** Not a sum. */
    public TextCell(String text, Optional<BigDecimal> number) {
        this(text, number, Optional.empty());
    }

    /** Not applicable. */
    public static final TextCell BLANK = text("");
    /** A figure that should be there and is not. */
    public static final TextCell MISSING = text("—");

    /** Words, without a number. */
    public static TextCell text(String text) {
        return new TextCell(text, Optional.empty());
    }

    /** Rounded once, half up; cell and chart have the same number. */
    public static TextCell number(BigDecimal exact, int decimals) {
        return rounded(Rounding.round(exact, decimals));
    }

    /** Likewise; another cell where there is no number. */
    public static TextCell number(Optional<BigDecimal> exact, int decimals, TextCell otherwise) {
        return exact.map(e -> number(e, decimals)).orElse(otherwise);
    }

    /** Of a number that is rounded already. */
    public static TextCell rounded(BigDecimal rounded) {
        return new TextCell(rounded.toPlainString(), Optional.of(rounded));
    }

    /** A whole number. */
    public static TextCell count(long count) {
        return rounded(BigDecimal.valueOf(count));
    }

    /** What is put behind the number, outside the column that the digits stand in; empty where there is nothing. */
    public String mark() {
        return number.isPresent() ? MARKS.matcher(text).replaceAll("") : "";
    }

    /** The text without the mark. */
    public String figure() {
        return text.substring(0, text.length() - mark().length());
    }

    /** The same, as the sum of those cells. */
    public TextCell asSum(ShownSum of) {
        return new TextCell(text, number, Optional.of(of));
    }

    /** With a mark behind the figure; what is no figure stays as it is. */
    public TextCell with(String mark) {
        return number.isPresent() ? new TextCell(text + mark, number) : this;
    }
}
