package cn.jidu.cleanse.cell;

import cn.jidu.definition.source.DatePattern;
import cn.jidu.definition.source.SerialWindow;
import cn.jidu.intake.text.CitizenNumber;
import cn.jidu.intake.text.TextFold;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as departments write them. */
public final class DateText {
    private static final LocalDate EXCEL_DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final int FIRST_YEAR = 1800;
    /** Characters of 2019/3/1. */
    private static final int SHORTEST = 8;

    private static final Pattern SERIAL = Pattern.compile("[0-9]{5}(?:\\.[0-9]+)?");
    private static final Pattern TIME =
            Pattern.compile("[ T](?:[01]?[0-9]|2[0-3]):[0-5]?[0-9](?::[0-5]?[0-9](?:\\.[0-9]*)?)?$");
    private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(10_000_000);

    private DateText() {}

    /** True for 长期 and 永久: there is no such day. */
    public static boolean isNever(String raw) {
        String text = TextFold.trim(raw);
        return text.equals("长期") || text.equals("永久");
    }

    /**
     * The day of {@code 2019-03-01}, {@code 2019/3/1}, {@code 20190301}, {@code 2019.3.1}, {@code 2019年3月1日} or a
     * spreadsheet's serial of five digits, with or without a time of day behind it. Empty for anything else, for days
     * that no calendar has, for years before 1800 and for a serial that is not believed: 20181 is no day of 1955 but a
     * slip for a quarter or a month.
     *
     * @param serials the days that a serial may mean; empty: all (1927 to 2173) but those written like a year and a digit
     */
    static Optional<LocalDate> parse(String raw, Optional<SerialWindow> serials) {
        if (TextFold.hasNoteMark(raw)) {
            return Optional.empty();
        }
        String text = withoutTime(TextFold.trim(TextFold.width(raw)));
        int n = text.length();
        if (n == 8 && CitizenNumber.areDigits(text, 0, 8)) {
            return day(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8));
        }
        if (isSerial(text)) {
            return serial(number(text, 0, 5), serials);
        }
        if (n < 8 || !CitizenNumber.areDigits(text, 0, 4)) {
            return Optional.empty();
        }
        return parts(text);
    }

    /** Five digits, with a time of day as a fraction or without. */
    static boolean isSerial(String raw) {
        return SERIAL.matcher(TextFold.trim(TextFold.width(raw))).matches();
    }

    private static Optional<LocalDate> serial(int number, Optional<SerialWindow> serials) {
        LocalDate day = EXCEL_DAY_ZERO.plusDays(number);
        boolean believed = serials.map(w -> w.contains(day)).orElse(number / 1000 != 19 && number / 1000 != 20);
        return believed ? Optional.of(day) : Optional.empty();
    }

    /** The day of {@code 2019-03-01}, as a cell of a workbook that holds a day is read; empty for anything else. */
    static Optional<LocalDate> parseIso(String raw) {
        String text = withoutTime(TextFold.trim(raw));
        return text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-' ? parts(text) : Optional.empty();
    }

    /** The day of a text of either width that the pattern explains; empty for years before 1800. */
    static Optional<LocalDate> parse(DatePattern pattern, String raw) {
        return pattern.read(TextFold.trim(TextFold.width(raw))).filter(d -> d.getYear() >= FIRST_YEAR);
    }

    /** The day so many days after {@code zero}: a whole number, negative for days before it; years 1800 to 9999. */
    static Optional<LocalDate> parseDaysSince(LocalDate zero, String raw) {
        return NumberText.parse(raw)
                .filter(n -> n.stripTrailingZeros().scale() <= 0 && n.abs().compareTo(MOST_DAYS) < 0)
                .map(n -> zero.plusDays(n.longValueExact()))
                .filter(d -> d.getYear() >= FIRST_YEAR && d.getYear() <= 9999);
    }

    /** Year, separator, month, the same separator (or 年, 月, 日), day. */
    private static Optional<LocalDate> parts(String text) {
        char separator = text.charAt(4);
        boolean chinese = separator == '年';
        if (!chinese && separator != '-' && separator != '/' && separator != '.') {
            return Optional.empty();
        }
        int end = chinese && text.endsWith("日") ? text.length() - 1 : text.length();
        if (chinese && end == text.length()) {
            return Optional.empty();
        }
        int second = text.indexOf(chinese ? '月' : separator, 5);
        if (!isShort(text, 5, second) || !isShort(text, second + 1, end)) {
            return Optional.empty();
        }
        return day(number(text, 0, 4), number(text, 5, second), number(text, second + 1, end));
    }

    private static boolean isShort(String text, int from, int to) {
        return to > from && to - from <= 2 && CitizenNumber.areDigits(text, from, to);
    }

    private static Optional<LocalDate> day(int year, int month, int day) {
        if (year < FIRST_YEAR || month < 1 || month > 12 || day < 1 || day > 31) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    /**
     * Databases export days with a time: 2019-03-01 00:00:00.0, 2019-03-01T00:00. What is no time of that day stays: 24:00
     * may be meant for this day or the next.
     */
    private static String withoutTime(String text) {
        Matcher time = TIME.matcher(text);
        return time.find() && time.start() >= SHORTEST ? text.substring(0, time.start()) : text;
    }
}
