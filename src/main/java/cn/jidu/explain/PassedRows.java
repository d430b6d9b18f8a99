package cn.jidu.explain;

import java.math.BigDecimal;
import java.util.List;

/**
 * Rows of a panel that a part did not need to tell apart.
 *
 * @param delivery the file's number: several may have one name
 * @param codes of the findings that each of them has, where they were looked for with the rows
 * @param reason why the part does not count them; empty where it does
 * @param added what they add together
 */
record PassedRows(
        long delivery, String file, String source, List<String> codes, String reason, long rows, BigDecimal added) {
    PassedRows {
        codes = List.copyOf(codes);
    }

    boolean isCounted() {
        return reason.isEmpty();
    }
}
