package cn.jidu.definition;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A calendar quarter, ordered by time; written {@code 2018Q2}. */
public record Quarter(int year, int number) implements Comparable<Quarter> {
    private static final Pattern FORM = Pattern.compile("(\\d{4})-?Q([1-4])");
    private static final String[] CHINESE = {"一", "二", "三", "四"};

    public Quarter {
        if (number < 1 || number > 4) {
            throw new IllegalArgumentException("a quarter is 1 to 4, not " + number);
        }
    }

    /** The quarter written as {@code 2018Q2} or {@code 2018-Q2}; empty for anything else. */
    public static Optional<Quarter> find(String text) {
        Matcher m = FORM.matcher(text);
        return m.matches()
                ? Optional.of(new Quarter(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2))))
                : Optional.empty();
    }

    /** As {@link #find}, for texts that a definition or the program itself wrote. */
    public static Quarter of(String text) {
        return find(text)
                .orElseThrow(() -> new IllegalArgumentException("not a quarter: " + text + " (expected e.g. 2018Q2)"));
    }

    /** The quarter that the day lies in. */
    public static Quarter containing(LocalDate day) {
        return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
    }

    /** The quarter's first day. */
    public LocalDate firstDay() {
        return LocalDate.of(year, number * 3 - 2, 1);
    }

    /** The quarter's last day, 季度末. */
    public LocalDate lastDay() {
        return firstDay().plusMonths(3).minusDays(1);
    }

    /** Quarters since the year 0: the difference of two ordinals is the number of quarters between. */
    public int ordinal() {
        return year * 4 + number - 1;
    }

    /** So many quarters later, or earlier where the number is negative. */
    public Quarter plus(int quarters) {
        int o = ordinal() + quarters;
        return new Quarter(Math.floorDiv(o, 4), Math.floorMod(o, 4) + 1);
    }

    /** The quarter before. */
    public Quarter previous() {
        return plus(-1);
    }

    /** How many quarters it is after the earlier one; negative where it is before. */
    public int since(Quarter earlier) {
        return ordinal() - earlier.ordinal();
    }

    /** As in SDMX: {@code 2018-Q2}. */
    public String sdmx() {
        return year + "-Q" + number;
    }

    /** As the users write it: {@code 2018年二季度}. */
    public String chinese() {
        return year + "年" + CHINESE[number - 1] + "季度";
    }

    @Override
    public int compareTo(Quarter other) {
        return Integer.compare(ordinal(), other.ordinal());
    }

    @Override
    public String toString() {
        return year + "Q" + number;
    }
}
