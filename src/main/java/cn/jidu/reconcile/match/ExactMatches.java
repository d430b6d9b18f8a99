package cn.jidu.reconcile.match;

import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.source.InputNames;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.kept.CountyRows;
import cn.jidu.reconcile.kept.KeptTables;
import cn.jidu.reconcile.match.MatchTiers.CodeColumns;
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
    /** Codes whose entity is not the one that the kept tables know. */
    private static final String CHANGED_CODE = "changed_code";

    private final JdbcTemplate db;
    private final KeptTables kept;
    private final NameSql names;
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
                () -> db.execute(
                        "create unlogged table %1$s as %2$s;\nanalyze %1$s".formatted(table(source), select(source))),
                before -> mend(source, before));
        kept.tell(
                table(source),
                CountyRows.byCode(kept.isUsed(table(source)) ? Optional.of(touchedCounties) : Optional.empty()));
    }

    private String select(Source source) {
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
                left join registry g on g.uscc = f.%6$s and f.%2$s not in (%3$s)""".formatted(
                        ofRegistry(source),
                        code.kind(),
                        MatchTiers.HASHED_KINDS,
                        own(source),
                        InForce.table(source),
                        code.column());
    }

    static String own(Source source) {
        return InForce.columns(source).stream().map(c -> "f." + name(c)).collect(Collectors.joining(", "));
    }

    /** What a matched row has from its entity {@code g}, its own columns being {@code f} and its county {@code a}. */
    String ofRegistry(Source source) {
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
        return columns.entrySet().stream()
                .map(c -> c.getValue() + " as " + c.getKey())
                .collect(Collectors.joining(", "));
    }

    /** Whether the table of the revision before could be put right. */
    private boolean mend(Source source, String before) {
        Optional<ChangedDeliveries> changed = ChangedDeliveries.of(db, kept, source);
        if (changed.isEmpty() || !tellChangedCodes()) {
            return false;
        }
        String deliveries = changed.get().ids();
        if (!changed.get().areFew(before, "(select count(*) from changed_code)")) {
            return false;
        }
        String touched = "(f.delivery_id in (%s) or f.%s in (select code from %s))"
                .formatted(deliveries, CodeColumns.of(source).column(), CHANGED_CODE);
        touch("delete from %s f where %s".formatted(before, touched));
        touch("insert into %s %s where %s".formatted(before, select(source), touched));
        return true;
    }

    private void touch(String change) {
        touchedCounties.addAll(db.queryForList(
                "with touched as (%s returning county_code) select distinct county_code from touched".formatted(change),
                String.class));
    }

    /** Those that came, went or have another id, and those that count in another area. */
    private boolean tellChangedCodes() {
        Optional<String> members = kept.before(ZoneMembership.MEMBERS);
        if (kept.before(Registry.TABLE).isEmpty() || members.isEmpty()) {
            return false;
        }
        if (!toldChanges) {
            String rows = "select enterprise_id, area_code from ";
            db.execute("""
                    create unlogged table %1$s as
                    select code from %2$s where code is not null
                    union
                    select uscc from registered
                    where uscc is not null and enterprise_id in (select enterprise_id from (%3$s) moved)""".formatted(
                            CHANGED_CODE,
                            Registry.CHANGED,
                            ChangedDeliveries.differing(rows + members.get(), rows + ZoneMembership.MEMBERS)));
            toldChanges = true;
        }
        return true;
    }
}
