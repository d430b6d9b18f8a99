package cn.jidu.reconcile;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.FieldType;
import cn.jidu.definition.Source;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.store.RowTables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Ties the rows in force to the registry: {@code registry} holds one row per registered entity of the quarter,
 * {@code matched_<source>} the rows of each other source that names enterprises, with {@code matched_enterprise}, the
 * {@code tier} that hit or the {@code unmatched_reason}, and the registry's area; {@code matched_row} shows all of these
 * alike, for rules that ask the same of every source. They live as long as the transaction.
 *
 * <p>The tiers are those of CONTRACTS, section 1 (matching a row to the registry): each asks only for rows that no tier
 * before it hit, and hits only where exactly one entity answers.
 */
final class Matching {
    /** Stands where a citizen's number would. */
    static final String HIDDEN = "〔身份证件号，已隐去〕";

    /** Of codes that are, or may be, a citizen's number: they stand hashed and are not shown. */
    static final String HASHED_KINDS = "'CITIZEN', 'CITIZEN_OR_TAX15'";

    /** Before the keyed hash that stands in a code's place. */
    private static final String HASHED = "h:";

    private final JdbcTemplate db;
    private final NameSql names;
    private final UnaryOperator<String> hash;

    /**
     * @param areas their full names do not tell names of enterprises apart
     * @param hash the key that a citizen's number stands under
     */
    Matching(JdbcTemplate db, AreaTree areas, UnaryOperator<String> hash) {
        this.db = db;
        this.hash = hash;
        this.names = new NameSql(areas);
    }

    /** The columns of the code that a row is matched by, as {@link RowTables} makes them. */
    private record Code(String column, String kind, String repaired) {
        static Code of(Source source) {
            String field = source.match().orElseThrow().codeField();
            return new Code(name(field), name(field + "_kind"), name(field + "_repaired"));
        }
    }

    void make(Definitions definitions) {
        new Registry(db).make();
        List<Source> sources = definitions.sources().values().stream()
                .filter(Matching::isMatched)
                .toList();
        ZoneMembership membership = new ZoneMembership(db, definitions);
        sources.stream().filter(membership::isToldBy).forEach(source -> {
            match(source);
            membership.move(source);
        });
        sources.stream().filter(s -> !membership.isToldBy(s)).forEach(this::match);
        db.execute("create temp view matched_row as "
                + sources.stream().map(Matching::alike).collect(Collectors.joining(" union all ")));
    }

    /** Rows of the registry's own source are the registry; parks and returns name no enterprise. */
    static boolean isMatched(Source source) {
        return source.match().isPresent() && !source.name().equals(Source.REGISTRATION);
    }

    /** The table of the source's rows once matched; the registry's own are the registry. */
    static String table(Source source) {
        return source.name().equals(Source.REGISTRATION)
                ? "registry"
                : "matched_" + source.name().replace('-', '_');
    }

    private void match(Source source) {
        exact(source);
        if (open(source) > 0) {
            repaired();
            registrationNumber();
            organisationCode();
            makeNames();
            hashedOrganisationCode();
            sameName();
            close(source);
        }
        db.execute("analyze " + table(source));
    }

    /** Rows under the very code of an entity; the others stay with why they are unmatched so far. */
    private void exact(Source source) {
        Code code = Code.of(source);
        String columns = ofRegistry(source).entrySet().stream()
                .map(c -> c.getValue() + " as " + c.getKey())
                .collect(Collectors.joining(", "));
        db.execute("""
                create temp table %1$s on commit drop as
                select f.*, %3$s,
                    case when g.enterprise_id is not null then 'EXACT' end as tier,
                    case when g.enterprise_id is not null then null
                         when f.%5$s in (%6$s) then 'CITIZEN_ID'
                         else 'NO_MATCH' end as unmatched_reason
                from %4$s f
                join ref_area a on a.code = f.located_area
                left join registry g on g.uscc = f.%2$s and f.%5$s not in (%6$s)""".formatted(table(source), code.column, columns, InForce.table(source), code.kind, HASHED_KINDS));
    }

    /** What a matched row has from its entity {@code g}, its own columns being {@code f} and its county {@code a}. */
    private Map<String, String> ofRegistry(Source source) {
        String name = "f." + name(source.match().orElseThrow().nameField());
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("matched_enterprise", "g.enterprise_id");
        columns.put("registry_area", "g.counted_area");
        columns.put("registry_name", "g.name");
        columns.put("county_code", "coalesce(g.county_code, a.county_code)");
        // a row that names a whole city is at odds with none of its counties
        columns.put("area_differs", """
                coalesce(g.county_code <> a.county_code and not exists (
                    select from ref_area_ancestor w where w.area_code = g.county_code and w.ancestor_code = a.county_code), false)""");
        columns.put(
                "name_differs",
                "coalesce(g.name <> %s and %s <> %s, false)"
                        .formatted(name, names.normal("g.name"), names.normal(name)));
        return columns;
    }

    /**
     * The rows that the exact code did not hit, as later tiers ask for them; citizens' are never asked for, and those that
     * may be only for the organisation code that they may end with.
     */
    private int open(Source source) {
        db.execute("drop table if exists open_row");
        db.execute("""
                create temp table open_row (
                    delivery_id bigint, sheet_no int, row_no int, code text, kind text, repaired text, organisation text,
                    name text, county text, enterprise_id uuid, tier text, same_name bigint
                ) on commit drop""");
        Code code = Code.of(source);
        int rows = db.update("""
                insert into open_row
                select delivery_id, sheet_no, row_no, %1$s, %2$s, %3$s,
                    case when %2$s = 'CITIZEN_OR_TAX15' then %3$s end, %4$s, county_code
                from %5$s where matched_enterprise is null and coalesce(%2$s, '') <> 'CITIZEN'""".formatted(
                        code.column,
                        code.kind,
                        code.repaired,
                        names.normal(name(source.match().orElseThrow().nameField())),
                        table(source)));
        db.execute("analyze open_row");
        return rows;
    }

    private void repaired() {
        hit("REPAIRED", "o.repaired", "select uscc as key, enterprise_id from registry where uscc is not null");
    }

    private void registrationNumber() {
        hit("LEGACY", "case when o.kind in ('REG15', 'TAX15') then o.code end", """
                select number as key, min(enterprise_id::text)::uuid as enterprise_id
                from (select %s as number, enterprise_id from registry where registration_no is not null) numbered
                where number in (select code from open_row where kind in ('REG15', 'TAX15'))
                group by number having count(*) = 1""".formatted(
                        NameSql.code("registration_no")));
    }

    /** Nine characters of a code of eighteen; at the end of a taxpayer's fifteen, behind the division. */
    private void organisationCode() {
        String organisation = "case when %1$s.kind in ('REG15', 'TAX15', 'ORG9') then right(%1$s.code, 9) end";
        hit("LEGACY", organisation.formatted("o"), """
                select substring(uscc, 9, 9) as key, min(enterprise_id::text)::uuid as enterprise_id
                from registry
                where substring(uscc, 9, 9) in (select %s from open_row w where w.enterprise_id is null)
                group by 1 having count(*) = 1""".formatted(organisation.formatted("w")));
    }

    private void makeNames() {
        db.execute("""
                create temp table if not exists registry_name on commit drop as
                select enterprise_id, county_code, %s as name from registry""".formatted(names.normal("name")));
    }

    /**
     * Fifteen digits that may be a citizen's are an organisation's where their last nine are, by their hash, the
     * organisation code of one entity, and it has the row's name. Only entities of such a name are hashed.
     */
    private void hashedOrganisationCode() {
        List<String> codes = db.queryForList("""
                select distinct substring(g.uscc, 9, 9)
                from open_row o
                join registry_name n on n.name = o.name
                join registry g on g.enterprise_id = n.enterprise_id
                where o.organisation is not null and o.name <> '' and g.uscc is not null
                order by 1""", String.class);
        if (codes.isEmpty()) {
            return;
        }
        db.execute("drop table if exists organisation_hash");
        db.execute("create temp table organisation_hash (code text, hash text) on commit drop");
        db.batchUpdate(
                "insert into organisation_hash values (?, ?)",
                codes.stream()
                        .map(c -> new Object[] {c, HASHED + hash.apply(c)})
                        .toList());
        db.update("""
                update open_row o set enterprise_id = k.enterprise_id, tier = 'LEGACY'
                from (
                    select h.hash, min(g.enterprise_id::text)::uuid as enterprise_id
                    from organisation_hash h join registry g on substring(g.uscc, 9, 9) = h.code
                    group by h.hash having count(*) = 1
                ) k join registry_name n on n.enterprise_id = k.enterprise_id
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
                    join registry_name n on n.name = w.name
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

    /** What the tiers found goes into the table of the source. */
    private void close(Source source) {
        db.execute("analyze open_row");
        String columns = ofRegistry(source).entrySet().stream()
                .map(c -> c.getKey() + " = " + c.getValue())
                .collect(Collectors.joining(", "));
        db.update("""
                update %1$s f
                set %2$s, tier = o.tier, unmatched_reason = null
                from open_row o
                join registry g on g.enterprise_id = o.enterprise_id
                join ref_area a on a.code = o.county
                where o.delivery_id = f.delivery_id and o.sheet_no = f.sheet_no and o.row_no = f.row_no""".formatted(table(source), columns));
        db.update("""
                update %1$s f set unmatched_reason = 'NAME_NOT_UNIQUE'
                from open_row o
                where o.same_name > 1
                and o.delivery_id = f.delivery_id and o.sheet_no = f.sheet_no and o.row_no = f.row_no""".formatted(table(source)));
    }

    /** The columns that every matched source has, by the same names; a citizen's number is not shown. */
    private static String alike(Source source) {
        Source.Match match = source.match().orElseThrow();
        Code code = Code.of(source);
        boolean codeInKey = source.key().contains(match.codeField());
        String hidden = codeInKey
                ? "case when unmatched_reason = 'CITIZEN_ID' or %s in (%s) then %s else coalesce(row_key, '') end"
                        .formatted(code.kind, HASHED_KINDS, literal(HIDDEN))
                : "coalesce(row_key, '')";
        String rest = source.key().stream()
                .filter(k -> !k.equals(match.codeField()))
                .map(k -> "coalesce("
                        + (source.field(k).type() == FieldType.TEXT ? NameSql.tight(name(k)) : name(k) + "::text")
                        + ", '')")
                .collect(Collectors.joining(", "));
        return """
                select %1$s as source, delivery_id, sheet_no, row_no, own_area, located_area, county_code,
                    %2$s as shown_key, %3$s as key_without_code,
                    %4$s as code_title,
                    case when %9$s in (%10$s) then %11$s else %5$s end as code, %8$s as repaired, %6$s as name,
                    matched_enterprise, tier, unmatched_reason, registry_area, registry_name, area_differs, name_differs
                from %7$s""".formatted(
                        literal(source.name()),
                        hidden,
                        codeInKey ? "concat_ws('|', " + rest + ")" : "null::text",
                        literal(source.field(match.codeField()).title()),
                        code.column,
                        name(match.nameField()),
                        table(source),
                        code.repaired,
                        code.kind,
                        HASHED_KINDS,
                        literal(HIDDEN));
    }
}
