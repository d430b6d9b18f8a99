package cn.jidu.measure;

import cn.jidu.definition.Indicator.Behaviour;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Exact arithmetic of figures. Quotients and roots are taken to 34 digits, half up: beyond any figure that is shown or
 * handed on (six decimals).
 */
public final class ExactDecimals {
    static final MathContext PRECISION = new MathContext(34, RoundingMode.HALF_UP);
    static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private ExactDecimals() {}

    /** @param numbers at least one */
    public static BigDecimal mean(List<BigDecimal> numbers) {
        return numbers.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(numbers.size()), PRECISION);
    }

    /** 100 × part / whole. */
    public static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.multiply(HUNDRED).divide(whole, PRECISION);
    }

    /**
     * 同比: of rates the difference, of all else growth in percent; empty where the year before had nothing, or less.
     *
     * @param then the same a year before
     */
    public static Optional<BigDecimal> change(Behaviour behaviour, BigDecimal now, BigDecimal then) {
        BigDecimal change = now.subtract(then);
        if (behaviour.isRate()) {
            return Optional.of(change);
        }
        return then.signum() > 0 ? Optional.of(percent(change, then)) : Optional.empty();
    }

    /** ((now / base)^(4 / quarters) − 1) × 100, for a positive base and a figure that is not negative. */
    static BigDecimal yearlyGrowth(BigDecimal now, BigDecimal base, int quarters) {
        BigDecimal years = root(now.divide(base, PRECISION).pow(4, PRECISION), quarters);
        return years.subtract(BigDecimal.ONE).multiply(HUNDRED, PRECISION);
    }

    /** The n-th root by Newton's method from above, which falls until the precision is reached. */
    private static BigDecimal root(BigDecimal value, int n) {
        if (value.signum() == 0 || n == 1) {
            return value;
        }
        BigDecimal order = BigDecimal.valueOf(n);
        BigDecimal guess = value.max(BigDecimal.ONE);
        while (true) {
            BigDecimal next = guess.multiply(BigDecimal.valueOf(n - 1L))
                    .add(value.divide(guess.pow(n - 1, PRECISION), PRECISION))
                    .divide(order, PRECISION);
            if (next.compareTo(guess) >= 0) {
                return guess;
            }
            guess = next;
        }
    }
}
