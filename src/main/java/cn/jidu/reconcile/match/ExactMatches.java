package cn.jidu.reconcile.match;

import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.source.InputNames;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.kept.CountyRows;
import cn.jidu.reconcile.kept.FilledTables;
import cn.jidu.reconcile.kept.KeptTables;
import cn.jidu.reconcile.match.MatchTiers.CodeColumns;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rows in force of a source as {@code exact_<source>}, each with the entity of the registry whose very code it has;
 * the others stay with why they are unmatched so far.
 *
 * <p>A row says the same for ever and asks the registry for one code alone. So of what the revision before left only those
 * rows are written again whose file came, went or counts otherwise, or whose code is another's now.
 */
final class ExactMatches {
    /** Entities of which the kept tables say something else, as they were and as they are. */
    static final String CHANGED = "changed_enterprise";

    private final JdbcTemplate db;
    private final KeptTables kept;
    private final NameSql names;
    private final Map<Source, String> rewritten = new HashMap<>();
    private final SortedSet<String> touchedCounties = new TreeSet<>();
    private boolean toldChanges;

    ExactMatches(JdbcTemplate db, KeptTables kept, NameSql names) {
        this.db = db;
        this.kept = kept;
        this.names = names;
    }

    static String table(Source source) {
        return "exact_" + InputNames.inSql(source.name());
    }

    void make(Source source) {
        touchedCounties.clear();
        kept.mend(
                table(source),
                kept.contract(source),
                List.of("ref_area", "ref_area_ancestor"),
                List.of(InForce.table(source), InputNames.REGISTRY),
                () -> makeAll(source),
                before -> mend(source, before));
        kept.tell(
                table(source),
                CountyRows.byCode(kept.isUsed(table(source)) ? Optional.of(touchedCounties) : Optional.empty()));
    }

    /** Of a source without rows the columns that it would show. */
    void showNone(Source source) {
        kept.show(Matching.table(source), """
                select %s, null::text as tier, null::text as unmatched_reason, %s
                from %s f, ref_area a, %s g where false""".formatted(
                        ofRegistry("false", "false"), own(source), InForce.table(source), InputNames.REGISTRY));
        boolean hadRows = kept.before(table(source)).isPresent();
        kept.tell(Matching.table(source), CountyRows.byCode(hadRows ? Optional.empty() : Optional.of(new TreeSet<>())));
    }

    private void makeAll(Source source) {
        // what late tiers are asked for are few rows, which they need not look for among all
        FilledTables.index(
                db,
                table(source),
                select(source, InputNames.REGISTRY),
                CountyRows.INDEX,
                "(delivery_id) where tier is null");
    }

    /** @param registry where the entities stand, as a table in FROM has it */
    String select(Source source, String registry) {
        CodeColumns code = CodeColumns.of(source);
        return """
                select %1$s,
                    case when g.enterprise_id is not null then 'EXACT' end as tier,
                    case when g.enterprise_id is not null then null
                         when f.%2$s in (%3$s) then 'CITIZEN_ID'
                         else 'NO_MATCH' end as unmatched_reason,
                    %4$s
                from %5$s f
                join ref_area a on a.code = f.located_area
                left join %7$s g on g.uscc = f.%6$s and f.%2$s not in (%3$s)""".formatted(
                        ofRegistry(source),
                        code.kind(),
                        MatchTiers.HASHED_KINDS,
                        own(source),
                        InForce.table(source),
                        code.column(),
                        registry);
    }

    static String own(Source source) {
        return InForce.columns(source).stream().map(c -> "f." + name(c)).collect(Collectors.joining(", "));
    }

    /** What a matched row has from its entity {@code g}, its own columns being {@code f} and its county {@code a}. */
    String ofRegistry(Source source) {
        String name = "f." + name(source.match().orElseThrow().nameField());
        return ofRegistry(
                // a row that names a whole city is at odds with none of its counties
                """
                coalesce(g.county_code <> a.county_code and not exists (
                    select from ref_area_ancestor w where w.area_code = g.county_code and w.ancestor_code = a.county_code), false)""",
                "coalesce(g.name <> %s and %s <> %s, false)"
                        .formatted(name, names.normal("g.name"), names.normal(name)));
    }

    private static String ofRegistry(String areaDiffers, String nameDiffers) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("matched_enterprise", "g.enterprise_id");
        columns.put("registry_area", "g.counted_area");
        columns.put("registry_name", "g.name");
        columns.put("county_code", "coalesce(g.county_code, a.county_code)");
        columns.put("area_differs", areaDiffers);
        columns.put("name_differs", nameDiffers);
        return columns.entrySet().stream()
                .map(c -> c.getValue() + " as " + c.getKey())
                .collect(Collectors.joining(", "));
    }

    /** Whether the table of the revision before could be put right. */
    private boolean mend(Source source, String before) {
        Optional<ChangedDeliveries> changed = ChangedDeliveries.of(db, kept, source);
        if (changed.isEmpty() || !tellChanged()) {
            return false;
        }
        if (!changed.get().areFew(before, "(select count(*) from %s)".formatted(CHANGED))) {
            return false;
        }
        db.execute("create unlogged table %s (county_code text, delivery_id bigint, sheet_no int, row_no int)"
                .formatted(gone(source)));
        db.update("""
                with gone as (
                    delete from %1$s f where f.delivery_id in (%2$s) or f.%3$s in (select code from %4$s)
                    returning county_code, delivery_id, sheet_no, row_no)
                insert into %5$s select * from gone""".formatted(
                        before, changed.get().ids(), CodeColumns.of(source).column(), CHANGED, gone(source)));
        // of another delivery, what was tied by a code stood before
        String rows = changed.get().rows(gone(source));
        String registry = Registry.few(
                "uscc",
                "select f.%s as key from %s f where %s"
                        .formatted(CodeColumns.of(source).column(), InForce.table(source), rows));
        touchedCounties.addAll(db.queryForList(
                """
                with come as (insert into %1$s %2$s where %3$s returning county_code)
                select county_code from come union select county_code from %4$s""".formatted(before, select(source, "(" + registry + ")"), rows, gone(source)), String.class));
        rewritten.put(source, rows);
        return true;
    }

    /** The places of rows that were taken out of the table of the revision before, to be written again. */
    private static String gone(Source source) {
        return "gone_" + table(source);
    }

    /**
     * A SELECT of the places of rows that were tied or left open anew and are open now, and of those that are no more what
     * they were; nothing where the whole table was made anew.
     */
    Optional<String> touched(Source source) {
        String places = "select delivery_id, sheet_no, row_no from ";
        return kept.isUsed(table(source))
                ? Optional.of(Optional.ofNullable(rewritten.get(source))
                        .map(rows -> "%1$s%2$s union %1$s%3$s f where f.tier is null and %4$s"
                                .formatted(places, gone(source), table(source), rows))
                        .orElse(places + table(source) + " where false"))
                : Optional.empty();
    }

    /** Those that came, went or are others, and those that count in another area. */
    boolean tellChanged() {
        Optional<String> members = kept.before(ZoneMembership.MEMBERS);
        if (kept.before(Registry.TABLE).isEmpty() || members.isEmpty()) {
            return false;
        }
        if (!toldChanges) {
            String rows = "select enterprise_id, area_code from ";
            db.execute("""
                    create unlogged table %1$s as
                    select coalesce(was, now) as enterprise_id, code, registration_no, name from %2$s
                    union
                    select enterprise_id, uscc, registration_no, name from registered
                    where enterprise_id in (select enterprise_id from (%3$s) moved)""".formatted(
                            CHANGED,
                            Registry.CHANGED,
                            ChangedDeliveries.differing(rows + members.get(), rows + ZoneMembership.MEMBERS)));
            toldChanges = true;
        }
        return true;
    }
}
