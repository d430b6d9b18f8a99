package cn.jidu.intake.workbook;

import cn.jidu.intake.text.TextFold;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a number in a workbook says, as the same cell would say it in a text file.
 *
 * @param since1904 days are counted by the other calendar
 */
public record CellNumbers(boolean since1904) {
    /** A spreadsheet shows fifteen digits, and from the sixteenth on what it holds is no longer what was typed. */
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);

    /** How a longer number is shown: the last digits are lost, the others no business of a list of faults. */
    private static final MathContext ROUNDED = new MathContext(6, RoundingMode.HALF_UP);

    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);
    private static final long LAST_SECOND = 86_399;

    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);
    /** 29 February 1900, a day that spreadsheets have and no calendar. */
    private static final long NO_DAY = 60;

    private static final long LAST_DAY = 2_958_465;

    /** By how many days the other calendar begins later. */
    private static final int LATER_BY = 1_462;

    /** What a text file may write for days as five digits, counted by the other calendar. */
    private static final BigDecimal FIRST_BARE = BigDecimal.valueOf(10_000 - LATER_BY);

    private static final BigDecimal LAST_BARE = BigDecimal.valueOf(100_000 - LATER_BY);
    /** Days in a text, with a time of day behind them or without. */
    private static final Pattern DIGITS_OF_DAY = Pattern.compile("^(?!19|20)[0-9]{5}(?=[. T]|$)");

    /** What a section for negative numbers writes for their sign. */
    private static final Pattern SIGNS = Pattern.compile("[-−–()（）△▲]");

    /** Programs add up the times of a day with a loss, and show the day that was meant. */
    private static final BigDecimal HALF_A_MILLISECOND =
            new BigDecimal("0.5").divide(BigDecimal.valueOf(86_400_000), MathContext.DECIMAL32);

    /** What a cell of this format shows, all its decimals. */
    public String text(BigDecimal number, CellFormat format) {
        FormatSection section = format.section(number);
        return switch (section.kind()) {
            case DAY -> day(number).map(day -> shown(day, number, section)).orElseGet(() -> shown(number));
            case WORDS -> section.before();
            case NUMBER, TEXT -> section.isPlain() ? shown(number) : shown(number, section);
        };
    }

    private static String shown(LocalDate day, BigDecimal number, FormatSection section) {
        BigDecimal part = number.add(HALF_A_MILLISECOND).remainder(BigDecimal.ONE);
        long seconds = part.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact();
        LocalDateTime time = day.atStartOfDay().plusSeconds(Math.min(seconds, LAST_SECOND));
        return ShownDay.of(time, section.before()).orElseGet(day::toString);
    }

    /**
     * What it shows where only days are written: a bare number counts days too. Text files count them by the calendar of
     * 1900, so that one need be told apart only in the other.
     */
    public String textOfDay(BigDecimal number, CellFormat format) {
        boolean bare = since1904
                && format.section(number).isPlain()
                && number.compareTo(FIRST_BARE) >= 0
                && number.compareTo(LAST_BARE) < 0;
        boolean day = bare || format.section(number).kind() == FormatSection.SectionKind.DAY;
        return text(number, day ? CellFormat.DAY : format);
    }

    /**
     * What a text says where only days are written: five digits count days from where the workbook does, and are counted
     * anew as text files count them. A year with a slip behind it (20181) is no day in either calendar.
     */
    public String textOfDay(String text) {
        if (!since1904) {
            return text;
        }
        Matcher days = DIGITS_OF_DAY.matcher(TextFold.trim(TextFold.width(text)));
        return days.find() ? days.replaceFirst(String.valueOf(Integer.parseInt(days.group()) + LATER_BY)) : text;
    }

    private static String shown(BigDecimal number, FormatSection section) {
        String before = letters(section.before(), number.signum());
        String behind = letters(section.behind(), number.signum());
        BigDecimal scaled = number.abs().movePointLeft(section.shift());
        boolean lettered = !section.within().isEmpty() || hasDigit(section.before()) || hasDigit(section.behind());
        boolean whole = lettered && !section.decimals();
        String digits = set(shown(whole ? scaled.setScale(0, RoundingMode.HALF_UP) : scaled), section);
        return (number.signum() < 0 ? "-" : "") + before + digits + behind;
    }

    /** Digits that a format writes as letters stand for places: what is rounded before them is no longer there. */
    private static boolean hasDigit(String letters) {
        return letters.chars().anyMatch(Character::isDigit);
    }

    /** The sign is put in front of the digits; a dash in place of a zero is that zero. */
    private static String letters(String around, int sign) {
        String unsigned = sign > 0 ? around : SIGNS.matcher(around).replaceAll("");
        return sign == 0 && !unsigned.isEmpty() ? around : unsigned;
    }

    /** With zeros in front, and letters between the digits; a number that is too long stays as it is. */
    private static String set(String number, FormatSection section) {
        if (number.indexOf('E') >= 0) {
            return number;
        }
        int point = number.indexOf('.');
        int length = point < 0 ? number.length() : point;
        StringBuilder b = new StringBuilder(number);
        b.insert(0, "0".repeat(Math.max(0, section.zeros() - length)));
        int end = Math.max(length, section.zeros());
        for (int i = section.within().size() - 1; i >= 0; i--) {
            FormatSection.Inset inset = section.within().get(i);
            b.insert(Math.max(0, end - inset.digits()), inset.text());
        }
        return b.toString();
    }

    private static String shown(BigDecimal number) {
        BigDecimal shown = number.round(SHOWN).stripTrailingZeros();
        if (shown.signum() == 0) {
            return "0";
        }
        int digitsBeforePoint = shown.precision() - shown.scale();
        return digitsBeforePoint > SHOWN.getPrecision() ? scientific(number) : shown.toPlainString();
    }

    /** {@code 9.13E+17}. */
    private static String scientific(BigDecimal number) {
        BigDecimal rounded = number.round(ROUNDED).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "E+" + exponent;
    }

    /** The day of a serial number; a time of day behind it is left off. Empty where there is no such day. */
    private Optional<LocalDate> day(BigDecimal serial) {
        BigDecimal whole = serial.add(HALF_A_MILLISECOND).setScale(0, RoundingMode.FLOOR);
        if (whole.signum() < 0 || whole.compareTo(BigDecimal.valueOf(LAST_DAY)) > 0) {
            return Optional.empty();
        }
        long days = whole.longValueExact();
        if (since1904) {
            return Optional.of(DAY_ZERO_1904.plusDays(days));
        }
        if (days == 0 || days == NO_DAY) {
            return Optional.empty();
        }
        return Optional.of(DAY_ZERO.plusDays(days < NO_DAY ? days + 1 : days));
    }
}
