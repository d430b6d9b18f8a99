package cn.jidu.sample.oracle;

import java.math.BigDecimal;
import java.math.MathContext;

/** Roots of exact decimals, to fifty digits. */
final class ExpectedRoots {
    private ExpectedRoots() {}

    /** The n-th root of a positive number (Newton's method). */
    static BigDecimal root(BigDecimal of, int n) {
        MathContext working = new MathContext(70);
        if (n == 1 || of.signum() == 0) {
            return of;
        }
        BigDecimal degree = BigDecimal.valueOf(n);
        BigDecimal x = of.max(BigDecimal.ONE);
        for (int i = 0; i < 400; i++) {
            BigDecimal next = of.divide(x.pow(n - 1, working), working)
                    .add(x.multiply(BigDecimal.valueOf(n - 1L)), working)
                    .divide(degree, working);
            if (next.round(ExpectedFigures.PRECISE).compareTo(x.round(ExpectedFigures.PRECISE)) == 0) {
                return next.round(ExpectedFigures.PRECISE);
            }
            x = next;
        }
        return x.round(ExpectedFigures.PRECISE);
    }
}
