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

    /** Ties rows of {@code open_row} that no code tied: never those under what is, or may be, a citizen's number. */
    static void match(JdbcTemplate db) {
        db.update("""
                update open_row o set enterprise_id = g.enterprise_id, tier = %1$s
                from decided d join registered g on g.enterprise_id = d.enterprise_id
                where d.kind = 'match' and o.enterprise_id is null
                    and coalesce(o.kind, '') not in (%2$s) and d.subject = %3$s""".formatted(literal(TIER), MatchTiers.HASHED_KINDS, ofOpenRow()));
    }

    /** Unties rows whose name alone tied them, where somebody said that they are not of that enterprise, or of none. */
    static void unmatch(JdbcTemplate db) {
        db.update("""
                update open_row o set enterprise_id = null, tier = null
                from decided d
                where o.tier = 'NAME' and d.subject = %s
                    and (d.kind = 'none' or d.kind = 'reject' and d.enterprise_id = o.enterprise_id)""".formatted(ofOpenRow()));
    }

    private static String ofOpenRow() {
        return SubjectSql.id("o.county", "o.code", "o.name");
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
