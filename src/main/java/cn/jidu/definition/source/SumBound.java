package cn.jidu.definition.source;

import java.math.BigDecimal;

/**
 * How far a file's sum of a field may lie from what it replaces, and from its own last quarter, before the file is held.
 *
 * @param times more than so many times as much, or less than that part of it
 * @param leastRows of files with fewer values on either side nothing is said: few rows may jump rightly
 */
public record SumBound(String field, BigDecimal times, int leastRows) {
    /** Whether the sums lie too far apart. Of no sum, or one below nothing, there are no times. */
    public boolean isBroken(BigDecimal here, long rows, BigDecimal other, long otherRows) {
        return rows >= leastRows
                && otherRows >= leastRows
                && other.signum() > 0
                && (here.compareTo(other.multiply(times)) > 0
                        || here.multiply(times).compareTo(other) < 0);
    }
}
