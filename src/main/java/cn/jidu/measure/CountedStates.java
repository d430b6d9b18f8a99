package cn.jidu.measure;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Aggregate;
import cn.jidu.definition.Panel;
import cn.jidu.measure.CountedFigure.CountWalk;
import cn.jidu.measure.count.AreaCount;
import cn.jidu.measure.count.CountSql;
import cn.jidu.measure.count.MeasureScope;
import cn.jidu.measure.count.PanelCounts;
import cn.jidu.measure.count.ReportedAreas;
import cn.jidu.measure.count.StateCounts;
import cn.jidu.reconcile.revision.Revision;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** All counts of one set of definitions in every state of the walk, from those of one of its ends. */
final class CountedStates {
    private final Definitions definitions;
    private final List<MeasureScope> scopes;
    private final boolean fromTheEnd;
    private final Map<MeasureScope, Map<Aggregate, CountSql>> sqls = new HashMap<>();
    private final Map<CountSql, Map<String, AreaCount>> atEnd = new HashMap<>();
    private final Map<CountSql, NavigableMap<Integer, Map<String, BigDecimal>>> moves = new HashMap<>();

    /** @param fromTheEnd whether {@code end} is the newer revision: the definitions are those that count at its end */
    CountedStates(Definitions definitions, List<MeasureScope> scopes, boolean fromTheEnd) {
        this.definitions = definitions;
        this.scopes = scopes;
        this.fromTheEnd = fromTheEnd;
    }

    /** @param changed the tables of changed rows, by panel */
    void count(JdbcTemplate db, Revision end, Revision after, Map<String, String> changed, ReportedAreas areas) {
        Map<String, List<CountSql>> byPanel = scopes.stream()
                .flatMap(s -> counted(s).flatMap(i -> i.aggregates().stream()).map(a -> sql(a, s)))
                .distinct()
                .collect(Collectors.groupingBy(CountSql::panel, TreeMap::new, Collectors.toList()));
        byPanel.forEach((panel, counts) -> {
            atEnd.putAll(new PanelCounts(db, end, panel, areas).of(counts));
            String rows = changed.get(panel);
            if (rows != null) {
                moves.putAll(new StateCounts(db, after, panel(panel), rows, areas).moves(counts));
            }
        });
    }

    /** The indicator over the scope in the area, in every state. */
    CountedFigure figure(MeasureScope scope, Indicator indicator, String area) {
        return new CountedFigure(
                indicator,
                indicator.aggregates().stream()
                        .distinct()
                        .collect(Collectors.toMap(Function.identity(), a -> walk(sql(a, scope), area))));
    }

    private CountWalk walk(CountSql count, String area) {
        NavigableMap<Integer, BigDecimal> moved = new TreeMap<>();
        moves.getOrDefault(count, new TreeMap<>()).forEach((step, byArea) -> {
            BigDecimal by = byArea.get(area);
            if (by != null) {
                moved.put(step, by);
            }
        });
        BigDecimal end = atEnd.getOrDefault(count, Map.of())
                .getOrDefault(area, AreaCount.NOTHING)
                .sum();
        return new CountWalk(end, moved, fromTheEnd);
    }

    /** Indicators, and the figures of breakdowns, which are counted alike. */
    Stream<Indicator> counted(MeasureScope scope) {
        return Stream.concat(
                FigureTable.counted(definitions, scope).stream(),
                ClassFigureTable.counted(definitions, scope).stream());
    }

    private CountSql sql(Aggregate aggregate, MeasureScope scope) {
        return sqls.computeIfAbsent(scope, s -> new HashMap<>())
                .computeIfAbsent(aggregate, a -> CountSql.of(panel(a.panel()), a, scope));
    }

    private Panel panel(String name) {
        return Objects.requireNonNull(definitions.panels().get(name), name);
    }
}
