package cn.jidu.measure.count;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.name;
import static cn.jidu.store.SqlQuotes.names;

import cn.jidu.definition.Panel;
import cn.jidu.reconcile.revision.Revision;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What is counted of a panel on the way from one revision to another: rows that changed are switched from what they were to
 * what they are, step after step. Only these rows are counted; of different values, with them the rows that share a value.
 */
public final class StateCounts {
    private final JdbcTemplate db;
    private final Revision after;
    private final Panel panel;
    private final String changed;
    private final ReportedAreas areas;

    /** @param changed the table of changed rows: {@code side} was or is, {@code step}, the panel's columns */
    public StateCounts(JdbcTemplate db, Revision after, Panel panel, String changed, ReportedAreas areas) {
        this.db = db;
        this.after = after;
        this.panel = panel;
        this.changed = changed;
        this.areas = areas;
    }

    /** Of each count, by step what it moves in each area; steps that move nothing may be left out. */
    public Map<CountSql, NavigableMap<Integer, Map<String, BigDecimal>>> moves(List<CountSql> counts) {
        Map<CountSql, NavigableMap<Integer, Map<String, BigDecimal>>> moves = new HashMap<>();
        counts.forEach(c -> moves.put(c, new TreeMap<>()));
        List<CountSql> adding =
                counts.stream().filter(c -> c.distinct().isEmpty()).toList();
        FigureSql.together(adding).forEach(some -> add(some, moves));
        counts.stream()
                .filter(c -> c.distinct().isPresent())
                .collect(Collectors.groupingBy(c -> c.distinct().orElseThrow()))
                .forEach((column, of) -> different(column, of, moves));
        return moves;
    }

    private void add(List<CountSql> counts, Map<CountSql, NavigableMap<Integer, Map<String, BigDecimal>>> moves) {
        List<Map<Integer, Map<String, AreaCount>>> sums = counts.stream()
                .map(c -> (Map<Integer, Map<String, AreaCount>>) new TreeMap<Integer, Map<String, AreaCount>>())
                .toList();
        db.query(FigureSql.ofSteps(counts, changed + " p"), row -> {
            boolean was = row.getString("side").equals("was");
            for (int i = 0; i < counts.size(); i++) {
                AreaCount count = AreaCount.read(row, i);
                sums.get(i)
                        .computeIfAbsent(row.getInt("step"), s -> new HashMap<>())
                        .merge(
                                row.getString("area_code"),
                                was ? new AreaCount(count.sum().negate(), false) : count,
                                AreaCount::plus);
            }
        });
        for (int i = 0; i < counts.size(); i++) {
            NavigableMap<Integer, Map<String, BigDecimal>> of = Objects.requireNonNull(moves.get(counts.get(i)));
            sums.get(i).forEach((step, byArea) -> of.put(step, plain(areas.sum(List.of(byArea)))));
        }
    }

    private static Map<String, BigDecimal> plain(Map<String, AreaCount> counts) {
        return counts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().sum()));
    }

    /** A value that no changed row has is counted alike in all states: what is left are those that one has. */
    private void different(
            String column, List<CountSql> counts, Map<CountSql, NavigableMap<Integer, Map<String, BigDecimal>>> moves) {
        List<Integer> steps = db.queryForList("select distinct step from " + changed + " order by 1", Integer.class);
        List<Map<String, BigDecimal>> last = state(column, counts, 0);
        for (int step : steps) {
            List<Map<String, BigDecimal>> now = state(column, counts, step);
            for (int i = 0; i < counts.size(); i++) {
                Objects.requireNonNull(moves.get(counts.get(i))).put(step, less(now.get(i), last.get(i)));
            }
            last = now;
        }
    }

    private static Map<String, BigDecimal> less(Map<String, BigDecimal> now, Map<String, BigDecimal> last) {
        Map<String, BigDecimal> moved = new HashMap<>(now);
        last.forEach((area, v) -> moved.merge(area, v.negate(), BigDecimal::add));
        return moved;
    }

    private List<Map<String, BigDecimal>> state(String column, List<CountSql> counts, int step) {
        List<Map<String, BigDecimal>> state = new ArrayList<>();
        counts.forEach(c -> state.add(new HashMap<>()));
        db.query(
                FigureSql.ofAreas(counts, "(" + rows(column, step) + ") p"),
                row -> {
                    for (int i = 0; i < counts.size(); i++) {
                        state.get(i)
                                .put(row.getString(1), AreaCount.read(row, i).sum());
                    }
                },
                areas.pairs());
        return state;
    }

    private String rows(String column, int step) {
        String columns = names(panel.columns().stream().map(Panel.Column::name).toList());
        return """
                select %1$s from %2$s where case side when 'was' then step > %3$d else step <= %3$d end
                union all
                select %1$s from %4$s n
                where n.quarter = %5$s and n.area_code is not null
                and n.slice_id in (select slice_id from jidu.revision_slice where revision_id = %6$d)
                and n.%7$s in (select %7$s from %2$s)
                and not exists (
                    select from %2$s x where x.side = 'is' and x.delivery_id = n.delivery_id and x.sheet_no = n.sheet_no
                    and x.row_no = n.row_no)""".formatted(
                        columns,
                        changed,
                        step,
                        name("jidu.panel_" + panel.name()),
                        literal(after.quarter().toString()),
                        after.id(),
                        name(column));
    }
}
