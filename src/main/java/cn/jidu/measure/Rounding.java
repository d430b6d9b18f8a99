package cn.jidu.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The one rounding rule of everything that is shown: half up, from the exact decimal. Text, tables, charts, workbook
 * cells, verdicts, ranks and gaps all start from what this gives, so that a figure and its words agree.
 */
public final class Rounding {
    /** Decimals of progress, time progress and growth, and of differences of them. */
    public static final int SHARE_DECIMALS = 1;

    private Rounding() {}

    /** To the indicator's decimals. */
    public static BigDecimal round(BigDecimal exact, int decimals) {
        return exact.setScale(decimals, RoundingMode.HALF_UP);
    }

    /** A percent number as it is shown. */
    public static BigDecimal share(BigDecimal exact) {
        return round(exact, SHARE_DECIMALS);
    }
}
