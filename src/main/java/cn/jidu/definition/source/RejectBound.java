package cn.jidu.definition.source;

import java.math.BigDecimal;

/**
 * How many rows of a file may be rejected before its source counts as incomplete ({@code jobs/completeness.yml}). A file
 * is beyond it where it passes both.
 *
 * @param share of the rows read, e.g. 0.01
 */
public record RejectBound(BigDecimal share, int rows) {
    /** Where nothing is set. */
    public static final RejectBound DEFAULT = new RejectBound(new BigDecimal("0.01"), 5);

    /** Either may be reached, not passed. */
    public boolean isPassed(long read, long rejected) {
        return rejected > rows && BigDecimal.valueOf(rejected).compareTo(share.multiply(BigDecimal.valueOf(read))) > 0;
    }
}
