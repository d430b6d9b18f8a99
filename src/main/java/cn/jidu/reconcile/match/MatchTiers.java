package cn.jidu.reconcile.match;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.kept.FilledTables;
import cn.jidu.reconcile.kept.KeptTables;
import cn.jidu.store.rows.RowTables;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tiers of CONTRACTS, section 1 (matching a row to the registry), over rows of which {@code open_row} holds what the
 * tiers ask for. {@code tied_row} has each with what the first tier that hit it found; a tier hits only where exactly one
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

    /** Of every open row its {@code enterprise_id} and {@code tier}, and how many entities have its name. */
    static final String TIED = "tied_row";

    /** The entities of a name, within the row's county; within all of its area where that is wider than a county. */
    private static final String SAME_NAME = """
            select w.county, w.name, count(*) as entities,
                case when count(*) = 1 then min(n.enterprise_id::text)::uuid end as enterprise_id
            from (select distinct county, name from open_row
                where exact is null and name <> '' and organisation is null) w
            join asked_entity n on n.name = w.name
            join ref_area_ancestor a on a.area_code = n.county_code and a.ancestor_code = w.county
            group by w.county, w.name""";

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
        CodeColumns code = CodeColumns.of(source);
        return tie(open(
                source,
                "%s left join registered g on g.uscc = f.%s and f.%s not in (%s)"
                        .formatted(rows, code.column, code.kind, HASHED_KINDS),
                "g.enterprise_id"));
    }

    /**
     * The tiers after the exact code, of several sources at once: the registry is looked through for all together.
     *
     * @param rows of each a table {@code f} of rows that it did not hit
     */
    void later(List<Source> sources, Function<Source, String> rows) {
        if (!sources.isEmpty()) {
            tie(sources.stream()
                    .map(s -> open(s, rows.apply(s), "null::uuid"))
                    .collect(Collectors.joining("\nunion all\n")));
        }
        asked.keep();
    }

    private boolean tie(String open) {
        db.execute("drop table if exists open_row, " + TIED);
        boolean any = FilledTables.create(db, "open_row", open) > 0;
        db.execute("analyze open_row");
        if (any) {
            asked.make();
            hashOrganisations();
            FilledTables.tell(db, TIED, tied());
        } else {
            FilledTables.empty(
                    db,
                    TIED,
                    "delivery_id bigint, sheet_no int, row_no int, enterprise_id uuid, tier text, same_name bigint");
        }
        return any;
    }

    /**
     * The rows as the tiers ask for them; citizens' are never asked for, and those that may be only for the organisation
     * code that they may end with.
     *
     * @param exact the entity that has the very code
     */
    private String open(Source source, String rows, String exact) {
        CodeColumns code = CodeColumns.of(source);
        return """
                select f.delivery_id, f.sheet_no, f.row_no, f.%1$s as code, f.%2$s as kind, f.%3$s as repaired,
                    case when f.%2$s = 'CITIZEN_OR_TAX15' then f.%3$s end as organisation,
                    %4$s as name, a.county_code as county, %6$s as exact
                from %5$s
                join ref_area a on a.code = f.located_area
                where coalesce(f.%2$s, '') <> 'CITIZEN'""".formatted(
                        code.column,
                        code.kind,
                        code.repaired,
                        names.normal("f." + name(source.match().orElseThrow().nameField())),
                        rows,
                        exact);
    }

    /** All at once: whom an earlier tier hits is not asked for by a later one. */
    private static String tied() {
        List<MatchTier> tiers = List.of(
                repaired(), registrationNumber(), organisationCode(), hashedOrganisationCode(), MatchDecisions.tier());
        return """
                select delivery_id, sheet_no, row_no, coalesce(hit, named) as enterprise_id,
                    case when hit is not null then tier when named is not null then 'NAME' end as tier, same_name
                from (
                    select o.delivery_id, o.sheet_no, o.row_no, coalesce(o.exact, %1$s) as hit,
                        case when o.exact is not null then 'EXACT' %2$s end as tier,
                        case when %3$s then n.enterprise_id end as named, n.entities as same_name
                    from (select *, %4$s as subject from open_row offset 0) o
                    %5$s
                    left join (%6$s) n on n.county = o.county and n.name = o.name and o.organisation is null
                    %7$s
                ) answered""".formatted(
                each(tiers, ", ", (t, i) -> "t%d.enterprise_id".formatted(i)),
                each(
                        tiers,
                        " ",
                        (t, i) -> "when t%d.enterprise_id is not null then %s".formatted(i, literal(t.word()))),
                MatchDecisions.IS_NOT_DENIED,
                SubjectSql.id("county", "code", "name"),
                each(
                        tiers,
                        "\n",
                        (t, i) -> "left join (%2$s) t%1$d on t%1$d.key = %3$s".formatted(i, t.entities(), t.key())),
                SAME_NAME,
                MatchDecisions.DENIED);
    }

    private static String each(List<MatchTier> tiers, String between, BiFunction<MatchTier, Integer, String> text) {
        return IntStream.range(0, tiers.size())
                .mapToObj(i -> text.apply(tiers.get(i), i))
                .collect(Collectors.joining(between));
    }

    private static MatchTier repaired() {
        return new MatchTier(
                "REPAIRED", "select uscc as key, enterprise_id from asked_entity where uscc is not null", "o.repaired");
    }

    private static MatchTier registrationNumber() {
        return new MatchTier(
                "LEGACY", soleOf("number"), "case when o.kind in (%s) then o.code end".formatted(NUMBERED));
    }

    /** Nine characters of a code of eighteen; at the end of a taxpayer's fifteen, behind the division. */
    private static MatchTier organisationCode() {
        return new MatchTier(
                "LEGACY",
                soleOf("organisation"),
                "case when o.kind in (%s) then right(o.code, 9) end".formatted(WITH_ORGANISATION));
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
     * organisation code of one entity, and it has the row's name.
     */
    private static MatchTier hashedOrganisationCode() {
        return new MatchTier("LEGACY", """
                select h.hash || '|' || n.name as key, h.enterprise_id
                from (
                    select h.hash, min(g.enterprise_id::text)::uuid as enterprise_id
                    from organisation_hash h join registered g on substring(g.uscc, 9, 9) = h.code
                    group by h.hash having count(*) = 1
                ) h join asked_entity n on n.enterprise_id = h.enterprise_id""", "o.organisation || '|' || o.name");
    }

    /** Only codes of entities that have the name of such a row are hashed. */
    private void hashOrganisations() {
        List<String> codes = db.queryForList("""
                select distinct n.organisation
                from open_row o
                join asked_entity n on n.name = o.name
                where o.organisation is not null and o.name <> '' and n.organisation is not null
                order by 1""", String.class);
        db.execute("drop table if exists organisation_hash");
        FilledTables.empty(db, "organisation_hash", "code text, hash text");
        db.batchUpdate(
                "insert into organisation_hash values (?, ?)",
                codes.stream()
                        .map(c -> new Object[] {c, HASHED + hash.apply(c)})
                        .toList());
    }
}
