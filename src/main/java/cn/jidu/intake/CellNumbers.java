package cn.jidu.intake;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a number in a workbook says, as the same cell would say it in a text file.
 *
 * @param since1904 days are counted by the other calendar
 */
record CellNumbers(boolean since1904) {
    /** A spreadsheet shows fifteen digits, and from the sixteenth on what it holds is no longer what was typed. */
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);

    /** How a longer number is shown: the last digits are lost, the others no business of a list of faults. */
    private static final MathContext ROUNDED = new MathContext(6, RoundingMode.HALF_UP);

    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);
    /** 29 February 1900, a day that spreadsheets have and no calendar. */
    private static final long NO_DAY = 60;

    private static final long LAST_DAY = 2_958_465;

    String text(BigDecimal number, CellStyles.Meaning meaning) {
        return switch (meaning) {
            case DAY -> day(number).map(LocalDate::toString).orElseGet(() -> shown(number));
            case PERCENT -> shown(number.movePointRight(2)) + "%";
            case NUMBER -> shown(number);
        };
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
        BigDecimal whole = serial.setScale(0, RoundingMode.FLOOR);
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
