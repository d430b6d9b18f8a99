package cn.jidu.measure;

import cn.jidu.definition.DefinitionProblem;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Aggregate;
import cn.jidu.definition.Indicator.Change;
import cn.jidu.definition.Indicator.Growth;
import cn.jidu.definition.Panel;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target.Basis;
import cn.jidu.definition.Universe;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.measure.count.AreaCount;
import cn.jidu.measure.count.CountSql;
import cn.jidu.measure.count.FigureSql;
import cn.jidu.measure.count.MeasureScope;
import cn.jidu.store.Database;
import cn.jidu.store.SqlFault;
import cn.jidu.store.Transaction;
import cn.jidu.store.rows.LiteralRows;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Runs the worked examples of indicators: the very query, arithmetic and putting together over time that a run makes
 * figures with, over the example's rows and the universe of figures outside plans. Figures are compared at six decimals,
 * as they are handed on. Nothing stays in the database.
 */
public final class IndicatorExamples {
    private static final PackageTexts TEXTS = PackageTexts.terminal(IndicatorExamples.class);
    private static final String AREA = "example";
    private static final Quarter QUARTER = new Quarter(2018, 4);
    /** Where an example asks for the plan's first day. */
    private static final Quarter PLAN_FIRST = new Quarter(2018, 1);

    /** Decimals of the data package. */
    private static final int DECIMALS = 6;

    private final Connection connection;
    private final JdbcTemplate db;
    private final Definitions definitions;

    private IndicatorExamples(Connection connection, Definitions definitions) {
        this.connection = connection;
        this.db = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        this.definitions = definitions;
    }

    /** What does not come out as its example says, each with file, line and title, in Chinese; empty when all do. */
    public static List<DefinitionProblem> failures(Database database, Definitions definitions) {
        return Transaction.trial(
                database.owner(), connection -> new IndicatorExamples(connection, definitions).failures());
    }

    private List<DefinitionProblem> failures() {
        List<DefinitionProblem> failures = new ArrayList<>();
        for (Indicator indicator : definitions.indicators().values()) {
            for (Indicator.Example example : indicator.examples()) {
                failure(indicator, example)
                        .ifPresent(w -> failures.add(new DefinitionProblem(
                                indicator.file(), example.line(), TEXTS.get("example.failed", example.title(), w))));
            }
        }
        return failures;
    }

    private Optional<String> failure(Indicator indicator, Indicator.Example example) {
        db.execute("savepoint example");
        try {
            Optional<String> unknown = unknownColumns(indicator, example);
            return unknown.isPresent() ? unknown : compare(example.expect(), figure(indicator, example));
        } catch (DataAccessException | SQLException e) {
            return Optional.of(SqlFault.words(e));
        } finally {
            db.execute("rollback to savepoint example");
        }
    }

    private static Optional<String> compare(Optional<BigDecimal> expected, Optional<BigDecimal> actual) {
        Optional<BigDecimal> rounded = actual.map(a -> a.setScale(DECIMALS, RoundingMode.HALF_UP));
        boolean same = expected.isPresent() && rounded.isPresent()
                ? expected.get().compareTo(rounded.get()) == 0
                : expected.isEmpty() && rounded.isEmpty();
        return same ? Optional.empty() : Optional.of(TEXTS.get("example.figure", shown(expected), shown(rounded)));
    }

    private static String shown(Optional<BigDecimal> figure) {
        return figure.map(f -> f.signum() == 0 ? "0" : f.stripTrailingZeros().toPlainString())
                .orElse(TEXTS.get("example.none"));
    }

    private Optional<BigDecimal> figure(Indicator indicator, Indicator.Example example) throws SQLException {
        if (indicator.computation() instanceof Growth growth) {
            Quarter base = QUARTER.plus(-4);
            return series(indicator(growth.of()), base, example)
                    .growth(line(indicator), base, QUARTER, definitions.indicators())
                    .number();
        }
        if (indicator.computation() instanceof Change change) {
            return series(level(indicator, change), QUARTER.previous(), example)
                    .own(line(indicator), QUARTER, definitions.indicators())
                    .number();
        }
        return counted(indicator, example.rows());
    }

    private static QuarterSeries.SeriesLine line(Indicator indicator) {
        return new QuarterSeries.SeriesLine(indicator, Basis.COMPUTED, MeasureScope.OUTSIDE_PLANS, AREA);
    }

    private Indicator level(Indicator indicator, Change change) {
        return indicator.findOwnLevel().orElseGet(() -> indicator(change.of()));
    }

    private QuarterSeries series(Indicator level, Quarter earlier, Indicator.Example example) throws SQLException {
        return QuarterSeries.of(Map.of(
                QUARTER, List.of(stored(level, example.rows())), earlier, List.of(stored(level, example.previous()))));
    }

    private Figure stored(Indicator indicator, List<Map<String, String>> rows) throws SQLException {
        Optional<BigDecimal> value = counted(indicator, rows);
        return new Figure(
                Basis.COMPUTED,
                MeasureScope.OUTSIDE_PLANS,
                indicator.key(),
                AREA,
                value,
                value.isPresent() ? FigureStatus.A : FigureStatus.M);
    }

    private Optional<BigDecimal> counted(Indicator indicator, List<Map<String, String>> rows) throws SQLException {
        Map<Aggregate, BigDecimal> sums = new HashMap<>();
        for (Panel panel : panels(indicator)) {
            fill(panel, rows);
            List<Aggregate> ofPanel = indicator.aggregates().stream()
                    .filter(a -> a.panel().equals(panel.name()))
                    .distinct()
                    .toList();
            Map<CountSql, BigDecimal> counted = new HashMap<>();
            List<CountSql> counts = ofPanel.stream()
                    .map(a -> CountSql.of(panel, a, scope()))
                    .distinct()
                    .toList();
            for (List<CountSql> some : FigureSql.together(counts)) {
                db.query(FigureSql.ofSlices(some, "(select 0 as slice_id, * from pg_temp.example_rows) p"), row -> {
                    for (int i = 0; i < some.size(); i++) {
                        counted.put(some.get(i), AreaCount.read(row, i).sum());
                    }
                });
            }
            ofPanel.forEach(a -> sums.put(a, counted.getOrDefault(CountSql.of(panel, a, scope()), BigDecimal.ZERO)));
        }
        return FigureTable.value(indicator, a -> sums.getOrDefault(a, BigDecimal.ZERO));
    }

    /** A row goes into each panel that has all its columns. */
    private void fill(Panel panel, List<Map<String, String>> rows) throws SQLException {
        String columns =
                panel.columns().stream().map(c -> c.name() + " " + c.sqlType()).collect(Collectors.joining(", "));
        db.execute("drop table if exists pg_temp.example_rows");
        db.execute("create temp table example_rows (" + columns + ") on commit drop");
        LiteralRows.fill(
                connection,
                "example_rows",
                rows.stream()
                        .filter(r -> columns(panel).containsAll(r.keySet()))
                        .toList());
        db.update("update pg_temp.example_rows set area_code = ?", AREA);
    }

    private Optional<String> unknownColumns(Indicator indicator, Indicator.Example example) {
        Indicator counted = indicator.computation() instanceof Change change
                ? level(indicator, change)
                : indicator.computation() instanceof Growth growth ? indicator(growth.of()) : indicator;
        List<Panel> panels = panels(counted);
        Set<String> known = new TreeSet<>();
        panels.forEach(p -> known.addAll(columns(p)));
        Set<String> unknown = new TreeSet<>();
        example.rows().forEach(r -> unknown.addAll(r.keySet()));
        example.previous().forEach(r -> unknown.addAll(r.keySet()));
        unknown.removeAll(known);
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(TEXTS.get(
                        "example.noColumn",
                        PackageTexts.listed(unknown),
                        PackageTexts.listed(panels.stream().map(Panel::name).toList())));
    }

    private static Set<String> columns(Panel panel) {
        return panel.columns().stream().map(Panel.Column::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Panel> panels(Indicator indicator) {
        return indicator.aggregates().stream()
                .map(Aggregate::panel)
                .distinct()
                .map(p -> Objects.requireNonNull(definitions.panels().get(p), p))
                .toList();
    }

    private MeasureScope scope() {
        Universe universe = Objects.requireNonNull(definitions.universes().get(MeasureScope.OUTSIDE_PLANS));
        return new MeasureScope(universe.key(), universe, Optional.of(PLAN_FIRST.firstDay()));
    }

    private Indicator indicator(String key) {
        return Objects.requireNonNull(definitions.indicators().get(key), key);
    }
}
