package cn.jidu.definition;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Quarters as people write them. */
public final class QuarterForms {
    private static final String DIGITS = "一二三四";
    private static final Pattern CHINESE = Pattern.compile("(\\d{4})年第?([一二三四1-4])季度?");
    private static final Pattern MONTHS = Pattern.compile("(\\d{4})(\\d{2})[-~至—](\\d{4})(\\d{2})");

    private QuarterForms() {}

    /**
     * The quarter of {@code 2019Q3}, {@code 2019-Q3}, {@code 2019年第三季度}, {@code 2019年三季度}, {@code 2019年3季度} or
     * {@code 201907-201909}; empty for anything else, for months that are not one quarter among it.
     *
     * @param text without white space, in capitals
     */
    public static Optional<Quarter> read(String text) {
        Optional<Quarter> plain = Quarter.find(text);
        if (plain.isPresent()) {
            return plain;
        }
        Matcher chinese = CHINESE.matcher(text);
        if (chinese.matches()) {
            return of(chinese.group(1), chinese.group(2));
        }
        Matcher months = MONTHS.matcher(text);
        return months.matches() && months.group(1).equals(months.group(3))
                ? ofMonths(months.group(1), months.group(2), months.group(4))
                : Optional.empty();
    }

    /** @param number 1 to 4 or 一 to 四 */
    public static Optional<Quarter> of(String year, String number) {
        int chinese = DIGITS.indexOf(number);
        return Optional.of(new Quarter(Integer.parseInt(year), chinese >= 0 ? chinese + 1 : Integer.parseInt(number)));
    }

    /** From the first of these months of a year to the last; empty where they are not one quarter. */
    public static Optional<Quarter> ofMonths(String year, String from, String to) {
        int first = Integer.parseInt(from);
        int last = Integer.parseInt(to);
        boolean quarter = first % 3 == 1 && first <= 10 && last == first + 2;
        return quarter ? Optional.of(new Quarter(Integer.parseInt(year), last / 3)) : Optional.empty();
    }
}
