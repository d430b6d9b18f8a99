package cn.jidu.measure;

import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.FaultyDefinitionsException;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target.Basis;
import cn.jidu.reconcile.arrival.SourceCompleteness;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.store.Database;
import cn.jidu.store.Transaction;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Measures a revision: every figure of every area, kept with it, and from those of its quarters the measurements. */
public final class Measure {
    /** The universe of figures outside plans (CONTRACTS, section 2). */
    public static final String OUTSIDE_PLANS = "small_micro";

    private final Database database;
    private final Definitions definitions;

    /** @param definitions the indicators and plans that are measured */
    public Measure(Database database, Definitions definitions) {
        this.database = database;
        this.definitions = definitions;
    }

    /**
     * Computes and keeps the revision's figures, and lists what returns differ; does nothing where that is done.
     *
     * @throws FaultyDefinitionsException when the database does not take what an indicator computes
     */
    public void measure(Revision revision) {
        try {
            Transaction.run(database.owner(), connection -> {
                measure(connection, revision);
                return revision;
            });
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
        List<Figure> figures = new ArrayList<>(new FigureTable(db, definitions, areas)
                .compute(revision, MeasureScope.of(definitions, areas, revision.quarter()), inputs));
        DepartmentReturns returns = DepartmentReturns.of(
                db, definitions, revision.id(), revision.quarter().toString());
        figures.addAll(new ReturnedFigures(definitions, areas).of(returns));
        db.batchUpdate(
                "insert into jidu.figure values (?, ?, ?, ?, ?, ?, ?)",
                figures.stream()
                        .map(f -> new Object[] {
                            revision.id(),
                            f.basis().name().toLowerCase(Locale.ROOT),
                            f.universe(),
                            f.indicator(),
                            f.area(),
                            f.value().orElse(null),
                            f.status().name()
                        })
                        .toList());
        QuarterSeries series = QuarterSeries.of(figuresUpTo(db, revision));
        keep(db, revision, new ReturnCheck(definitions, series, revision.quarter()).of(returns));
    }

    private static void keep(JdbcTemplate db, Revision revision, List<ReturnCheck.Difference> differences) {
        db.batchUpdate(
                "insert into jidu.revision_finding values (?, ?, ?, ?, ?, ?, ?, ?)",
                differences.stream()
                        .map(d -> new Object[] {
                            revision.id(),
                            ReturnCheck.CODE,
                            "return",
                            d.line().area(),
                            d.line().delivery(),
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
        JdbcTemplate db = new JdbcTemplate(database.owner());
        SortedMap<Quarter, List<Figure>> figures = figuresUpTo(db, revision);
        Measurements measurements = new Measurements(definitions, QuarterSeries.of(figures), areas);
        List<Measurement> all = new ArrayList<>();
        for (Quarter quarter : figures.keySet()) {
            plans.stream().filter(p -> p.runsIn(quarter)).forEach(p -> all.addAll(measurements.ofPlan(p, quarter)));
            all.addAll(measurements.outsidePlans(OUTSIDE_PLANS, quarter));
        }
        return all;
    }

    /**
     * Those of the revision's quarter alone.
     *
     * @param plan none: of figures outside plans
     */
    public List<Measurement> measurements(Revision revision, Optional<Plan> plan, List<String> areas) {
        JdbcTemplate db = new JdbcTemplate(database.reader());
        Measurements measurements = new Measurements(definitions, QuarterSeries.of(figuresUpTo(db, revision)), areas);
        return plan.map(p -> measurements.ofPlan(p, revision.quarter()))
                .orElseGet(() -> measurements.outsidePlans(OUTSIDE_PLANS, revision.quarter()));
    }

    static SortedMap<Quarter, List<Figure>> figuresUpTo(JdbcTemplate db, Revision revision) {
        SortedMap<Quarter, List<Figure>> figures = new TreeMap<>();
        new Revisions(db).upTo(revision).forEach((quarter, r) -> figures.put(quarter, figures(db, r)));
        return figures;
    }

    private static List<Figure> figures(JdbcTemplate db, Revision revision) {
        return db.query(
                "select basis, universe, indicator, area_code, value, status from jidu.figure where revision_id = ?",
                (row, i) -> new Figure(
                        Basis.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Optional.ofNullable(row.getBigDecimal(5)),
                        FigureStatus.valueOf(row.getString(6))),
                revision.id());
    }
}
