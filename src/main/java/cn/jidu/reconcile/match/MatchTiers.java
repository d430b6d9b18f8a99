package cn.jidu.reconcile.match;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.kept.KeptTables;
import cn.jidu.store.rows.RowTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final String NUMBERED = "'REG15', 'TAX15'";

    /** Of codes that end with an organisation code, or are one. */
    private static final String WITH_ORGANISATION = "'REG15', 'TAX15', 'ORG9'";

    private static final String NUMBER = NameSql.code("g.registration_no");

    private static final String FOLDED = "folded_name";

    private final JdbcTemplate db;
    private final KeptTables kept;
    private final NameSql names;
    private final UnaryOperator<String> hash;
    private boolean folded;

    /**
     * @param areas their full names do not tell names of enterprises apart
     * @param hash the key that a citizen's number stands under
     */
    MatchTiers(JdbcTemplate db, KeptTables kept, AreaTree areas, UnaryOperator<String> hash) {
        this.db = db;
        this.kept = kept;
        this.hash = hash;
        this.names = new NameSql(areas);
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
        boolean any = open(source, rows);
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
     * The tiers after the exact code.
     *
     * @param rows a table {@code f} of rows that it did not hit
     */
    void later(Source source, String rows) {
        if (open(source, rows)) {
            behindExact();
        }
    }

    private void behindExact() {
        ask();
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
    private boolean open(Source source, String rows) {
        db.execute("drop table if exists open_row");
        db.execute("""
                create unlogged table open_row (
                    delivery_id bigint, sheet_no int, row_no int, code text, kind text, repaired text, organisation text,
                    name text, county text, enterprise_id uuid, tier text, same_name bigint
                )""");
        CodeColumns code = CodeColumns.of(source);
        int open = db.update("""
                insert into open_row
                select f.delivery_id, f.sheet_no, f.row_no, f.%1$s, f.%2$s, f.%3$s,
                    case when f.%2$s = 'CITIZEN_OR_TAX15' then f.%3$s end, %4$s, a.county_code
                from %5$s
                join ref_area a on a.code = f.located_area
                where coalesce(f.%2$s, '') <> 'CITIZEN'""".formatted(
                        code.column,
                        code.kind,
                        code.repaired,
                        names.normal("f." + name(source.match().orElseThrow().nameField())),
                        rows));
        db.execute("analyze open_row");
        return open > 0;
    }

    /**
     * The entities that an open row may mean, with what the tiers compare: all of a code, number or name that is asked for,
     * so that an answer among them is one among all. To fold every name of a registry costs more than all tiers.
     */
    private void ask() {
        fold();
        db.execute("drop table if exists asked_entity");
        db.execute("""
                create unlogged table asked_entity as
                with open as (select * from open_row where enterprise_id is null)
                select g.enterprise_id, g.county_code, g.uscc, substring(g.uscc, 9, 9) as organisation,
                    %s as number, %s as name
                from registered g
                where %s""".formatted(NUMBER, names.normal("g.name"), String.join("\nor ", mayBeMeant())));
        db.execute("analyze asked_entity");
    }

    /** What holds of entities {@code g} that may be meant; of what no open row asks for nothing is looked at. */
    private List<String> mayBeMeant() {
        Map<String, String> byAsked = meant();
        List<String> asked = List.copyOf(byAsked.keySet());
        List<String> holds = new ArrayList<>(List.of("false"));
        db.query(
                "select %s from open_row where enterprise_id is null"
                        .formatted(asked.stream().map("bool_or(%s)"::formatted).collect(Collectors.joining(", "))),
                row -> {
                    for (int i = 0; i < asked.size(); i++) {
                        if (row.getBoolean(i + 1)) {
                            holds.add(byAsked.get(asked.get(i)));
                        }
                    }
                });
        return holds;
    }

    /** By what an open row asks for, what holds of the entities that it may mean by it. */
    private static Map<String, String> meant() {
        Map<String, String> meant = new LinkedHashMap<>();
        meant.put("repaired is not null", "g.uscc in (select repaired from open where repaired is not null)");
        meant.put(
                "kind in (%s)".formatted(WITH_ORGANISATION),
                "substring(g.uscc, 9, 9) in (select right(code, 9) from open where kind in (%s))"
                        .formatted(WITH_ORGANISATION));
        meant.put(
                "kind in (%s)".formatted(NUMBERED),
                "%s in (select code from open where kind in (%s))".formatted(NUMBER, NUMBERED));
        // of a name in which nothing is to be folded only the front is stripped: it ends as it does when folded
        String isLong = NameSql.isLong("name");
        meant.put(
                isLong,
                "%s in (select %s from open where %s)".formatted(NameSql.end("g.name"), NameSql.end("name"), isLong));
        meant.put(
                "name <> '' and not " + isLong,
                "right(g.name, 1) in (select right(name, 1) from open where name <> '' and not %s)".formatted(isLong));
        meant.put(
                "name <> ''",
                "g.enterprise_id in (select enterprise_id from %s where name in (select name from open))"
                        .formatted(FOLDED));
        return meant;
    }

    /** The names that read otherwise when folded, once for all sources. */
    private void fold() {
        if (!folded) {
            kept.make(
                    FOLDED,
                    "select enterprise_id, %s as name from registered where %s"
                            .formatted(names.normal("name"), NameSql.isToFold("name")));
            folded = true;
        }
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
