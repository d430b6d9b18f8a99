package cn.jidu.definition.source;

import static java.time.temporal.ChronoField.DAY_OF_MONTH;
import static java.time.temporal.ChronoField.DAY_OF_YEAR;
import static java.time.temporal.ChronoField.HOUR_OF_DAY;
import static java.time.temporal.ChronoField.MINUTE_OF_HOUR;
import static java.time.temporal.ChronoField.MONTH_OF_YEAR;
import static java.time.temporal.ChronoField.SECOND_OF_MINUTE;
import static java.time.temporal.ChronoField.YEAR;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.format.TextStyle;
import java.time.temporal.TemporalField;
import java.util.Locale;
import java.util.Optional;

/**
 * A pattern of days as Frictionless takes it from C's {@code strptime}: {@code %Y} year of four digits, {@code %y} of
 * two (1969 to 2068), {@code %m} month, {@code %d} day, {@code %b} and {@code %B} an English month's short and full name,
 * {@code %j} day of the year, {@code %H %M %S} a time of day (of no account here), {@code %%} a percent sign; all else
 * stands for itself. Months, days and times may lack a leading zero; letters match in any case.
 */
public final class DatePattern {
    private final String text;
    private final DateTimeFormatter formatter;

    private DatePattern(String text, DateTimeFormatter formatter) {
        this.text = text;
        this.formatter = formatter;
    }

    /** Empty where a directive is not known, or the parts do not make a day: a year, and a month and day or a day of it. */
    public static Optional<DatePattern> parse(String text) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        StringBuilder directives = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                builder.appendLiteral(c);
                continue;
            }
            if (++i == text.length() || !append(builder, text.charAt(i))) {
                return Optional.empty();
            }
            directives.append(text.charAt(i));
        }
        return isDay(directives.toString().replaceAll("[HMS%]", ""))
                ? Optional.of(new DatePattern(
                        text, builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT)))
                : Optional.empty();
    }

    private static boolean append(DateTimeFormatterBuilder builder, char directive) {
        switch (directive) {
            case 'Y' -> builder.appendValue(YEAR, 4);
            case 'y' -> builder.appendValueReduced(YEAR, 2, 2, 1969);
            case 'm' -> twoDigits(builder, MONTH_OF_YEAR);
            case 'd' -> twoDigits(builder, DAY_OF_MONTH);
            case 'b' -> builder.appendText(MONTH_OF_YEAR, TextStyle.SHORT);
            case 'B' -> builder.appendText(MONTH_OF_YEAR, TextStyle.FULL);
            case 'j' -> builder.appendValue(DAY_OF_YEAR, 1, 3, SignStyle.NOT_NEGATIVE);
            case 'H' -> twoDigits(builder, HOUR_OF_DAY);
            case 'M' -> twoDigits(builder, MINUTE_OF_HOUR);
            case 'S' -> twoDigits(builder, SECOND_OF_MINUTE);
            case '%' -> builder.appendLiteral('%');
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void twoDigits(DateTimeFormatterBuilder builder, TemporalField field) {
        builder.appendValue(field, 1, 2, SignStyle.NOT_NEGATIVE);
    }

    /** Each part once: what stands twice could contradict itself. */
    private static boolean isDay(String directives) {
        char[] parts = directives.replaceAll("[bB]", "m").replace('y', 'Y').toCharArray();
        java.util.Arrays.sort(parts);
        String sorted = new String(parts);
        return sorted.equals("Ydm") || sorted.equals("Yj");
    }

    /** The day of a text that this pattern explains from its first to its last character; empty otherwise. */
    public Optional<LocalDate> read(String written) {
        try {
            return Optional.of(LocalDate.parse(written, formatter));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** A day as this pattern writes it, at the beginning of the day. */
    public String write(LocalDate day) {
        return formatter.format(day.atStartOfDay());
    }

    /** The pattern as written. */
    @Override
    public String toString() {
        return text;
    }
}
