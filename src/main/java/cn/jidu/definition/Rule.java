package cn.jidu.definition;

import java.util.List;
import java.util.Optional;

/**
 * A check across rows ({@code jobs/rules/<CODE>.yml}): every row of its SELECT is a finding.
 *
 * @param code as in findings.csv, e.g. NAME_MISMATCH
 * @param title what was found, in a few Chinese words; reports and letters print it
 * @param severity warning or error, for the order of lists only: findings never stop a run
 * @param meaning one Chinese sentence: what is wrong and what to do
 * @param action what to do about it, one Chinese clause; reports and letters advise it
 * @param relation a table that this rule and others read, made once
 * @param sql a SELECT over the matched rows and panels that gives {@code source, area_code, delivery_id, sheet_no, row_no,
 *     key, message}
 * @param weighed the SELECT also gives {@code effect}: what share of its area's figure hangs on the finding
 * @param asked a SELECT that counts, by {@code source} and {@code area_code}, of how many the rule was asked ({@code
 *     evaluated}) and of how many it could not be ({@code not_evaluable});
 *     empty where nobody says: then nothing counts as passed
 * @param alwaysAsked why there is nothing of which it could not be asked; empty where there is
 * @param examples inputs as table → rows, with the keys expected
 */
public record Rule(
        String code,
        String title,
        Severity severity,
        String meaning,
        String action,
        Optional<RuleRelation> relation,
        DefinitionSql sql,
        boolean weighed,
        Optional<DefinitionSql> asked,
        String alwaysAsked,
        List<TableExample> examples) {

    /**
     * A table of what several rules ask for, made before any of them is asked.
     *
     * @param sql its rows
     * @param byCounty it gives {@code county_code}, and a county's rows follow from the county's rows of this quarter: then
     *     only counties are made anew whose rows changed
     */
    public record RuleRelation(String name, DefinitionSql sql, boolean byCounty) {}

    /** How much a finding weighs. */
    public enum Severity {
        WARNING,
        ERROR
    }

    public Rule {
        examples = List.copyOf(examples);
    }
}
