package cn.jidu.reconcile;

import static cn.jidu.store.SqlQuotes.literal;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Rule;
import org.springframework.jdbc.core.JdbcTemplate;

/** Runs the rules of {@code jobs/rules} over matched rows and panels; every row that a rule gives is a finding. */
final class RuleFindings {
    private final JdbcTemplate db;

    RuleFindings(JdbcTemplate db) {
        this.db = db;
    }

    void make(Definitions definitions, long revisionId) {
        for (Rule rule : definitions.rules().values()) {
            db.update("""
                    insert into jidu.revision_finding
                        (revision_id, code, source, area_code, delivery_id, row_no, key, message)
                    select %s, %s, %s""".formatted(revisionId, literal(rule.code()), found(rule)));
        }
    }

    /** What is selected for a rule: the columns of a finding, from the rule's own SELECT. */
    static String found(Rule rule) {
        return "source, area_code, delivery_id, row_no, key, message from ("
                + rule.sql().text() + "\n) found";
    }
}
