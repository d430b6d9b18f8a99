package cn.jidu.reconcile;

import static cn.jidu.store.SqlQuotes.literal;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Rule;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.kept.KeptFindings;
import cn.jidu.reconcile.kept.KeptTables;
import cn.jidu.reconcile.match.SourceSelect;
import cn.jidu.reconcile.revision.Revision;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Runs the rules of {@code jobs/rules} over matched rows and panels; every row that a rule gives is a finding. One that asks
 * the same of each source runs source by source. What follows from the same as in an earlier revision is copied from it.
 */
final class RuleFindings {
    private final JdbcTemplate db;
    private final KeptTables kept;

    RuleFindings(JdbcTemplate db, KeptTables kept) {
        this.db = db;
        this.kept = kept;
    }

    void make(Definitions definitions, Revision revision) {
        KeptFindings before = KeptFindings.open(db, kept, revision);
        for (Rule rule : definitions.rules().values()) {
            if (rule.perSource()) {
                definitions.sources().values().forEach(s -> make(rule, Optional.of(s), before, revision));
            } else {
                make(rule, Optional.empty(), before, revision);
            }
        }
        before.copy();
    }

    private void make(Rule rule, Optional<Source> source, KeptFindings before, Revision revision) {
        String select = found(rule, source);
        if (!before.has(rule.code(), source.map(Source::name), "select " + select)) {
            db.update("""
                    insert into jidu.revision_finding
                        (revision_id, code, source, area_code, delivery_id, row_no, key, message)
                    select %s, %s, %s""".formatted(revision.id(), literal(rule.code()), select));
        }
    }

    /** What is selected for a rule: the columns of a finding, from the rule's own SELECT. */
    static String found(Rule rule) {
        return "source, area_code, delivery_id, row_no, key, message from ("
                + rule.sql().text() + "\n) found";
    }

    /** The same of one source. */
    static String found(Rule rule, Optional<Source> source) {
        return source.map(s -> "* from (" + SourceSelect.of("select " + found(rule), s) + "\n) of_source")
                .orElse(found(rule));
    }

    /** What a rule that runs source by source is to find in all of them. */
    static String foundBySource(Rule rule, Definitions definitions) {
        Stream<String> parts =
                definitions.sources().values().stream().map(s -> "select " + found(rule, Optional.of(s)));
        return "* from (" + String.join(" union all ", parts.toList()) + "\n) of_sources";
    }
}
