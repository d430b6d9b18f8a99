package cn.jidu.report.data;

import cn.jidu.definition.Month;
import cn.jidu.definition.Quarter;
import cn.jidu.delivery.DeliveryRelations;
import cn.jidu.measure.returns.DepartmentReturns;
import cn.jidu.measure.returns.DepartmentReturns.ReturnLine;
import cn.jidu.measure.returns.MonthSender;
import cn.jidu.measure.returns.ReturnedMonths;
import cn.jidu.reconcile.revision.Revision;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads what departments returned by month, of a revision and of those that it sums. */
final class MonthRows {
    private final JdbcTemplate db;

    MonthRows(JdbcTemplate db) {
        this.db = db;
    }

    /** @param revisions the one that is told of, which is the last, and those before it by quarter */
    ReturnedMonths of(SortedMap<Quarter, Revision> revisions) {
        Quarter quarter = revisions.lastKey();
        SortedMap<Quarter, Revision> near = revisions.tailMap(quarter.previous());
        SortedSet<MonthSender> senders = new TreeSet<>();
        near.values().forEach(r -> senders.addAll(senders(r)));
        SortedMap<Quarter, List<ReturnLine>> lines = new TreeMap<>();
        near.forEach((q, r) -> lines.put(q, lines(r)));
        Set<String> monthly = lines.values().stream()
                .flatMap(List::stream)
                .filter(l -> l.month().isPresent())
                .map(ReturnLine::indicator)
                .collect(Collectors.toSet());
        if (monthly.isEmpty()) {
            return new ReturnedMonths(new TreeMap<>(), senders);
        }
        revisions.headMap(quarter.previous()).forEach((q, r) -> lines.put(q, lines(r)));
        lines.replaceAll((q, all) ->
                all.stream().filter(l -> monthly.contains(l.indicator())).toList());
        return new ReturnedMonths(lines, senders);
    }

    private List<ReturnLine> lines(Revision revision) {
        return DepartmentReturns.lines(db, revision.id(), revision.quarter().toString());
    }

    /** A file without a row says of its area that there is nothing; one whose rows were all rejected says nothing. */
    private List<MonthSender> senders(Revision revision) {
        return db.query(
                """
                select d.month, coalesce(c.area_code, d.area_code), coalesce(c.replace_value, ''), coalesce(c.rows, 0) = 0
                from %s d left join jidu.delivery_cell c on c.delivery_id = d.delivery_id
                where d.source = ? and d.month is not null and (c.delivery_id is not null or not exists (
                    select from jidu.delivery_count n where n.delivery_id = d.delivery_id and n.rows > 0))""".formatted(DeliveryRelations.LOADED_OF_REVISION),
                (row, i) -> new MonthSender(
                        Month.find(row.getString(1)).orElseThrow(),
                        row.getString(2),
                        row.getString(3),
                        row.getBoolean(4)),
                revision.id(),
                DepartmentReturns.SOURCE);
    }
}
