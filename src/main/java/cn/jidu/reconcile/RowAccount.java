package cn.jidu.reconcile;

import static cn.jidu.store.SqlQuotes.literal;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.source.InputNames;
import cn.jidu.definition.source.Source;
import cn.jidu.delivery.DeliveryRelations;
import cn.jidu.reconcile.kept.KeptTables;
import cn.jidu.reconcile.match.FilledSources;
import cn.jidu.reconcile.match.InForce;
import cn.jidu.reconcile.match.MatchedRows;
import cn.jidu.reconcile.match.Matching;
import cn.jidu.reconcile.match.ZoneMembership;
import cn.jidu.reconcile.revision.BalanceLine;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Counts the rows at every stage, each from its own place, and adds them up the division tree. A source of which no place
 * has changed is not counted again.
 */
final class RowAccount {
    /** What each enterprise counts as, of the wide panel: every source that is tied to it asks for that alone. */
    private static final String AS_COUNTED = "as_counted";

    /** Only who counts in a zone has another area of his own than he counts in. */
    private static final String MEMBERS = """

            left join (
                select r.enterprise_id, r.own_area
                from registered r join zone_member z on z.enterprise_id = r.enterprise_id
            ) g on g.enterprise_id = e.enterprise_id""";

    private final JdbcTemplate db;
    private final KeptTables kept;
    private final Definitions definitions;
    private final String ofQuarter;
    private final long upToBatch;

    RowAccount(JdbcTemplate db, KeptTables kept, Definitions definitions, Quarter quarter, long upToBatch) {
        this.db = db;
        this.kept = kept;
        this.definitions = definitions;
        this.ofQuarter = literal(quarter.toString());
        this.upToBatch = upToBatch;
    }

    /** @param filled the sources that have rows in force */
    List<BalanceLine> lines(FilledSources filled) {
        Map<String, List<StageCount>> counts = Stream.of(ofDeliveries(), superseded(), ofRows(filled))
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(StageCount::source));
        return definitions.sources().keySet().stream()
                .flatMap(s -> rollUp(s, counts.getOrDefault(s, List.of())).stream())
                .sorted(Comparator.comparing(BalanceLine::source)
                        .thenComparing(BalanceLine::area)
                        .thenComparing(BalanceLine::stage)
                        .thenComparing(BalanceLine::reason))
                .toList();
    }

    /** @param own the row's own area; registry the area that the registry counts it in, the own one before matching */
    private record StageCount(String source, String stage, String reason, String own, String registry, long rows) {}

    private List<StageCount> ofDeliveries() {
        return query("""
                select d.source, c.stage, c.reason, c.area_code, c.area_code, sum(c.rows)
                from jidu.delivery_count c join %s d on d.delivery_id = c.delivery_id
                where d.quarter = %s and d.batch_id <= %s
                group by 1, 2, 3, 4""".formatted(DeliveryRelations.LOADED, ofQuarter, upToBatch));
    }

    /** Loaded rows of the quarter whose cell is not in force, and rows that a newer delivery or row stands for. */
    private List<StageCount> superseded() {
        return query("""
                select source, 'superseded', '', area_code, area_code, sum(rows) from (
                    select d.source, c.area_code, c.rows
                    from jidu.delivery_cell c join %3$s d on d.delivery_id = c.delivery_id
                    where d.quarter = %1$s and d.batch_id <= %2$s
                    and c.rows > 0 and not exists (
                        select from coverage v
                        where v.source = d.source and v.from_quarter = d.quarter and v.delivery_id = d.delivery_id
                        and v.area_code = c.area_code and v.replace_value = c.replace_value)
                    union all
                    select source, own_area, 1 from claimed_twice where not stands and from_quarter = %1$s
                    union all
                    select source, own_area, 1 from superseded_by_key where from_quarter = %1$s
                    union all
                    select source, own_area, 1 from superseded_by_place where from_quarter = %1$s
                ) gone group by source, area_code""".formatted(ofQuarter, upToBatch, DeliveryRelations.LOADED));
    }

    /** What is in force, matched and counted, source by source. */
    private List<StageCount> ofRows(FilledSources filled) {
        kept.makeByCounty(
                AS_COUNTED, "select enterprise_id, county_code, area_code, excluded_by from enterprise_quarter");
        String members = ZoneMembership.isAny(db) ? MEMBERS : "";
        return query(filled.sources().stream()
                .flatMap(s -> parts(s, members)
                        .map(p -> "select %s, stage, reason, own_area, area_code, rows from %s p"
                                .formatted(literal(s.name()), p)))
                .collect(Collectors.joining(" union all ")));
    }

    /**
     * What a source's counts are read from. Rows in force are counted anew each time, whatever is kept: a row that got lost
     * shows. What follows from few rows is counted where it is asked for.
     */
    private Stream<String> parts(Source source, String members) {
        String inForce = "(" + inForce(source) + ")";
        if (source.match().isEmpty()) {
            return Stream.of(inForce, "(" + countedAll(source) + ")");
        }
        String counted = part("counted", source);
        if (Matching.isMatched(source)) {
            kept.makeByCounty(counted, counted(matchedRows(source)));
            return Stream.of(inForce, "(" + matched(source) + ")", counted);
        }
        String account = part("account", source);
        kept.makeByCounty(account, matched(source));
        kept.makeByCounty(counted, counted(registered(members)));
        return Stream.of(inForce, account, counted);
    }

    private static String countedAll(Source source) {
        return """
                select 'counted' as stage, '' as reason, own_area, own_area as area_code, count(*) as rows
                from %s group by own_area""".formatted(InForce.table(source));
    }

    private static String part(String of, Source source) {
        return of + "_" + InputNames.inSql(source.name());
    }

    /** Of the rows as loaded: what matching made of them is counted beside it. */
    private String inForce(Source source) {
        return """
                select s.stage, '' as reason, f.own_area, f.own_area as area_code, f.rows
                from (
                    select own_area, quarter <> %s as carried, count(*) as rows from %s group by 1, 2
                ) f
                join (values ('in-force', false), ('in-force', true), ('carried', true)) s (stage, carried)
                    on s.carried = f.carried""".formatted(ofQuarter, InForce.table(source));
    }

    private static String matched(Source source) {
        return Matching.isMatched(source)
                ? """
                select case when is_matched then 'matched' else 'unmatched' end as stage,
                    coalesce(tier, unmatched_reason) as reason, own_area, own_area as area_code, cast(sum(rows) as bigint) as rows
                from %s group by 1, 2, 3""".formatted(MatchedRows.tally(source))
                : """
                select 'matched' as stage, 'EXACT' as reason, own_area, own_area as area_code, count(*) as rows, county_code
                from %s group by 3, 6""".formatted(Matching.table(source));
    }

    /** By what the panel of enterprises says. */
    private static String counted(String rows) {
        return """
                select case when excluded_by is null then 'counted' else 'excluded' end as stage,
                    coalesce(excluded_by, '') as reason, own_area, area_code, rows, county_code
                from (%s) counted""".formatted(rows);
    }

    /** Matched rows as the panel has their enterprise, once each. */
    private static String matchedRows(Source source) {
        return """
                select m.own_area, e.area_code, count(*) as rows,
                    case when m.counts_all then null else e.excluded_by end as excluded_by, m.county_code
                from (select %s as counts_all, matched_enterprise, own_area, county_code from %s) m
                join %s e on e.enterprise_id = m.matched_enterprise
                group by 1, 2, 4, 5""".formatted(source.countsAll(), Matching.table(source), AS_COUNTED);
    }

    /**
     * Registrations as the panel has them.
     *
     * @param members joins those that count in another area than their own, where there are any
     */
    private static String registered(String members) {
        return """
                select %s as own_area, e.area_code, count(*) as rows, e.excluded_by, e.county_code
                from %s e%s
                group by 1, 2, 4, 5""".formatted(
                        members.isEmpty() ? "e.area_code" : "coalesce(g.own_area, e.area_code)", AS_COUNTED, members);
    }

    private List<StageCount> query(String sql) {
        return db.query(
                sql,
                (row, i) -> new StageCount(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6)));
    }

    private List<BalanceLine> rollUp(String source, List<StageCount> counts) {
        Map<List<String>, Long> sums = new TreeMap<>(Comparator.comparing((List<String> k) -> String.join("\n", k)));
        for (StageCount c : counts) {
            AreaTree areas = definitions.areas();
            areas.lineage(c.registry()).forEach(a -> add(sums, a.code(), c.stage(), c.reason(), c.rows()));
            if (!c.own().equals(c.registry())) {
                areas.lineage(c.registry()).stream()
                        .filter(a -> !areas.isWithin(c.own(), a.code()))
                        .forEach(a -> add(sums, a.code(), "moved", "in", c.rows()));
                areas.lineage(c.own()).stream()
                        .filter(a -> !areas.isWithin(c.registry(), a.code()))
                        .forEach(a -> add(sums, a.code(), "moved", "out", c.rows()));
            }
        }
        return sums.entrySet().stream()
                .filter(e -> e.getValue() != 0)
                .map(e -> new BalanceLine(
                        source, e.getKey().get(0), e.getKey().get(1), e.getKey().get(2), e.getValue()))
                .collect(Collectors.toList());
    }

    private static void add(Map<List<String>, Long> sums, String area, String stage, String reason, long rows) {
        sums.merge(List.of(area, stage, reason), rows, Long::sum);
    }
}
