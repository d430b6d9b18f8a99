package cn.jidu.measure;

import cn.jidu.adjustment.FigureAdjustment;
import cn.jidu.adjustment.RevisionAdjustments;
import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.FaultyDefinitionsException;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.measure.count.MeasureScope;
import cn.jidu.measure.count.PanelCounts;
import cn.jidu.measure.count.ReportedAreas;
import cn.jidu.measure.returns.DepartmentReturns;
import cn.jidu.reconcile.arrival.SourceCompleteness;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.store.Database;
import cn.jidu.store.SecondProcess;
import cn.jidu.store.Transaction;
import cn.jidu.store.rows.CopyWriter;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Measures a revision: every figure of every area, kept with it, and from those of its quarters the measurements. */
public final class Measure {
    private final Database database;
    private final Definitions definitions;

    /** @param definitions the indicators and plans that are measured */
    public Measure(Database database, Definitions definitions) {
        this.database = database;
        this.definitions = definitions;
    }

    /**
     * What is counted of the revision's slices, a piece of work for each panel: it follows from them alone and is kept beside
     * them, so that the pieces need not wait for each other, nor for the figures, which {@link #measure} makes of them. None
     * where the revision is measured.
     *
     * @throws FaultyDefinitionsException when a piece of work is done, as {@link #measure} does
     */
    public List<Consumer<JdbcTemplate>> counting(Revision revision) {
        JdbcTemplate db = new JdbcTemplate(database.owner());
        if (Boolean.TRUE.equals(db.queryForObject(
                "select measured from jidu.revision where revision_id = ?", Boolean.class, revision.id()))) {
            return List.of();
        }
        List<String> areas = new Revisions(db).areas(revision);
        ReportedAreas reported = new ReportedAreas(definitions.areas(), areas);
        return new FigureTable(db, definitions, areas)
                .allCounts(MeasureScope.of(definitions, areas, revision.quarter())).entrySet().stream()
                        .map(e -> (Consumer<JdbcTemplate>) one -> explaining(
                                () -> new PanelCounts(planned(one), revision, e.getKey(), reported).keep(e.getValue())))
                        .toList();
    }

    /** Whole panels are gone through: of slices just made the planner knows little, and would loop over them or sort them. */
    private static JdbcTemplate planned(JdbcTemplate db) {
        db.execute("set local enable_nestloop = off; set local enable_mergejoin = off; set local enable_sort = off");
        SecondProcess.allow(db);
        return db;
    }

    /**
     * Computes and keeps the revision's figures, and lists what returns differ; does nothing where that is done.
     *
     * @throws FaultyDefinitionsException when the database does not take what an indicator computes
     */
    public void measure(Revision revision) {
        explaining(() -> Transaction.run(database.owner(), connection -> {
            measure(connection, revision);
            return revision;
        }));
    }

    private void explaining(Runnable counting) {
        try {
            counting.run();
        } catch (BadSqlGrammarException e) {
            List<DefinitionProblem> problems = IndicatorExamples.failures(database, definitions);
            throw problems.isEmpty() ? e : new FaultyDefinitionsException(problems, e);
        }
    }

    private void measure(Connection connection, Revision revision) {
        JdbcTemplate db = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        int open = db.update(
                "update jidu.revision set measured = true where revision_id = ? and not measured", revision.id());
        if (open == 0) {
            return;
        }
        Revisions revisions = new Revisions(db);
        List<String> areas = revisions.areas(revision);
        FigureInputs inputs = inputs(revisions, revision);
        MeasuredFigures measured = new FigureTable(db, definitions, areas)
                .compute(revision, MeasureScope.of(definitions, areas, revision.quarter()), inputs);
        new ClassFigureTable(db, definitions).keep(revision, measured.ofClasses());
        List<Figure> figures = new ArrayList<>(adjusted(db, revision, measured.figures()));
        DepartmentReturns returns = DepartmentReturns.of(
                db, definitions, revision.id(), revision.quarter().toString());
        figures.addAll(new ReturnedFigures(definitions, areas).of(returns));
        keepFigures(db, revision, figures);
        QuarterSeries series =
                QuarterSeries.of(FiguresByQuarter.upTo(db, revision).ofRows());
        keep(db, revision, new ReturnCheck(definitions, series, revision.quarter()).of(returns));
    }

    private static void keepFigures(JdbcTemplate db, Revision revision, List<Figure> figures) {
        CopyWriter.load(
                db,
                "jidu.figure",
                List.of("revision_id", "basis", "universe", "indicator", "area_code", "value", "status"),
                figures,
                (row, f) -> {
                    row.number(revision.id());
                    row.text(f.basis().name().toLowerCase(Locale.ROOT));
                    row.text(f.universe());
                    row.text(f.indicator());
                    row.text(f.area());
                    row.decimal(f.value().orElse(null));
                    row.text(f.status().name());
                });
    }

    /** With what people adjusted; what rows gave is kept beside it. */
    private List<Figure> adjusted(JdbcTemplate db, Revision revision, List<Figure> ofRows) {
        RevisionAdjustments adjustments = new RevisionAdjustments(db);
        List<FigureAdjustment> pinned = adjustments.listPinned(revision.id());
        AdjustedFigures adjusted = AdjustedFigures.of(definitions, ofRows, pinned);
        pinned.forEach(
                a -> adjustments.note(revision.id(), a, adjusted.applied().contains(a)));
        db.batchUpdate(
                "insert into jidu.unadjusted_figure values (?, ?, ?, ?, ?, ?)",
                adjusted.unadjusted().stream()
                        .map(f -> new Object[] {
                            revision.id(),
                            f.universe(),
                            f.indicator(),
                            f.area(),
                            f.value().orElse(null),
                            f.status().name()
                        })
                        .toList());
        return adjusted.figures();
    }

    private static void keep(JdbcTemplate db, Revision revision, List<ReturnCheck.Difference> differences) {
        db.batchUpdate(
                "insert into jidu.revision_finding\n(revision_id, code, source, area_code, delivery_id, sheet_no, row_no, key, message) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                differences.stream()
                        .map(d -> new Object[] {
                            revision.id(),
                            ReturnCheck.CODE,
                            "return",
                            d.line().area(),
                            d.line().delivery(),
                            d.line().sheet(),
                            d.line().row(),
                            String.join(
                                    "|",
                                    d.line().indicator(),
                                    d.line().area(),
                                    revision.quarter().toString(),
                                    d.line().reportingUnit()),
                            d.message()
                        })
                        .toList());
    }

    static FigureInputs inputs(Revisions revisions, Revision revision) {
        List<Revision> earlier = revisions.listEarlier(revision);
        List<List<SourceCompleteness>> before = Stream.of(-1, -2, -3)
                .map(back -> earlier.stream()
                        .filter(r -> r.quarter().equals(revision.quarter().plus(back)))
                        .findFirst()
                        .map(revisions::completeness)
                        .orElse(List.of()))
                .toList();
        return new FigureInputs(revisions.completeness(revision), before);
    }

    /**
     * The measurements of the revision's quarter and of every earlier quarter that it sums.
     *
     * @param plans those reported
     * @param areas those that something arrived for
     */
    public List<Measurement> measurements(Revision revision, List<Plan> plans, List<String> areas) {
        return besideRows(FiguresByQuarter.upTo(new JdbcTemplate(database.owner()), revision), figures -> {
            Measurements measurements = new Measurements(definitions, QuarterSeries.of(figures), areas);
            List<Measurement> all = new ArrayList<>();
            for (Quarter quarter : figures.keySet()) {
                plans.stream().filter(p -> p.runsIn(quarter)).forEach(p -> all.addAll(measurements.ofPlan(p, quarter)));
                all.addAll(measurements.outsidePlans(MeasureScope.OUTSIDE_PLANS, quarter));
            }
            return all;
        });
    }

    /** Those of the revision's quarter alone: of the plans, then outside plans. Kept figures are read once for all of them. */
    public List<Measurement> ownMeasurements(Revision revision, List<Plan> plans, List<String> areas) {
        return besideRows(FiguresByQuarter.upTo(new JdbcTemplate(database.reader()), revision), figures -> {
            Measurements measurements = new Measurements(definitions, QuarterSeries.of(figures), areas);
            return Stream.concat(
                            plans.stream().flatMap(p -> measurements.ofPlan(p, revision.quarter()).stream()),
                            measurements.outsidePlans(MeasureScope.OUTSIDE_PLANS, revision.quarter()).stream())
                    .toList();
        });
    }

    /**
     * Those of the revision's quarter alone.
     *
     * @param plan none: of figures outside plans
     */
    public List<Measurement> measurements(Revision revision, Optional<Plan> plan, List<String> areas) {
        return besideRows(FiguresByQuarter.upTo(new JdbcTemplate(database.reader()), revision), figures -> {
            Measurements measurements = new Measurements(definitions, QuarterSeries.of(figures), areas);
            return plan.map(p -> measurements.ofPlan(p, revision.quarter()))
                    .orElseGet(() -> measurements.outsidePlans(MeasureScope.OUTSIDE_PLANS, revision.quarter()));
        });
    }

    /** Of the figures as they stand, each beside what rows alone give where people adjusted something. */
    private static List<Measurement> besideRows(
            FiguresByQuarter kept, Function<SortedMap<Quarter, List<Figure>>, List<Measurement>> measure) {
        List<Measurement> standing = measure.apply(kept.standing());
        if (!kept.isAdjusted()) {
            return standing;
        }
        List<Measurement> ofRows = measure.apply(kept.ofRows());
        return IntStream.range(0, standing.size())
                .mapToObj(i -> standing.get(i).besideRows(ofRows.get(i)))
                .toList();
    }
}
