package cn.jidu.definition.candidate;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * How people decide about matches and findings ({@code jobs/decisions.yml}): from which amount on it takes two of them. No figure follows from it, so
 * that a change of it makes no revision; what was decided before stands.
 *
 * @param secondPersonFrom by source; of one that is not here one person decides
 * @param sheetRows how many questions stand on one sheet of a workbook; the others follow on further ones
 */
public record DecisionBounds(Map<String, AmountBound> secondPersonFrom, int sheetRows) {
    /** What a county can work through on one sheet. */
    public static final int DEFAULT_SHEET_ROWS = 2000;

    /** One person decides everything. */
    public static final DecisionBounds NONE = new DecisionBounds(Map.of(), DEFAULT_SHEET_ROWS);

    public DecisionBounds {
        secondPersonFrom = Map.copyOf(secondPersonFrom);
    }

    /**
     * @param field whose sum over the rows of a decision counts
     * @param amount in the field's unit
     */
    public record AmountBound(String field, BigDecimal amount) {}

    /** The bound of a source. */
    public Optional<AmountBound> of(String source) {
        return Optional.ofNullable(secondPersonFrom.get(source));
    }

    /** Whether rows of the source that sum up to this much take two people. */
    public boolean takesTwo(String source, BigDecimal amount) {
        return of(source).filter(b -> amount.compareTo(b.amount()) >= 0).isPresent();
    }
}
