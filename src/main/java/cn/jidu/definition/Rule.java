package cn.jidu.definition;

import java.util.List;

/**
 * A check across rows ({@code jobs/rules/<CODE>.yml}): every row of its SELECT is a finding.
 *
 * @param code as in findings.csv, e.g. NAME_MISMATCH
 * @param title what was found, in a few Chinese words; reports and letters print it
 * @param severity warning or error, for the order of lists only: findings never stop a run
 * @param meaning one Chinese sentence: what is wrong and what to do
 * @param action what to do about it, one Chinese clause; reports and letters advise it
 * @param sql a SELECT over the matched rows and panels that gives {@code source, area_code, delivery_id, row_no, key,
 *     message} in this order
 * @param perSource a finding follows from rows of its own source alone, as far as the tables of all sources are read
 * @param examples inputs as table → rows, with the keys expected
 */
public record Rule(
        String code,
        String title,
        Severity severity,
        String meaning,
        String action,
        DefinitionSql sql,
        boolean perSource,
        List<TableExample> examples) {

    /** How much a finding weighs. */
    public enum Severity {
        WARNING,
        ERROR
    }

    public Rule {
        examples = List.copyOf(examples);
    }
}
