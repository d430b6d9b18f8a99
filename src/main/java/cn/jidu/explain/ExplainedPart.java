package cn.jidu.explain;

import java.math.BigDecimal;
import java.util.List;

/**
 * A part with what was counted for it.
 *
 * @param value in the figure's unit, exact
 * @param rows how many lines its list has
 * @param sql what gives the value, before it is divided, and the lines
 * @param steps from the rows read to those counted
 * @param files those of the rows that are counted, by name
 * @param findings how many of these rows have one, by its code
 * @param decisions those that tie some of these rows, the earliest first
 */
public record ExplainedPart(
        FigurePart part,
        BigDecimal value,
        long rows,
        String sql,
        List<PartStep> steps,
        List<CountOf> files,
        List<CountOf> findings,
        List<TyingDecision> decisions) {

    /** How many rows something has. */
    public record CountOf(String name, long rows) {}

    /** The same of a part that counts the same. */
    ExplainedPart as(FigurePart other) {
        return new ExplainedPart(other, value, rows, sql, steps, files, findings, decisions);
    }

    public ExplainedPart {
        steps = List.copyOf(steps);
        files = List.copyOf(files);
        findings = List.copyOf(findings);
        decisions = List.copyOf(decisions);
    }
}
