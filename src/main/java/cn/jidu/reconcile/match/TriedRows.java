package cn.jidu.reconcile.match;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.source.InputNames;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.kept.FilledTables;
import cn.jidu.reconcile.kept.KeptTables;
import cn.jidu.reconcile.match.MatchTiers.CodeColumns;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The registry and the matched rows as they would be if open rows were tied to enterprises, each tie by itself and all at once:
 * every tie has two copies of its enterprise, under ids of their own, with all the rows that the enterprise has; one also has the
 * rows of the tie, the other leaves them open. What a panel makes of the one and of the other is what the tie would change.
 */
public final class TriedRows {
    /** The copies: {@code number} of the tie, the enterprise's id, that of the {@code copy}, and whether it is {@code tied}. */
    public static final String COPIED = "copied_enterprise";

    /** The rows that a tie would tie: its {@code number}, delivery, sheet and row. */
    public static final String ROWS = "tried_row";

    private static final String WHOLE = "whole_";

    private final JdbcTemplate db;
    private final Definitions definitions;
    private final NameSql names;
    private final ExactMatches exact;

    /** @param db in a schema of its own that shows the tables that the quarter keeps */
    public TriedRows(JdbcTemplate db, Definitions definitions) {
        this.db = db;
        this.definitions = definitions;
        this.names = new NameSql(definitions.areas());
        this.exact = new ExactMatches(db, KeptTables.none(db), names);
    }

    /**
     * A row's tie to an enterprise.
     *
     * @param subject what the row says of itself ({@link SubjectSql})
     */
    public record TriedTie(int number, String subject, UUID enterprise) {}

    /** Makes {@code registry} and {@code matched_<source>} of the copies alone. */
    public void make(List<TriedTie> ties) {
        copy(ties);
        db.execute("create view " + WHOLE + InputNames.REGISTRY + " as " + Registry.SHOWN);
        narrow(InputNames.REGISTRY, "enterprise_id");
        db.execute("create unlogged table " + ROWS + " (number int, delivery_id bigint, sheet_no int, row_no int)");
        Matching.matched(definitions).forEach(this::match);
    }

    private void copy(List<TriedTie> ties) {
        db.execute("create unlogged table tried_tie (number int, subject text, enterprise_id uuid)");
        db.batchUpdate(
                "insert into tried_tie values (?, ?, ?)",
                ties.stream()
                        .map(t -> new Object[] {t.number(), t.subject(), t.enterprise()})
                        .toList());
        db.execute("""
                create unlogged table %s as
                select number, enterprise_id, md5(concat_ws('|', 'tried', number, tied))::uuid as copy, tied
                from tried_tie cross join (values (false), (true)) of (tied)""".formatted(COPIED));
        db.execute("analyze tried_tie");
        db.execute("analyze " + COPIED);
    }

    /** Puts the copies' rows in the place of all, by the view or table that shows these as {@code whole_}. */
    public void narrow(String relation, String enterprise) {
        db.execute("create unlogged table %s as %s".formatted(relation, copies(relation, enterprise)));
        db.execute("analyze " + relation);
    }

    private String copies(String relation, String enterprise) {
        return "select %s from %s w join %s c on c.enterprise_id = w.%s"
                .formatted(columns(relation, Map.of(enterprise, "c.copy")), WHOLE + relation, COPIED, enterprise);
    }

    /** All columns in their order, some of them from elsewhere. */
    private String columns(String relation, Map<String, String> given) {
        return db
                .queryForList(
                        "select attname from pg_attribute where attrelid = to_regclass(?) and attnum > 0 order by attnum",
                        String.class,
                        WHOLE + relation)
                .stream()
                .map(c -> given.getOrDefault(c, "w." + name(c)) + " as " + name(c))
                .collect(Collectors.joining(", "));
    }

    /** What shows a relation as a whole goes by another name from here on. */
    public void rename(String view) {
        db.execute("alter view %s rename to %s".formatted(view, WHOLE + view));
    }

    private void match(Source source) {
        String relation = Matching.table(source);
        if (FilledTables.isThere(db, name(ExactMatches.table(source)))) {
            db.execute("create view " + WHOLE + relation + " as " + Matching.shown(source));
            findRows(source);
        } else {
            db.execute("create view " + InForce.table(source) + " as " + InForce.none(source));
            db.execute("create view " + WHOLE + relation + " as " + exact.select(source, WHOLE + InputNames.REGISTRY));
        }
        copyRows(relation);
    }

    private void findRows(Source source) {
        CodeColumns code = CodeColumns.of(source);
        String own = SubjectSql.id(
                "a.county_code",
                "w." + code.column(),
                names.normal("w." + name(source.match().orElseThrow().nameField())));
        db.update("""
                insert into %s
                select t.number, w.delivery_id, w.sheet_no, w.row_no
                from %s w join ref_area a on a.code = w.located_area
                join tried_tie t on t.subject = %s
                where w.matched_enterprise is null and coalesce(w.%s, '') not in (%s)""".formatted(ROWS, LateRows.table(source), own, code.kind(), MatchTiers.HASHED_KINDS));
    }

    private void copyRows(String relation) {
        String row = "o.delivery_id = w.delivery_id and o.sheet_no = w.sheet_no and o.row_no = w.row_no";
        db.execute("""
                create unlogged table %1$s as
                %2$s
                union all
                select %3$s from %4$s w where exists (select from %5$s o where %6$s)
                union all
                select %7$s from %4$s w join %5$s o on %6$s
                join %8$s c on c.number = o.number and c.tied
                join registry g on g.enterprise_id = c.copy""".formatted(
                        relation,
                        copies(relation, "matched_enterprise"),
                        columns(relation, Map.of()),
                        WHOLE + relation,
                        ROWS,
                        row,
                        columns(relation, tied()),
                        COPIED));
        db.execute("analyze " + relation);
    }

    private static Map<String, String> tied() {
        return Map.of(
                "matched_enterprise", "g.enterprise_id",
                "registry_area", "g.counted_area",
                "registry_name", "g.name",
                "county_code", "g.county_code",
                "tier", Objects.requireNonNull(literal(MatchDecisions.TIER)),
                "unmatched_reason", "null::text");
    }
}
