package cn.jidu.explain;

import cn.jidu.explain.ExplainedPart.CountOf;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What became of a panel's rows on the way to a part.
 *
 * @param rows all of the area
 * @param findings how many of those that are counted have one, by its code
 * @param once how many there are of what is counted once
 */
record PassedPart(List<PassedRows> rows, List<CountOf> findings, Optional<BigDecimal> once) {
    PassedPart {
        rows = List.copyOf(rows);
        findings = List.copyOf(findings);
    }

    List<PassedRows> counted() {
        return rows.stream().filter(PassedRows::isCounted).toList();
    }
}
