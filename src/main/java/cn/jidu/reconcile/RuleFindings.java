package cn.jidu.reconcile;

import static cn.jidu.store.SqlQuotes.literal;

import cn.jidu.definition.DefinitionSql;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Rule;
import cn.jidu.reconcile.kept.KeptFindings;
import cn.jidu.reconcile.kept.KeptTables;
import cn.jidu.reconcile.match.MatchedRows;
import cn.jidu.reconcile.revision.Revision;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Runs the rules of {@code jobs/rules} over matched rows and panels; every row that a rule gives is a finding. What
 * follows from the same as in an earlier revision is copied from it. Of how many each rule was asked is counted beside, so
 * that nobody takes for sound what could not be asked.
 */
final class RuleFindings {
    private final JdbcTemplate db;
    private final KeptTables kept;

    RuleFindings(JdbcTemplate db, KeptTables kept) {
        this.db = db;
        this.kept = kept;
    }

    void make(Definitions definitions, Revision revision) {
        definitions.rules().values().forEach(r -> r.relation().ifPresent(this::make));
        KeptFindings before = KeptFindings.open(db, kept, revision);
        definitions.rules().values().forEach(r -> make(r, before, revision));
        before.copy();
        keepOutcomes(revision);
    }

    private void make(Rule.RuleRelation relation) {
        if (relation.byCounty()) {
            kept.makeByCounty(relation.name(), relation.sql().text());
        } else {
            kept.make(relation.name(), relation.sql().text());
        }
    }

    private void make(Rule rule, KeptFindings before, Revision revision) {
        String found = found(rule);
        Optional<String> asked = rule.asked().map(DefinitionSql::text);
        List<String> selects =
                Stream.concat(Stream.of("select " + found), asked.stream()).toList();
        if (before.has(rule.code(), selects)) {
            return;
        }
        // a row without a code has no key, and may be tied all the same: by its name, or by a person
        db.update("""
                insert into jidu.revision_finding
                    (revision_id, code, source, area_code, delivery_id, sheet_no, row_no, key, message, effect)
                select %s, %s, f.source, f.area_code, f.delivery_id, f.sheet_no, f.row_no, coalesce(f.key, ''), f.message, f.effect
                from (select %s) f""".formatted(revision.id(), literal(rule.code()), found));
        asked.ifPresent(select ->
                db.update("insert into %s select %s, source, area_code, evaluated, not_evaluable from (%s\n) of_rule"
                        .formatted(KeptFindings.ASKED, literal(rule.code()), select)));
    }

    /** Beside of how many each rule was asked, how many it found. */
    private void keepOutcomes(Revision revision) {
        db.update("""
                insert into jidu.rule_outcome (revision_id, code, source, area_code, evaluated, failed, not_evaluable)
                select %1$s, a.code, a.source, a.area_code, a.evaluated, coalesce(f.failed, 0), a.not_evaluable
                from %2$s a
                left join (
                    select code, source, area_code, count(*) as failed from jidu.revision_finding
                    where revision_id = %1$s group by code, source, area_code
                ) f on f.code = a.code and f.source = a.source and f.area_code = a.area_code""".formatted(revision.id(), KeptFindings.ASKED));
    }

    /** What is selected for a rule: the columns of a finding, from the rule's own SELECT; it may read hashes, and shows none. */
    static String found(Rule rule) {
        return "source, area_code, delivery_id, sheet_no, row_no, %s as key, %s as message, %s from (%s\n) found"
                .formatted(
                        MatchedRows.hidden("key"),
                        MatchedRows.hidden("message"),
                        rule.weighed() ? "effect" : "null::numeric as effect",
                        rule.sql().text());
    }
}
