package cn.jidu.measure;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Aggregate;
import cn.jidu.definition.Plan;
import cn.jidu.measure.count.AreaCount;
import cn.jidu.measure.count.CountSql;
import cn.jidu.measure.count.FigureSql;
import cn.jidu.measure.count.MeasureScope;
import cn.jidu.measure.count.ReportedAreas;
import cn.jidu.reconcile.TiedTrial;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The measurements that a tie of rows to an enterprise would change: what the trial counts with the tie, less what it counts
 * without, is added to what the revision counted, by the predicates of its figures. Ranks are left out: they follow from values.
 */
public final class TriedFigures {
    private final JdbcTemplate db;
    private final Definitions definitions;
    private final Revision revision;
    private final List<String> areas;
    private final List<MeasureScope> scopes;
    private final ReportedAreas reported;
    private final FigureTable table;

    /** @param db sees what the trial made */
    public TriedFigures(JdbcTemplate db, Definitions definitions, Revision revision) {
        this.db = db;
        this.definitions = definitions;
        this.revision = revision;
        this.areas = new Revisions(db).areas(revision);
        this.scopes = MeasureScope.of(definitions, areas, revision.quarter());
        this.reported = new ReportedAreas(definitions.areas(), areas);
        this.table = new FigureTable(db, definitions, areas);
    }

    /**
     * A measurement as it is, and as it would be.
     *
     * @param now of the plan's targets, of what it monitors, or outside plans
     */
    public record TriedMeasurement(Measurement now, Measurement tied) {}

    /** What one tie adds to each count, by area. */
    private record Added(Map<CountSql, Map<String, BigDecimal>> counts) {
        BigDecimal of(CountSql count, String area) {
            return counts.getOrDefault(count, Map.of()).getOrDefault(area, BigDecimal.ZERO);
        }
    }

    /** By the number of the tie; one that changes no figure is left out. */
    public SortedMap<Integer, List<TriedMeasurement>> of(TiedTrial trial) {
        Map<String, List<CountSql>> byPanel = table.counts(scopes);
        SortedMap<Integer, Added> added = new TreeMap<>();
        byPanel.forEach((panel, counts) -> {
            if (trial.panels().contains(panel)) {
                add(added, counts, trial.rows(panel, true), BigDecimal.ONE);
                add(added, counts, trial.rows(panel, false), BigDecimal.ONE.negate());
            }
        });
        Map<CountSql, Map<String, AreaCount>> counted = table.count(revision, scopes);
        FigureInputs inputs = Measure.inputs(new Revisions(db), revision);
        QuarterSeries series =
                QuarterSeries.of(FiguresByQuarter.upTo(db, revision).ofRows());
        SortedMap<Integer, List<TriedMeasurement>> all = new TreeMap<>();
        added.forEach((number, add) -> {
            List<TriedMeasurement> changed = measured(series, figures(inputs, counted, add));
            if (!changed.isEmpty()) {
                all.put(number, changed);
            }
        });
        return all;
    }

    private void add(SortedMap<Integer, Added> added, List<CountSql> counts, String rows, BigDecimal times) {
        for (List<CountSql> some : FigureSql.together(counts)) {
            db.query(FigureSql.ofSlices(some, rows), row -> {
                Added of = added.computeIfAbsent(row.getInt("slice_id"), n -> new Added(new HashMap<>()));
                for (int i = 0; i < some.size(); i++) {
                    BigDecimal sum = AreaCount.read(row, i).sum().multiply(times);
                    if (sum.signum() != 0) {
                        Map<String, BigDecimal> byArea = of.counts().computeIfAbsent(some.get(i), c -> new HashMap<>());
                        reported.around(row.getString("area_code"))
                                .forEach(area -> byArea.merge(area, sum, BigDecimal::add));
                    }
                }
            });
        }
    }

    /** Those that something is added to. */
    private List<Figure> figures(FigureInputs inputs, Map<CountSql, Map<String, AreaCount>> counted, Added added) {
        List<Figure> moved = new ArrayList<>();
        for (MeasureScope scope : scopes) {
            for (Indicator indicator : table.counted(scope)) {
                changed(indicator, scope, added).forEach(area -> {
                    Map<Aggregate, Map<String, AreaCount>> counts = indicator.aggregates().stream()
                            .distinct()
                            .collect(Collectors.toMap(
                                    a -> a, a -> Map.of(area, sum(counted, added, table.sql(a, scope), area))));
                    moved.add(table.figure(indicator, scope, area, counts, inputs));
                });
            }
        }
        return moved;
    }

    /** Where something is added to what an indicator counts. */
    private Set<String> changed(Indicator indicator, MeasureScope scope, Added added) {
        return indicator.aggregates().stream()
                .map(a -> added.counts().getOrDefault(table.sql(a, scope), Map.of()))
                .flatMap(byArea -> byArea.entrySet().stream())
                .filter(sum -> sum.getValue().signum() != 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static AreaCount sum(
            Map<CountSql, Map<String, AreaCount>> counted, Added added, CountSql count, String area) {
        AreaCount now = counted.getOrDefault(count, Map.of()).getOrDefault(area, AreaCount.NOTHING);
        return new AreaCount(now.sum().add(added.of(count, area)), now.estimated());
    }

    private List<TriedMeasurement> measured(QuarterSeries series, List<Figure> moved) {
        if (moved.isEmpty()) {
            return List.of();
        }
        Set<String> around = moved.stream().map(Figure::area).collect(Collectors.toSet());
        List<String> changed = areas.stream().filter(around::contains).toList();
        List<Measurement> now = measurements(new Measurements(definitions, series, changed));
        List<Measurement> tied =
                measurements(new Measurements(definitions, series.with(revision.quarter(), moved), changed));
        List<TriedMeasurement> all = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            if (!now.get(i).equals(tied.get(i))) {
                all.add(new TriedMeasurement(now.get(i), tied.get(i)));
            }
        }
        return all;
    }

    private List<Measurement> measurements(Measurements measurements) {
        List<Measurement> all = new ArrayList<>();
        for (Plan plan : definitions.plans().values()) {
            if (areas.contains(plan.area()) && plan.runsIn(revision.quarter())) {
                all.addAll(measurements.ofPlan(plan, revision.quarter()));
            }
        }
        all.addAll(measurements.outsidePlans(MeasureScope.OUTSIDE_PLANS, revision.quarter()));
        return all.stream().map(m -> m.ranked(Optional.empty())).toList();
    }
}
