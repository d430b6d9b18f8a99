package cn.jidu.release;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Rule;
import cn.jidu.definition.Universe;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.source.Source;
import cn.jidu.delivery.DeliveryState;
import cn.jidu.delivery.ReceivedFile;
import cn.jidu.measure.Measurement;
import cn.jidu.reconcile.BalanceCheck;
import cn.jidu.report.ReportFaults;
import cn.jidu.report.data.QuarterResults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables that gates read: what is known of one plan's report of a revision. They are gone with the transaction. */
public final class GateInputs {
    private static final String TABLES = """
            create temporary table imbalance (message text) on commit drop;
            create temporary table completeness (
                source text, source_title text, area_code text, area_name text, state text, required boolean) on commit drop;
            create temporary table held_file (file text, source text, area_code text, message text) on commit drop;
            create temporary table thin_file (
                file text, source text, area_code text, rows_read bigint, rows_rejected bigint) on commit drop;
            create temporary table finding_count (
                code text, severity text, source text, source_title text, area_code text, rows bigint) on commit drop;
            create temporary table in_force (source text, area_code text, rows bigint) on commit drop;
            create temporary table target_figure (
                target text, title text, area_code text, of_plan boolean, status text) on commit drop;
            create temporary table report_area (
                area_code text, area_name text, under_plan boolean, drafted boolean, fault text) on commit drop;
            create temporary table signed_off (area_code text) on commit drop""";

    private final JdbcTemplate db;
    private final Plan plan;
    private final QuarterResults results;
    private final Definitions definitions;

    private GateInputs(JdbcTemplate db, Plan plan, QuarterResults results) {
        this.db = db;
        this.plan = plan;
        this.results = results;
        this.definitions = results.definitions();
    }

    /** The tables without a row, as examples fill them. */
    static void make(JdbcTemplate db) {
        db.execute(TABLES);
    }

    /**
     * The tables with what is known.
     *
     * @param db of a transaction
     * @param drafts the folder of the revision's reports
     * @param signedOff the counties that have signed
     */
    static void fill(JdbcTemplate db, Plan plan, QuarterResults results, Path drafts, Set<String> signedOff) {
        make(db);
        GateInputs inputs = new GateInputs(db, plan, results);
        inputs.balance();
        inputs.arrivals();
        inputs.findings();
        inputs.figures();
        inputs.areas(drafts);
        inputs.put("signed_off", signedOff.stream().map(a -> new Object[] {a}));
    }

    private void balance() {
        put("imbalance", BalanceCheck.imbalances(results.balance()).stream().map(m -> new Object[] {m}));
        put(
                "in_force",
                results.balance().stream()
                        .filter(l -> l.stage().equals("in-force") && l.area().equals(plan.area()))
                        .map(l -> new Object[] {l.source(), l.area(), l.rows()}));
    }

    private void arrivals() {
        Set<String> needs = needs();
        put(
                "completeness",
                results.completeness().stream().filter(c -> isInPlan(c.area())).map(c -> new Object[] {
                    c.source(),
                    title(c.source()),
                    c.area(),
                    name(c.area()),
                    c.state().name().toLowerCase(java.util.Locale.ROOT),
                    needs.contains(c.source())
                }));
        put(
                "held_file",
                results.deliveries().stream()
                        .filter(d -> d.fate() == DeliveryState.HELD && touchesPlan(d.area()))
                        .map(GateInputs::heldFile));
        put(
                "thin_file",
                results.thinFiles().stream().filter(f -> touchesPlan(f.area())).map(f ->
                        new Object[] {f.fileName(), f.source(), f.area(), f.read(), f.rejected()}));
    }

    private static Object[] heldFile(ReceivedFile file) {
        return new Object[] {file.fileName(), file.source(), file.area(), file.message()};
    }

    private void findings() {
        put(
                "finding_count",
                results.findings().stream()
                        .filter(f -> touchesPlan(f.area()))
                        .map(f -> new Object[] {
                            f.code(), severity(f.code()), f.source(), title(f.source()), f.area(), f.count()
                        }));
    }

    private void figures() {
        put(
                "target_figure",
                results.measurements().stream()
                        .filter(m -> m.plan().equals(plan.key())
                                && m.quarter().equals(results.quarter())
                                && !m.targetId().equals(Measurement.NONE))
                        .map(m -> new Object[] {
                            m.targetId(),
                            target(m.targetId()),
                            m.area(),
                            m.area().equals(plan.area()),
                            m.status().name()
                        }));
    }

    private void areas(Path drafts) {
        put(
                "report_area",
                results.areas().stream().filter(a -> isInPlan(a.code())).map(a -> new Object[] {
                    a.code(),
                    a.name(),
                    !a.code().equals(plan.area()),
                    Files.exists(drafts.resolve(plan.key()).resolve(a.code() + ".pdf"))
                            && Files.exists(drafts.resolve(plan.key()).resolve(a.code() + ".xlsx")),
                    ReportFaults.first(drafts.resolve(plan.key()), a).orElse(null)
                }));
    }

    /** Sources, and values of them, that figures of the plan need, those that say whom it counts among them. */
    private Set<String> needs() {
        Stream<String> indicators = Stream.concat(
                plan.targets().stream().map(t -> t.indicator()),
                plan.sections().stream().flatMap(s -> s.monitoredIndicators().stream()));
        Stream<List<String>> universe =
                Stream.ofNullable(definitions.universes().get(plan.universe())).map(Universe::needs);
        return Stream.concat(
                        universe,
                        indicators.flatMap(key ->
                                Optional.ofNullable(definitions.indicators().get(key)).map(Indicator::needs).stream()))
                .flatMap(java.util.Collection::stream)
                .collect(Collectors.toSet());
    }

    private boolean isInPlan(String area) {
        return definitions.areas().contains(area) && definitions.areas().isWithin(area, plan.area());
    }

    /** Of a part of the plan's area, or of one around it. */
    private boolean touchesPlan(String area) {
        return definitions.areas().contains(area)
                && (definitions.areas().isWithin(area, plan.area())
                        || definitions.areas().isWithin(plan.area(), area));
    }

    private String severity(String code) {
        Rule rule = definitions.rules().get(code);
        return rule == null ? "warning" : rule.severity().name().toLowerCase(java.util.Locale.ROOT);
    }

    private String title(String source) {
        String[] sourceAndValue = source.split(":", 2);
        Source of = definitions.sources().get(sourceAndValue[0]);
        String title = of == null ? sourceAndValue[0] : of.title();
        return sourceAndValue.length == 1 ? title : title + " " + sourceAndValue[1];
    }

    private String name(String area) {
        return definitions.areas().findByCode(area).map(Area::name).orElse(area);
    }

    private String target(String id) {
        return plan.targets().stream()
                .filter(t -> t.id().equals(id))
                .map(t -> t.title())
                .findFirst()
                .orElse(id);
    }

    private void put(String table, Stream<Object[]> rows) {
        List<Object[]> all = rows.toList();
        if (!all.isEmpty()) {
            String marks = "?" + ", ?".repeat(all.get(0).length - 1);
            db.batchUpdate("insert into pg_temp." + table + " values (" + marks + ")", all);
        }
    }
}
