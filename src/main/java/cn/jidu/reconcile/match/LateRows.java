package cn.jidu.reconcile.match;

import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.source.InputNames;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.kept.CountyRows;
import cn.jidu.reconcile.kept.FilledTables;
import cn.jidu.reconcile.kept.KeptTables;
import cn.jidu.reconcile.match.MatchTiers.CodeColumns;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rows of a source that no exact code ties, as {@code late_<source>}, with what {@link MatchTiers} found for them.
 *
 * <p>A tier asks for the entities of one code, number or name. So of what the revision before left only those rows are asked
 * for again that were written again, and those that may mean an entity of which the registry says something else now.
 */
final class LateRows {
    /** What the registry has of the entities that rows were tied to. */
    private static final String ENTITIES = "tied_entity";

    private static final List<String> ALIKE = List.of(MatchDecisions.TABLE, "ref_area", "ref_area_ancestor");

    private final JdbcTemplate db;
    private final KeptTables kept;
    private final ExactMatches exact;
    private final MatchTiers tiers;
    private final NameSql names;
    private final Set<Source> toMend = new HashSet<>();
    private final Map<Source, SortedSet<String>> mended = new HashMap<>();

    LateRows(JdbcTemplate db, KeptTables kept, ExactMatches exact, MatchTiers tiers, NameSql names) {
        this.db = db;
        this.kept = kept;
        this.exact = exact;
        this.tiers = tiers;
        this.names = names;
    }

    /** Needs the exact codes of these sources, which are all: the registry is looked through for all together. */
    void make(List<Source> sources) {
        Map<Source, String> asked = new LinkedHashMap<>();
        for (Source source : sources) {
            if (!kept.has(table(source), how(source), reads(source))) {
                asked.put(source, touch(source) ? isTouched(source) : "true");
            }
        }
        tiers.later(
                List.copyOf(asked.keySet()),
                s -> "(select * from %s f where f.tier is null and %s) f"
                        .formatted(ExactMatches.table(s), asked.get(s)));
        sources.forEach(this::makeOne);
    }

    static String table(Source source) {
        return "late_" + InputNames.inSql(source.name());
    }

    private String how(Source source) {
        return kept.contract(source) + tiers.how();
    }

    private static List<String> differing(Source source) {
        return List.of(ExactMatches.table(source), InputNames.REGISTRY, Registry.TABLE);
    }

    private static List<String> reads(Source source) {
        return Stream.concat(ALIKE.stream(), differing(source).stream()).toList();
    }

    private static String touched(Source source) {
        return "touched_" + table(source);
    }

    private static String isTouched(Source source) {
        return "(f.delivery_id, f.sheet_no, f.row_no) in (select delivery_id, sheet_no, row_no from %s)"
                .formatted(touched(source));
    }

    /** Whether what the revision before left may be put right; then its rows to be asked for again are told. */
    private boolean touch(Source source) {
        Optional<String> byCode = exact.touched(source);
        if (byCode.isEmpty()
                || !kept.mayMend(table(source), how(source), ALIKE, differing(source))
                || !exact.tellChanged()
                || areDecided()) {
            return false;
        }
        db.execute("create unlogged table %s as %s union select delivery_id, sheet_no, row_no from %s f where %s"
                .formatted(
                        touched(source),
                        byCode.get(),
                        kept.before(table(source)).orElseThrow(),
                        mayMeanChanged(source)));
        db.execute("analyze " + touched(source));
        toMend.add(source);
        return true;
    }

    /** Whether people tied rows to what is another entity now, maybe. */
    private boolean areDecided() {
        return Boolean.TRUE.equals(db.queryForObject(
                "select exists (select from %s) and exists (select from %s)"
                        .formatted(MatchDecisions.TABLE, ExactMatches.CHANGED),
                Boolean.class));
    }

    /** What holds of rows that may mean an entity that is another now, or meant it; and of a few others. */
    private String mayMeanChanged(Source source) {
        CodeColumns code = CodeColumns.of(source);
        String name = "f." + name(source.match().orElseThrow().nameField());
        return """
                exists (select from %1$s) and (
                    f.matched_enterprise in (select enterprise_id from %1$s)
                    or f.%2$s in (select code from %1$s)
                    or f.%3$s in (select %4$s from %1$s c)
                    or right(f.%3$s, 9) in (select substring(code, 9, 9) from %1$s)
                    or f.%5$s = 'CITIZEN_OR_TAX15'
                    or %6$s
                    or %7$s in (select %8$s from %9$s c)
                    or right(%10$s, 1) in (select right(c.name, 1) from %9$s c where not %11$s))""".formatted(
                        ExactMatches.CHANGED,
                        code.repaired(),
                        code.column(),
                        NameSql.code("c.registration_no"),
                        code.kind(),
                        NameSql.isToFold(name),
                        NameSql.end(name),
                        NameSql.end("c.name"),
                        "(select %s as name from %s e)".formatted(names.normal("e.name"), ExactMatches.CHANGED),
                        name,
                        NameSql.isLong("c.name"));
    }

    private void makeOne(Source source) {
        kept.mend(
                table(source),
                how(source),
                ALIKE,
                differing(source),
                () -> FilledTables.fill(db, table(source), select(source, tied(), "true")),
                before -> toMend.contains(source) && mend(source, before));
        Optional<SortedSet<String>> changed = kept.isUsed(table(source))
                ? Optional.of(mended.getOrDefault(source, new TreeSet<>()))
                : kept.before(table(source)).map(before -> counties(before, table(source)));
        kept.tell(table(source), CountyRows.byCode(changed));
    }

    /** Looked for once for all sources: they are few, and the registry is large. */
    private String tied() {
        if (!FilledTables.isThere(db, ENTITIES)) {
            FilledTables.tell(db, ENTITIES, """
                    select enterprise_id, counted_area, name, county_code from %s
                    where enterprise_id in (select enterprise_id from %s)""".formatted(InputNames.REGISTRY, MatchTiers.TIED));
        }
        return ENTITIES;
    }

    private boolean mend(Source source, String before) {
        String gone = "gone_" + table(source);
        String come = "come_" + table(source);
        db.execute("create unlogged table %s as select * from %s where false".formatted(gone, before));
        db.update("with gone as (delete from %s f where %s returning f.*) insert into %s select * from gone"
                .formatted(before, isTouched(source), gone));
        String registry = Registry.few("enterprise_id", "select enterprise_id as key from " + MatchTiers.TIED);
        db.execute("create unlogged table %s as %s"
                .formatted(come, select(source, "(" + registry + ")", isTouched(source))));
        db.update("insert into %s select * from %s".formatted(before, come));
        mended.put(source, counties(gone, come));
        return true;
    }

    /** The counties in which two tables have not the same rows. */
    private SortedSet<String> counties(String one, String other) {
        return new TreeSet<>(db.queryForList("""
                select distinct county_code from (
                    select county_code from (
                        select county_code, r::text as line, 1 as side from %s r
                        union all
                        select county_code, r::text, -1 from %s r) both_sides
                    group by county_code, line having sum(side) <> 0) differing""".formatted(one, other), String.class));
    }

    /**
     * Those that the exact code did not hit, with what the tiers behind it found.
     *
     * @param registry where the entities stand, as a table in FROM has it
     */
    private String select(Source source, String registry, String rows) {
        return """
                select %1$s, o.tier,
                    case when o.enterprise_id is not null then null
                         when o.same_name > 1 then 'NAME_NOT_UNIQUE'
                         else f.unmatched_reason end as unmatched_reason,
                    %2$s
                from %3$s f
                join ref_area a on a.code = f.located_area
                left join %6$s o on o.delivery_id = f.delivery_id and o.sheet_no = f.sheet_no and o.row_no = f.row_no
                left join %5$s g on g.enterprise_id = o.enterprise_id
                where f.tier is null and %4$s""".formatted(
                        exact.ofRegistry(source),
                        ExactMatches.own(source),
                        ExactMatches.table(source),
                        rows,
                        registry,
                        MatchTiers.TIED);
    }
}
