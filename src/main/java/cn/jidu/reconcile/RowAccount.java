package cn.jidu.reconcile;

import static cn.jidu.store.SqlQuotes.literal;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Source;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.delivery.DeliveryRelations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts the rows at every stage, each from its own place, and adds them up the division tree. */
final class RowAccount {
    private final JdbcTemplate db;
    private final Definitions definitions;
    private final String ofQuarter;
    private final long upToBatch;

    RowAccount(JdbcTemplate db, Definitions definitions, Quarter quarter, long upToBatch) {
        this.db = db;
        this.definitions = definitions;
        this.ofQuarter = literal(quarter.toString());
        this.upToBatch = upToBatch;
    }

    List<BalanceLine> lines() {
        return definitions.sources().values().stream()
                .flatMap(s -> lines(s).stream())
                .sorted(Comparator.comparing(BalanceLine::source)
                        .thenComparing(BalanceLine::area)
                        .thenComparing(BalanceLine::stage)
                        .thenComparing(BalanceLine::reason))
                .toList();
    }

    private List<BalanceLine> lines(Source source) {
        List<StageCount> counts = new ArrayList<>();
        counts.addAll(ofDeliveries(source));
        counts.addAll(superseded(source));
        counts.addAll(inForce(source));
        counts.addAll(ofRegistry(source));
        return rollUp(source, counts);
    }

    /** @param own the row's own area; registry the area that the registry counts it in, the own one before matching */
    private record StageCount(String stage, String reason, String own, String registry, long rows) {}

    private List<StageCount> ofDeliveries(Source source) {
        return query("""
                select c.stage, c.reason, c.area_code, c.area_code, sum(c.rows)
                from jidu.delivery_count c join %s d on d.delivery_id = c.delivery_id
                where d.source = %s and d.quarter = %s and d.batch_id <= %s
                group by 1, 2, 3""".formatted(DeliveryRelations.LOADED, literal(source.name()), ofQuarter, upToBatch));
    }

    /** Loaded rows of the quarter whose cell is not in force, and rows that a newer delivery or row stands for. */
    private List<StageCount> superseded(Source source) {
        return query("""
                select 'superseded', '', area_code, area_code, sum(rows) from (
                    select c.area_code, c.rows
                    from jidu.delivery_cell c join %4$s d on d.delivery_id = c.delivery_id
                    where d.source = %1$s and d.quarter = %2$s and d.batch_id <= %3$s
                    and c.rows > 0 and not exists (
                        select from coverage v
                        where v.source = d.source and v.from_quarter = d.quarter and v.delivery_id = d.delivery_id
                        and v.area_code = c.area_code and v.replace_value = c.replace_value)
                    union all
                    select own_area, 1 from claimed_twice
                    where not stands and source = %1$s and from_quarter = %2$s
                    union all
                    select own_area, 1 from superseded_by_key where source = %1$s and from_quarter = %2$s
                    union all
                    select own_area, 1 from superseded_by_place where source = %1$s and from_quarter = %2$s
                ) gone group by area_code""".formatted(literal(source.name()), ofQuarter, upToBatch, DeliveryRelations.LOADED));
    }

    private List<StageCount> inForce(Source source) {
        return query("""
                select 'in-force', '', own_area, own_area, count(*) from %1$s group by 3
                union all
                select 'carried', '', own_area, own_area, count(*) from %1$s where quarter <> %2$s group by 3""".formatted(InForce.table(source), ofQuarter));
    }

    private List<StageCount> ofRegistry(Source source) {
        if (source.name().equals(Source.REGISTRATION)) {
            return query("""
                    select 'matched', 'EXACT', own_area, own_area, count(*) from registry group by 3
                    union all
                    select case when excluded_by is null then 'counted' else 'excluded' end, coalesce(excluded_by, ''),
                        g.own_area, e.area_code, count(*)
                    from registry g join enterprise_quarter e on e.enterprise_id = g.enterprise_id
                    group by 1, 2, 3, 4""");
        }
        if (!Matching.isMatched(source)) {
            return query("select 'counted', '', own_area, own_area, count(*) from %s group by 3"
                    .formatted(InForce.table(source)));
        }
        return query(
                """
                select case when matched_enterprise is null then 'unmatched' else 'matched' end,
                    coalesce(tier, unmatched_reason), own_area, own_area, count(*)
                from %1$s group by 1, 2, 3
                union all
                select case when %2$s is null then 'counted' else 'excluded' end, coalesce(%2$s, ''),
                    m.own_area, e.area_code, count(*)
                from %1$s m join enterprise_quarter e on e.enterprise_id = m.matched_enterprise
                group by 1, 2, 3, 4""".formatted(Matching.table(source), source.countsAll() ? "cast(null as text)" : "e.excluded_by"));
    }

    private List<StageCount> query(String sql) {
        return db.query(
                sql,
                (row, i) -> new StageCount(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5)));
    }

    private List<BalanceLine> rollUp(Source source, List<StageCount> counts) {
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
                        source.name(),
                        e.getKey().get(0),
                        e.getKey().get(1),
                        e.getKey().get(2),
                        e.getValue()))
                .collect(Collectors.toList());
    }

    private static void add(Map<List<String>, Long> sums, String area, String stage, String reason, long rows) {
        sums.merge(List.of(area, stage, reason), rows, Long::sum);
    }
}
