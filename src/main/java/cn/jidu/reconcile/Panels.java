package cn.jidu.reconcile;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.literals;
import static cn.jidu.store.SqlQuotes.name;
import static cn.jidu.store.SqlQuotes.names;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Panel;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Source;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The panels of a revision, a slice per county. A slice whose inputs are unchanged is pointed to again, not made again.
 *
 * <p>A panel's SQL reads {@code registry}, {@code matched_<source>}, {@code in_force_<source>}, {@code ref_<table>},
 * {@code this_quarter}, the panels made before it by their names, and of the quarters before {@code previous_<panel>}
 * (the newest quarter measured before this one), {@code trailing_<panel>} (the three calendar quarters before) and {@code earlier_<panel>} (all before).
 */
final class Panels {
    private static final Pattern NAMED_PART = Pattern.compile("(?m)^((?:with )?\\w+) as \\($");

    private final JdbcTemplate db;
    private final Definitions definitions;
    private final Quarter quarter;

    Panels(JdbcTemplate db, Definitions definitions, Quarter quarter) {
        this.db = db;
        this.definitions = definitions;
        this.quarter = quarter;
    }

    static String table(Panel panel) {
        return name("jidu.panel_" + panel.name());
    }

    /** Gives the SQL its views of the quarters before; the tables are made where they are not there yet. */
    void showEarlier(List<Revision> earlier) {
        String ids = earlier.isEmpty()
                ? "null"
                : earlier.stream().map(r -> String.valueOf(r.id())).collect(Collectors.joining(", "));
        // not the calendar's: what is known of an enterprise outlives a quarter without a registration delivery
        Quarter previous = earlier.stream()
                .map(Revision::quarter)
                .max(Comparator.naturalOrder())
                .orElse(quarter.previous());
        List<String> trailing =
                Stream.of(-1, -2, -3).map(quarter::plus).map(Quarter::toString).toList();
        for (Panel panel : definitions.panels().values()) {
            prepareTable(panel);
            db.execute("""
                    create temp view earlier_%1$s as
                    select p.* from %2$s p
                    where p.slice_id in (select slice_id from jidu.revision_slice where revision_id in (%3$s))""".formatted(panel.name(), table(panel), ids));
            db.execute("create temp view previous_%1$s as select * from earlier_%1$s where quarter = %2$s"
                    .formatted(panel.name(), literal(previous.toString())));
            db.execute("create temp view trailing_%1$s as select * from earlier_%1$s where quarter in (%2$s)"
                    .formatted(panel.name(), literals(trailing)));
        }
    }

    /** Empty tables in the place of all panels, this quarter's and earlier ones: for worked examples. */
    void makeEmpty() {
        for (Panel panel : definitions.panels().values()) {
            for (String of : List.of("", "previous_", "trailing_", "earlier_")) {
                db.execute("create temp table %s%s (quarter text, slice_id bigint, %s) on commit drop"
                        .formatted(of, panel.name(), columns(panel)));
            }
        }
    }

    /** The temporary views outlive the transaction, unlike the tables: they are taken away at its end. */
    void hideEarlier() {
        for (Panel panel : definitions.panels().values()) {
            db.execute("drop view if exists previous_%1$s, trailing_%1$s, earlier_%1$s, %1$s".formatted(panel.name()));
        }
    }

    /** @param inputs what went into every panel beside the rows: definitions and the revisions before */
    void make(long revisionId, String inputs) {
        hashCounties(inputs);
        definitions.panels().values().stream()
                .sorted(Comparator.comparingInt(Panel::order))
                .forEach(p -> make(p, revisionId));
    }

    private void make(Panel panel, long revisionId) {
        db.execute("drop table if exists slice_to_make");
        db.execute("""
                create temp table slice_to_make on commit drop as
                select h.county, h.hash from county_hash h
                where not exists (
                    select from jidu.slice s
                    where s.panel = %s and s.quarter = %s and s.county = h.county and s.input_hash = h.hash)""".formatted(literal(panel.name()), ofQuarter()));
        db.execute("analyze slice_to_make");
        db.update("""
                insert into jidu.slice (panel, quarter, county, input_hash)
                select ?, ?, county, hash from slice_to_make order by county""", panel.name(), quarter.toString());
        db.update("""
                insert into jidu.revision_slice (revision_id, slice_id)
                select ?, s.slice_id from jidu.slice s
                join county_hash h on h.county = s.county and h.hash = s.input_hash
                where s.panel = ? and s.quarter = ?""", revisionId, panel.name(), quarter.toString());
        fill(panel);
        db.execute("""
                create temp view %1$s as
                select p.* from %2$s p
                where p.quarter = %3$s
                and p.slice_id in (select slice_id from jidu.revision_slice where revision_id = %4$s)""".formatted(panel.name(), table(panel), ofQuarter(), revisionId));
    }

    private void fill(Panel panel) {
        Long missing = db.queryForObject("select count(*) from slice_to_make", Long.class);
        if (missing == null || missing == 0) {
            return;
        }
        String columns = names(panel.columns().stream().map(Panel.Column::name).toList());
        db.update("""
                insert into %1$s (quarter, slice_id, %2$s)
                select %3$s, s.slice_id, %2$s
                from (%4$s
                ) made
                join (
                    select t.county as slice_county, l.slice_id
                    from slice_to_make t join jidu.slice l on l.county = t.county and l.input_hash = t.hash
                    where l.panel = %5$s and l.quarter = %3$s
                ) s on s.slice_county = made.county_code""".formatted(
                table(panel), columns, ofQuarter(), stepByStep(panel.sql().text()), literal(panel.name())));
        db.execute("analyze " + partition(panel));
    }

    /**
     * Each named part of the SQL is worked out once. PostgreSQL would write it into every place that uses a column of it:
     * one size class, referred to ten times, was compared a hundred times.
     */
    private static String stepByStep(String sql) {
        return NAMED_PART.matcher(sql).replaceAll("$1 as materialized (");
    }

    /**
     * A county's hash: which rows went in (by delivery, sheet and row), and everything that is no row. What another
     * county's rows can change about a row goes in too: its place, its enterprise where not the code itself says it, and
     * the id that an enterprise keeps.
     */
    private void hashCounties(String inputs) {
        String rows = definitions.sources().values().stream()
                .map(Panels::rowsByCounty)
                .collect(Collectors.joining(" union all "));
        db.execute("""
                create temp table county_hash on commit drop as
                select county, md5(%s || string_agg(part, ' ' order by part collate "C")) as hash
                from (
                    select county, source || count(*) || ':' || sum(hashtextextended(
                        delivery_id || ' ' || sheet_no || ' ' || row_no || ' ' || tied, 0)::numeric) as part
                    from (%s) rows group by county, source
                ) parts
                group by county""".formatted(literal(inputs), rows));
    }

    private static String rowsByCounty(Source source) {
        return "select " + literal(source.name()) + " as source, rows_of_it.* from (" + countiesOf(source)
                + ") rows_of_it";
    }

    private static String countiesOf(Source source) {
        if (Matching.isMatched(source)) {
            return """
                    select county_code as county, delivery_id, sheet_no, row_no,
                        case when tier is distinct from 'EXACT' then concat(matched_enterprise, unmatched_reason) else '' end
                        || case when located_area <> own_area then located_area else '' end as tied
                    from %s""".formatted(Matching.table(source));
        }
        return source.name().equals(Source.REGISTRATION)
                ? "select county_code as county, delivery_id, sheet_no, row_no, enterprise_id"
                        + " || case when counted_area <> own_area then counted_area else '' end as tied from "
                        + Matching.table(source)
                : "select a.county_code as county, delivery_id, sheet_no, row_no, '' as tied from "
                        + InForce.table(source) + " f join ref_area a on a.code = f.own_area";
    }

    private void prepareTable(Panel panel) {
        if (isReady(panel)) {
            return;
        }
        db.execute("""
                create table if not exists %s (quarter text not null, slice_id bigint not null, %s)
                partition by list (quarter)""".formatted(table(panel), columns(panel)));
        for (Panel.Column column : panel.columns()) {
            db.execute("alter table " + table(panel) + " add column if not exists " + name(column.name()) + " "
                    + column.sqlType());
        }
        db.execute("create table if not exists %s partition of %s for values in (%s)"
                .formatted(partition(panel), table(panel), ofQuarter()));
        db.execute(
                "create index if not exists %s on %s using brin (slice_id)".formatted(index(panel), partition(panel)));
    }

    /** With every column, the quarter's partition and its index: then nobody who reads it has to wait for this transaction. */
    private boolean isReady(Panel panel) {
        String columns =
                literals(panel.columns().stream().map(Panel.Column::name).toList());
        return Boolean.TRUE.equals(db.queryForObject(
                """
                select to_regclass(%s) is not null and to_regclass(%s) is not null and %s = (
                    select count(*) from pg_attribute
                    where attrelid = to_regclass(%s) and not attisdropped and attname in (%s))""".formatted(
                                literal("jidu." + index(panel)),
                                literal(partition(panel)),
                                panel.columns().size(),
                                literal(table(panel)),
                                columns),
                Boolean.class));
    }

    private String index(Panel panel) {
        return "panel_" + panel.name() + "_" + quarter.toString().toLowerCase(java.util.Locale.ROOT) + "_slice";
    }

    private static String columns(Panel panel) {
        return panel.columns().stream()
                .map(c -> name(c.name()) + " " + c.sqlType() + (c.sqlType().equals("text") ? " collate \"C\"" : ""))
                .collect(Collectors.joining(", "));
    }

    private String partition(Panel panel) {
        return name("jidu.panel_" + panel.name() + "_" + quarter.toString().toLowerCase(java.util.Locale.ROOT));
    }

    private String ofQuarter() {
        return literal(quarter.toString());
    }
}
