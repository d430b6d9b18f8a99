package cn.jidu.reconcile.match;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.source.InputNames;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.kept.CountyRows;
import cn.jidu.reconcile.kept.KeptTables;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Ties the rows in force to the registry: {@code registry} shows one row per registered entity of the quarter,
 * {@code matched_<source>} the rows of each other source that names enterprises, with {@code matched_enterprise}, the
 * {@code tier} that hit or the {@code unmatched_reason}, and the registry's area.
 *
 * <p>A source is gone through once ({@link ExactMatches}): most of its rows stand under the very code of an entity. Of
 * the others of all sources {@link MatchTiers} are asked, and {@code late_<source>} holds them with what came of it.
 */
public final class Matching {
    private final JdbcTemplate db;
    private final KeptTables kept;
    private final ExactMatches exact;
    private final MatchTiers tiers;

    /**
     * @param areas their full names do not tell names of enterprises apart
     * @param hash the key that a citizen's number stands under
     */
    public Matching(JdbcTemplate db, KeptTables kept, AreaTree areas, UnaryOperator<String> hash) {
        this.db = db;
        this.kept = kept;
        this.exact = new ExactMatches(db, kept, new NameSql(areas));
        this.tiers = new MatchTiers(db, kept, areas, hash);
    }

    /** Needs the rows in force of every source, and the tables of reference. */
    public void make(Definitions definitions) {
        Registry registry = new Registry(db, kept);
        Source registration = Objects.requireNonNull(definitions.sources().get(Source.REGISTRATION));
        registry.make(registration);
        new ZoneMembership(db, kept, definitions).make(tiers);
        registry.show(registration);
        match(matched(definitions).toList());
    }

    /** The sources whose rows are tied to the registry. */
    public static Stream<Source> matched(Definitions definitions) {
        return definitions.sources().values().stream().filter(Matching::isMatched);
    }

    /** Rows of the registry's own source are the registry; parks and returns name no enterprise. */
    public static boolean isMatched(Source source) {
        return source.match().isPresent() && !source.name().equals(Source.REGISTRATION);
    }

    /** What shows the source's rows once matched; the registry's own are the registry. */
    public static String table(Source source) {
        return source.name().equals(Source.REGISTRATION) ? InputNames.REGISTRY : InputNames.matched(source.name());
    }

    /** The exact code source by source, and then what it did not hit of all sources that changed. */
    private void match(List<Source> sources) {
        sources.forEach(exact::make);
        tiers.later(
                sources.stream()
                        .filter(s -> !kept.has(late(s), howLate(s), readsLate(s)))
                        .toList(),
                s -> "(select * from %s where tier is null) f".formatted(ExactMatches.table(s)));
        sources.forEach(this::addLate);
        sources.forEach(s -> kept.show(table(s), shown(s)));
        sources.forEach(s -> kept.tell(table(s), List.of(ExactMatches.table(s), late(s))));
    }

    private void addLate(Source source) {
        Optional<String> before = kept.before(late(source));
        kept.make(List.of(late(source)), howLate(source), readsLate(source), () -> makeLate(source));
        kept.tell(
                late(source),
                CountyRows.byCode(
                        kept.isUsed(late(source))
                                ? Optional.of(new TreeSet<>())
                                : before.map(b -> differing(b, late(source)))));
    }

    /** The counties in which two tables have not the same rows. */
    private SortedSet<String> differing(String one, String other) {
        return new TreeSet<>(db.queryForList("""
                select distinct county_code from (
                    select county_code from (
                        select county_code, r::text as line, 1 as side from %s r
                        union all
                        select county_code, r::text, -1 from %s r) both_sides
                    group by county_code, line having sum(side) <> 0) differing""".formatted(one, other), String.class));
    }

    private String howLate(Source source) {
        return kept.contract(source) + tiers.how();
    }

    private static List<String> readsLate(Source source) {
        return Stream.concat(Stream.of(ExactMatches.table(source), InputNames.REGISTRY), MatchTiers.reads().stream())
                .toList();
    }

    /** The table of those that no exact code ties. */
    static String late(Source source) {
        return "late_" + InputNames.inSql(source.name());
    }

    static String shown(Source source) {
        return "select * from %s where tier is not null union all select * from %s"
                .formatted(ExactMatches.table(source), late(source));
    }

    /** Those that the exact code did not hit, with what the tiers behind it found. */
    private void makeLate(Source source) {
        db.execute("""
                create unlogged table %1$s as
                select %2$s, o.tier,
                    case when o.enterprise_id is not null then null
                         when o.same_name > 1 then 'NAME_NOT_UNIQUE'
                         else f.unmatched_reason end as unmatched_reason,
                    %3$s
                from %4$s f
                join ref_area a on a.code = f.located_area
                left join open_row o on o.delivery_id = f.delivery_id and o.sheet_no = f.sheet_no and o.row_no = f.row_no
                left join registry g on g.enterprise_id = o.enterprise_id
                where f.tier is null;
                analyze %1$s""".formatted(
                        late(source), exact.ofRegistry(source), ExactMatches.own(source), ExactMatches.table(source)));
    }
}
