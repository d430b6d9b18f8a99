package cn.jidu.reconcile.match;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.kept.FilledTables;
import cn.jidu.reconcile.kept.KeptTables;
import cn.jidu.reconcile.match.MatchTiers.CodeColumns;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What people decided about matches, as a tier of its own: {@code decided} holds the decisions that count in the quarter, by
 * what a row says of itself ({@link SubjectSql}). They stand before names and behind codes.
 */
public final class MatchDecisions {
    static final String TABLE = "decided";

    /** The tier of rows that were matched by a decision. */
    public static final String TIER = "DECISION";

    /** Of rows {@code o}, who somebody said that they are not of: the entity {@code n} of their name, or nobody. */
    static final String DENIED = """
            left join decided nobody on nobody.kind = 'none' and nobody.subject = o.subject
            left join decided other on other.kind = 'reject' and other.subject = o.subject
                and other.enterprise_id = n.enterprise_id""";

    static final String IS_NOT_DENIED = "nobody.subject is null and other.subject is null";

    private MatchDecisions() {}

    /** What follows from them, whoever decided when and in which order; empty where none counts in the quarter. */
    public static String hash(JdbcTemplate db, Quarter quarter) {
        return hash(
                db,
                "(select * from jidu.standing_decision where from_quarter <= %s) d"
                        .formatted(literal(quarter.toString())));
    }

    private static String hash(JdbcTemplate db, String decisions) {
        List<String> lines = db.queryForList(
                "select concat_ws(' ', kind, subject, enterprise_id) from %s order by 1".formatted(decisions),
                String.class);
        return lines.isEmpty() ? "" : Revisions.sha256(String.join("\n", lines));
    }

    /** Makes {@code decided}, before the rows in force are. */
    static void make(JdbcTemplate db, KeptTables kept, Quarter quarter) {
        FilledTables.tell(db, TABLE, """
                select decision_id, kind, subject, enterprise_id from jidu.standing_decision
                where from_quarter <= %s""".formatted(literal(quarter.toString())));
        kept.know(TABLE, hash(db, TABLE));
    }

    /** Takes away what was made. */
    static void drop(JdbcTemplate db) {
        db.execute("drop table if exists decided");
    }

    /** Of rows whose {@code subject} was decided on: never of those under what is, or may be, a citizen's number. */
    static MatchTier tier() {
        return new MatchTier(
                TIER,
                """
                select d.subject as key, g.enterprise_id
                from decided d join registered g on g.enterprise_id = d.enterprise_id
                where d.kind = 'match'""",
                "case when coalesce(o.kind, '') not in (%s) then o.subject end".formatted(MatchTiers.HASHED_KINDS));
    }

    /** Keeps which rows of the revision were matched by which decision. Needs every source matched. */
    public static void noteUses(JdbcTemplate db, Definitions definitions, Revision revision) {
        if (Boolean.TRUE.equals(db.queryForObject("select exists (select from decided)", Boolean.class))) {
            NameSql names = new NameSql(definitions.areas());
            Matching.matched(definitions).forEach(source -> noteUses(db, names, source, revision));
        }
    }

    private static void noteUses(JdbcTemplate db, NameSql names, Source source, Revision revision) {
        String subject = SubjectSql.id(
                "a.county_code",
                "f." + CodeColumns.of(source).column(),
                names.normal("f." + name(source.match().orElseThrow().nameField())));
        db.update("""
                insert into jidu.decision_use (revision_id, decision_id, source, delivery_id, sheet_no, row_no)
                select %1$s, d.decision_id, %2$s, f.delivery_id, f.sheet_no, f.row_no
                from %3$s f join ref_area a on a.code = f.located_area
                join decided d on d.kind = 'match' and d.enterprise_id = f.matched_enterprise and d.subject = %4$s
                where f.tier = %5$s""".formatted(revision.id(), literal(source.name()), Matching.table(source), subject, literal(TIER)));
    }
}
