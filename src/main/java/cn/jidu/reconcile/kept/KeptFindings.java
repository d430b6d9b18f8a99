package cn.jidu.reconcile.kept;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.numbers;

import cn.jidu.reconcile.revision.Revision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which revision has the findings of a rule that follow from the same: a new one copies them, and of how many the rule was
 * asked. The list is as {@link KeptTables} are: not logged, and written with the revision or not
 * at all.
 */
public final class KeptFindings {
    /** Where it is noted of how many each rule of the new revision is asked. */
    public static final String ASKED = "asked_of_rule";

    private static final String LIST = KeptTables.SCHEMA + "._found";

    private final JdbcTemplate db;
    private final KeptTables kept;
    private final Revision revision;
    private final Map<String, Long> there = new HashMap<>();
    private final Map<String, Long> copied = new HashMap<>();
    private final TreeSet<String> keys = new TreeSet<>();

    private KeptFindings(JdbcTemplate db, KeptTables kept, Revision revision) {
        this.db = db;
        this.kept = kept;
        this.revision = revision;
    }

    /** For a new revision. */
    public static KeptFindings open(JdbcTemplate db, KeptTables kept, Revision revision) {
        KeptFindings findings = new KeptFindings(db, kept, revision);
        db.execute("create unlogged table " + ASKED
                + " (code text, source text, area_code text, evaluated bigint, not_evaluable bigint)");
        db.execute("create unlogged table if not exists " + LIST
                + " (quarter text not null, key text not null, revision_id bigint not null)");
        db.query("select key, revision_id from %s where quarter = %s".formatted(LIST, findings.ofQuarter()), row -> {
            findings.there.put(row.getString(1), row.getLong(2));
        });
        return findings;
    }

    /**
     * Whether an earlier revision has them: then they need not be looked for.
     *
     * @param selects give them, and of how many the rule is asked
     */
    public boolean has(String code, List<String> selects) {
        SortedSet<String> reads = new TreeSet<>();
        selects.forEach(s -> reads.addAll(kept.reads(s)));
        Optional<String> key = kept.key(code + selects, reads);
        key.ifPresent(keys::add);
        Optional<Long> from = key.map(there::get);
        from.ifPresent(r -> copied.put("(%s::bigint, %s)".formatted(r, literal(code)), r));
        return from.isPresent();
    }

    /** Brings those that an earlier revision has, and notes that this one has them all. */
    public void copy() {
        if (!copied.isEmpty()) {
            String select = """
                    join (values %s) p (revision_id, code) on p.revision_id = f.revision_id and p.code = f.code
                    where f.revision_id in (%s)""".formatted(String.join(", ", copied.keySet()), numbers(new TreeSet<>(copied.values())));
            db.update("""
                    insert into jidu.revision_finding
                        (revision_id, code, source, area_code, delivery_id, sheet_no, row_no, key, message, effect)
                    select %s, f.code, f.source, f.area_code, f.delivery_id, f.sheet_no, f.row_no, f.key, f.message, f.effect
                    from jidu.revision_finding f
                    %s""".formatted(revision.id(), select));
            db.update("""
                    insert into %s
                    select f.code, f.source, f.area_code, f.evaluated, f.not_evaluable from jidu.rule_outcome f
                    %s""".formatted(ASKED, select));
        }
        db.update("delete from %s where quarter = %s".formatted(LIST, ofQuarter()));
        db.batchUpdate(
                "insert into " + LIST + " values (?, ?, ?)",
                keys.stream()
                        .map(k -> new Object[] {revision.quarter().toString(), k, revision.id()})
                        .toList());
    }

    private String ofQuarter() {
        return literal(revision.quarter().toString());
    }
}
