package cn.jidu.reconcile.match;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.kept.KeptTables;
import cn.jidu.store.rows.RowTables;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tiers of CONTRACTS, section 1 (matching a row to the registry), over rows of which {@code open_row} holds what the
 * tiers ask for and what they found: each asks only for rows that no tier before it hit, and hits only where exactly one
 * entity of {@code registered} answers.
 */
public final class MatchTiers {
    /** Of codes that are, or may be, a citizen's number: they stand hashed and are not shown. */
    public static final String HASHED_KINDS = "'CITIZEN', 'CITIZEN_OR_TAX15'";

    /** Before the keyed hash that stands in a code's place. */
    private static final String HASHED = "h:";

    /** Of codes that are registration numbers, or may be. */
    static final String NUMBERED = "'REG15', 'TAX15'";

    /** Of codes that end with an organisation code, or are one. */
    static final String WITH_ORGANISATION = "'REG15', 'TAX15', 'ORG9'";

    private final JdbcTemplate db;
    private final AskedEntities asked;
    private final NameSql names;
    private final UnaryOperator<String> hash;

    /**
     * @param names how names are compared
     * @param hash the key that a citizen's number stands under
     */
    MatchTiers(JdbcTemplate db, KeptTables kept, NameSql names, UnaryOperator<String> hash) {
        this.db = db;
        this.hash = hash;
        this.names = names;
        this.asked = new AskedEntities(db, kept, names);
    }

    /** What they read beside the rows that they are asked for. */
    static List<String> reads() {
        return List.of(Registry.TABLE, MatchDecisions.TABLE, "ref_area", "ref_area_ancestor");
    }

    /** What they follow from beside {@code registered}, the areas and the rows: the key of the hash, by an example. */
    String how() {
        return hash.apply(Registry.TABLE);
    }

    /** The columns of the code that a row is matched by, as {@link RowTables} makes them. */
    record CodeColumns(String column, String kind, String repaired) {
        static CodeColumns of(Source source) {
            String field = source.match().orElseThrow().codeField();
            return new CodeColumns(name(field), name(field + "_kind"), name(field + "_repaired"));
        }
    }

    /**
     * Every tier, the exact code first.
     *
     * @param rows a table {@code f} of rows in force
     * @return whether there are any
     */
    boolean all(Source source, String rows) {
        boolean any = open(List.of(source), s -> rows);
        if (any) {
            hit(
                    "EXACT",
                    "case when o.kind not in (%s) then o.code end".formatted(HASHED_KINDS),
                    "select uscc as key, enterprise_id from registered where uscc is not null");
            behindExact();
        }
        return any;
    }

    /**
     * The tiers after the exact code, of several sources at once: the registry is looked through for all together.
     *
     * @param rows of each a table {@code f} of rows that it did not hit
     */
    void later(List<Source> sources, Function<Source, String> rows) {
        if (!sources.isEmpty() && open(sources, rows)) {
            behindExact();
        }
        asked.keep();
    }

    private void behindExact() {
        asked.make();
        repaired();
        registrationNumber();
        organisationCode();
        hashedOrganisationCode();
        MatchDecisions.match(db);
        sameName();
        MatchDecisions.unmatch(db);
        db.execute("analyze open_row");
    }

    /**
     * The rows as the tiers ask for them; citizens' are never asked for, and those that may be only for the organisation
     * code that they may end with.
     */
    private boolean open(List<Source> sources, Function<Source, String> rows) {
        db.execute("""
                drop table if exists open_row;
                create unlogged table open_row (
                    delivery_id bigint, sheet_no int, row_no int, code text, kind text, repaired text, organisation text,
                    name text, county text, enterprise_id uuid, tier text, same_name bigint
                )""");
        int open = db.update(sources.stream()
                .map(s -> open(s, rows.apply(s)))
                .collect(Collectors.joining("\nunion all\n", "insert into open_row\n", "")));
        db.execute("analyze open_row");
        return open > 0;
    }

    private String open(Source source, String rows) {
        CodeColumns code = CodeColumns.of(source);
        return """
                select f.delivery_id, f.sheet_no, f.row_no, f.%1$s, f.%2$s, f.%3$s,
                    case when f.%2$s = 'CITIZEN_OR_TAX15' then f.%3$s end, %4$s, a.county_code
                from %5$s
                join ref_area a on a.code = f.located_area
                where coalesce(f.%2$s, '') <> 'CITIZEN'""".formatted(
                        code.column,
                        code.kind,
                        code.repaired,
                        names.normal("f." + name(source.match().orElseThrow().nameField())),
                        rows);
    }

    private void repaired() {
        hit("REPAIRED", "o.repaired", "select uscc as key, enterprise_id from asked_entity where uscc is not null");
    }

    private void registrationNumber() {
        hit("LEGACY", "case when o.kind in (%s) then o.code end".formatted(NUMBERED), soleOf("number"));
    }

    /** Nine characters of a code of eighteen; at the end of a taxpayer's fifteen, behind the division. */
    private void organisationCode() {
        hit(
                "LEGACY",
                "case when o.kind in (%s) then right(o.code, 9) end".formatted(WITH_ORGANISATION),
                soleOf("organisation"));
    }

    /** The entities that alone have what stands in a column. */
    private static String soleOf(String column) {
        return """
                select %1$s as key, min(enterprise_id::text)::uuid as enterprise_id
                from asked_entity where %1$s is not null
                group by %1$s having count(*) = 1""".formatted(column);
    }

    /**
     * Fifteen digits that may be a citizen's are an organisation's where their last nine are, by their hash, the
     * organisation code of one entity, and it has the row's name. Only entities of such a name are hashed.
     */
    private void hashedOrganisationCode() {
        List<String> codes = db.queryForList("""
                select distinct n.organisation
                from open_row o
                join asked_entity n on n.name = o.name
                where o.organisation is not null and o.name <> '' and n.organisation is not null
                order by 1""", String.class);
        if (codes.isEmpty()) {
            return;
        }
        db.execute("drop table if exists organisation_hash");
        db.execute("create unlogged table organisation_hash (code text, hash text)");
        db.batchUpdate(
                "insert into organisation_hash values (?, ?)",
                codes.stream()
                        .map(c -> new Object[] {c, HASHED + hash.apply(c)})
                        .toList());
        db.update("""
                update open_row o set enterprise_id = k.enterprise_id, tier = 'LEGACY'
                from (
                    select h.hash, min(g.enterprise_id::text)::uuid as enterprise_id
                    from organisation_hash h join registered g on substring(g.uscc, 9, 9) = h.code
                    group by h.hash having count(*) = 1
                ) k join asked_entity n on n.enterprise_id = k.enterprise_id
                where o.enterprise_id is null and k.hash = o.organisation and n.name = o.name""");
    }

    /** Within the row's county; within all of its area where that is wider than a county. */
    private void sameName() {
        db.update("""
                update open_row o
                set same_name = k.entities,
                    enterprise_id = case when k.entities = 1 then k.enterprise_id end,
                    tier = case when k.entities = 1 then 'NAME' end
                from (
                    select w.county, w.name, count(*) as entities, min(n.enterprise_id::text)::uuid as enterprise_id
                    from (select distinct county, name from open_row
                        where enterprise_id is null and name <> '' and organisation is null) w
                    join asked_entity n on n.name = w.name
                    join ref_area_ancestor a on a.area_code = n.county_code and a.ancestor_code = w.county
                    group by w.county, w.name
                ) k
                where o.enterprise_id is null and o.organisation is null and k.county = o.county and k.name = o.name""");
    }

    /** Rows that no tier has hit yet and whose key is that of one entity. */
    private void hit(String tier, String key, String entities) {
        db.update("""
                update open_row o set enterprise_id = k.enterprise_id, tier = %s
                from (%s) k where o.enterprise_id is null and k.key = %s""".formatted(literal(tier), entities, key));
    }
}
