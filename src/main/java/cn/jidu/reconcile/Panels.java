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
import java.util.Locale;
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
        // not the calendar's: what is known of an enterprise outlives a quarter without a registration delivery
        Quarter previous = earlier.stream()
                .map(Revision::quarter)
                .max(Comparator.naturalOrder())
                .orElse(quarter.previous());
        List<String> trailing =
                Stream.of(-1, -2, -3).map(quarter::plus).map(Quarter::toString).toList();
        for (Panel panel : definitions.panels().values()) {
            prepareTable(panel);
            db.execute("create view earlier_%1$s as select p.* from %2$s p where p.slice_id in (%3$s)"
                    .formatted(panel.name(), table(panel), slices(panel, earlier)));
            db.execute("create view previous_%1$s as select p.* from %2$s p where p.quarter = %3$s and p.slice_id in (%4$s)"
                    .formatted(panel.name(), of(panel, previous), literal(previous.toString()), slices(panel, earlier)));
            db.execute("create view trailing_%1$s as select * from earlier_%1$s where quarter in (%2$s)"
                    .formatted(panel.name(), literals(trailing)));
        }
    }

    /** Empty tables in the place of all panels, this quarter's and earlier ones: for worked examples. */
    void makeEmpty() {
        for (Panel panel : definitions.panels().values()) {
            for (String of : List.of("", "previous_", "trailing_", "earlier_")) {
                db.execute("create unlogged table %s%s (quarter text, slice_id bigint, %s)"
                        .formatted(of, panel.name(), columns(panel)));
            }
        }
    }

    /** @param inputs what went into every panel beside the rows: definitions and the revisions before */
    void make(Revision revision, String inputs) {
        hashCounties(inputs);
        definitions.panels().values().stream()
                .sorted(Comparator.comparingInt(Panel::order))
                .forEach(p -> make(p, revision));
    }

    private void make(Panel panel, Revision revision) {
        db.execute("drop table if exists slice_to_make");
        db.execute("""
                create unlogged table slice_to_make as
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
                where s.panel = ? and s.quarter = ?""", revision.id(), panel.name(), quarter.toString());
        fill(panel);
        db.execute("create view %1$s as select p.* from %2$s p where p.quarter = %3$s and p.slice_id in (%4$s)"
                .formatted(panel.name(), of(panel, quarter), ofQuarter(), slices(panel, List.of(revision))));
    }

    /** Where the panel's rows of the quarter are read: of the part alone the planner knows how many different values there are. */
    private String of(Panel panel, Quarter of) {
        return exists(partition(panel, of)) ? partition(panel, of) : table(panel);
    }

    /** Their numbers as constants: then the planner knows how much of the table they are. */
    private String slices(Panel panel, List<Revision> revisions) {
        String of = revisions.stream().map(r -> String.valueOf(r.id())).collect(Collectors.joining(", "));
        List<Long> ids = db.queryForList("""
                        select distinct s.slice_id from jidu.slice s
                        join jidu.revision_slice r on r.slice_id = s.slice_id
                        where s.panel = ? and r.revision_id in (%s) order by 1""".formatted(of.isEmpty() ? "null" : of), Long.class, panel.name());
        return ids.isEmpty() ? "null" : ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private void fill(Panel panel) {
        Long missing = db.queryForObject("select count(*) from slice_to_make", Long.class);
        if (missing == null || missing == 0) {
            return;
        }
        if (exists(partition(panel))) {
            db.update("insert into %s (quarter, slice_id, %s) %s".formatted(partition(panel), names(columnNames(panel)), sliced(panel)));
        } else {
            makePartition(panel);
        }
        db.execute("analyze " + partition(panel));
    }

    /** The rows of the slices to make, with the columns as the panel's table has them. */
    private String sliced(Panel panel) {
        String columns = panel.columns().stream()
                .map(c -> "cast(made.%1$s as %2$s)%3$s as %1$s".formatted(name(c.name()), c.sqlType(), collation(c)))
                .collect(Collectors.joining(", "));
        return """
                select %1$s as quarter, s.slice_id, %2$s
                from (%3$s
                ) made
                join (
                    select t.county as slice_county, l.slice_id
                    from slice_to_make t join jidu.slice l on l.county = t.county and l.input_hash = t.hash
                    where l.panel = %4$s and l.quarter = %1$s
                ) s on s.slice_county = made.county_code""".formatted(
                        ofQuarter(), columns, panel.sql().text(), literal(panel.name()));
    }

    /** The quarter's first slices: a table of their own, made by several workers and not logged row by row, becomes its part. */
    private void makePartition(Panel panel) {
        String part = partition(panel);
        db.execute("create table " + part + " as " + sliced(panel));
        db.execute("alter table " + part + " alter quarter set not null, alter slice_id set not null");
        // columns of earlier definitions stay in the table
        db.queryForList("""
                        select format('alter table %%s add column %%I %%s', ?, attname, format_type(atttypid, atttypmod)
                            || case when atttypid = 'text'::regtype then ' collate "C"' else '' end)
                        from pg_attribute
                        where attrelid = to_regclass(?) and attnum > 0 and not attisdropped
                        and attname not in (select attname from pg_attribute where attrelid = to_regclass(?))""".formatted(), String.class, part, table(panel), part)
                .forEach(db::execute);
        db.execute("alter table %s attach partition %s for values in (%s)".formatted(table(panel), part, ofQuarter()));
        db.execute("create index %s on %s using brin (slice_id)".formatted(index(panel), part));
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
                create unlogged table county_hash as
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

    /** Does nothing, and waits for nobody, where the table is there with every column. */
    private void prepareTable(Panel panel) {
        if (!exists(table(panel))) {
            db.execute("create table if not exists %s (quarter text not null, slice_id bigint not null, %s) partition by list (quarter)"
                    .formatted(table(panel), columns(panel)));
            return;
        }
        List<String> there = db.queryForList(
                "select attname from pg_attribute where attrelid = to_regclass(?) and not attisdropped",
                String.class,
                table(panel));
        for (Panel.Column column : panel.columns()) {
            if (!there.contains(column.name())) {
                db.execute("alter table " + table(panel) + " add column if not exists " + definition(column));
            }
        }
    }

    private boolean exists(String table) {
        return Boolean.TRUE.equals(db.queryForObject("select to_regclass(?) is not null", Boolean.class, table));
    }

    private String index(Panel panel) {
        return "panel_" + panel.name() + "_" + quarter.toString().toLowerCase(Locale.ROOT) + "_slice";
    }

    private static List<String> columnNames(Panel panel) {
        return panel.columns().stream().map(Panel.Column::name).toList();
    }

    private static String columns(Panel panel) {
        return panel.columns().stream().map(Panels::definition).collect(Collectors.joining(", "));
    }

    private static String definition(Panel.Column column) {
        return name(column.name()) + " " + column.sqlType() + collation(column);
    }

    private static String collation(Panel.Column column) {
        return column.sqlType().equals("text") ? " collate \"C\"" : "";
    }

    private String partition(Panel panel) {
        return partition(panel, quarter);
    }

    private static String partition(Panel panel, Quarter of) {
        return name("jidu.panel_" + panel.name() + "_" + of.toString().toLowerCase(Locale.ROOT));
    }

    private String ofQuarter() {
        return literal(quarter.toString());
    }
}
