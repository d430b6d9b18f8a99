package cn.jidu.definition;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A calendar month, of which some departments report; written {@code 2023M05}. */
public record Month(int year, int number) implements Comparable<Month> {
    private static final int MONTHS_OF_QUARTER = 3;
    private static final Pattern FORM =
            Pattern.compile("(\\d{4})(?:-?M|年)(0?[1-9]|1[0-2])(?:月份?)?", Pattern.CASE_INSENSITIVE);

    public Month {
        if (number < 1 || number > 12) {
            throw new IllegalArgumentException("a month is 1 to 12, not " + number);
        }
    }

    /**
     * The month of {@code 2023M05}, {@code 2023-M05} or {@code 2023年5月}; empty for anything else.
     *
     * @param text without white space
     */
    public static Optional<Month> find(String text) {
        Matcher m = FORM.matcher(text);
        return m.matches() && text.contains("年") == text.contains("月")
                ? Optional.of(new Month(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2))))
                : Optional.empty();
    }

    /** The months of the quarter, the first one first. */
    public static List<Month> of(Quarter quarter) {
        int last = quarter.number() * MONTHS_OF_QUARTER;
        return IntStream.rangeClosed(last - MONTHS_OF_QUARTER + 1, last)
                .mapToObj(n -> new Month(quarter.year(), n))
                .toList();
    }

    /** The quarter that it lies in. */
    public Quarter quarter() {
        return new Quarter(year, (number + MONTHS_OF_QUARTER - 1) / MONTHS_OF_QUARTER);
    }

    /** The same month a year before. */
    public Month yearBefore() {
        return new Month(year - 1, number);
    }

    /** Whether its quarter ends with it. */
    public boolean isLastOfQuarter() {
        return number % MONTHS_OF_QUARTER == 0;
    }

    /** The last day. */
    public LocalDate lastDay() {
        return YearMonth.of(year, number).atEndOfMonth();
    }

    @Override
    public int compareTo(Month other) {
        return Integer.compare(year * 12 + number, other.year * 12 + other.number);
    }

    /** As the users write it: {@code 2023年5月}. */
    public String chinese() {
        return year + "年" + number + "月";
    }

    /** As in the data: {@code 2023-M05}. */
    public String sdmx() {
        return "%d-M%02d".formatted(year, number);
    }

    @Override
    public String toString() {
        return "%dM%02d".formatted(year, number);
    }
}
