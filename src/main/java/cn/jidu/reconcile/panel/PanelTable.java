package cn.jidu.reconcile.panel;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.name;
import static cn.jidu.store.SqlQuotes.names;

import cn.jidu.definition.Panel;
import cn.jidu.definition.Quarter;
import cn.jidu.reconcile.kept.FilledTables;
import cn.jidu.store.rows.RowTables;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where the slices of a panel are kept: a table, and a part of it for each quarter that has rows. */
final class PanelTable {
    private static final List<String> PLACE = List.of("delivery_id", "sheet_no", "row_no");

    private final JdbcTemplate db;
    private final Panel panel;
    private final Set<Quarter> parts = new HashSet<>();

    PanelTable(JdbcTemplate db, Panel panel) {
        this.db = db;
        this.panel = panel;
    }

    /** With its schema. */
    String table() {
        return name("jidu.panel_" + panel.name());
    }

    /** What the quarter's rows are read of: of its part alone the planner knows how many different values there are. */
    String of(Quarter quarter) {
        return hasPart(quarter) ? part(quarter) : table();
    }

    /** Makes the table where it is not there, and its missing columns; else does nothing, and waits for nobody. */
    void prepare() {
        List<String> there = db.queryForList(
                "select attname from pg_attribute where attrelid = to_regclass(?) and not attisdropped",
                String.class,
                table());
        if (there.isEmpty()) {
            db.execute("create table if not exists " + table() + " (quarter text not null, slice_id bigint not null, "
                    + columns(panel) + ") partition by list (quarter)");
            return;
        }
        panel.columns().stream()
                .filter(c -> !there.contains(c.name()))
                .forEach(c -> db.execute("alter table " + table() + " add column if not exists " + definition(c)));
    }

    /** @param rows a SELECT of quarter, slice_id and the panel's columns */
    void add(Quarter quarter, String rows) {
        if (hasPart(quarter)) {
            int added = db.update(
                    "insert into %1$s (quarter, slice_id, %2$s) select quarter, slice_id, %2$s from (%3$s) made"
                            .formatted(part(quarter), names(columnNames()), rows));
            summarize(quarter);
            // a county more among many tells the planner nothing new
            if (isMany(part(quarter), added)) {
                db.execute("analyze " + part(quarter));
            }
        } else if (makePart(quarter, rows)) {
            parts.add(quarter);
            db.execute("analyze " + part(quarter));
        }
    }

    /**
     * Blocks that the index does not know are read always. Where the server cleans the table up just now nobody waits for
     * it: until it gave way to us would be a second, and the next county's rows bring these blocks with them.
     */
    private void summarize(Quarter quarter) {
        db.query("""
                select brin_summarize_new_values(index)
                from to_regclass(%1$s) index
                where index is not null and not exists (
                    select from pg_locks where mode = 'ShareUpdateExclusiveLock' and pid <> pg_backend_pid()
                    and relation in (index, to_regclass(%2$s)))""".formatted(literal("jidu." + index(quarter, "place")), literal(part(quarter))), row -> {});
    }

    /** By the share at which the server would analyze the table on its own. */
    private boolean isMany(String part, int added) {
        return Boolean.TRUE.equals(db.queryForObject(
                "select ? > reltuples * current_setting('autovacuum_analyze_scale_factor')::numeric from pg_class where oid = to_regclass(?)",
                Boolean.class,
                added,
                part));
    }

    /**
     * The quarter's first slices: a table that is made from them at once becomes the quarter's part. Without rows there is
     * none.
     */
    private boolean makePart(Quarter quarter, String rows) {
        String part = part(quarter);
        String cast = placeFirst().stream()
                .map(c -> "cast(%1$s as %2$s)%3$s as %1$s".formatted(name(c.name()), c.sqlType(), collation(c)))
                .collect(Collectors.joining(", "));
        int made =
                db.update("create table %s as select quarter, slice_id, %s from (%s) made".formatted(part, cast, rows));
        if (made == 0) {
            db.execute("drop table " + part);
            return false;
        }
        // one pass tells the database what it would make three for
        db.execute(
                "alter table %s add constraint part check (quarter is not null and quarter = %s and slice_id is not null)"
                        .formatted(part, literal(quarter.toString())));
        db.execute("alter table " + part + " alter quarter set not null, alter slice_id set not null");
        // what the server has to clean up are rows that were rolled back
        db.execute("alter table " + part + " set (" + RowTables.ONLY_ADDED + ")");
        // columns of earlier definitions stay in the table
        db.queryForList("""
                        select format('%I %s', attname, format_type(atttypid, atttypmod))
                            || case when atttypid = 'text'::regtype then ' collate "C"' else '' end
                        from pg_attribute a
                        where attrelid = to_regclass(?) and attnum > 0 and not attisdropped
                        and not exists (
                            select from pg_attribute there
                            where there.attrelid = to_regclass(?) and there.attname = a.attname)""", String.class, table(), part)
                .forEach(column -> db.execute("alter table " + part + " add column " + column));
        db.execute("alter table %s attach partition %s for values in (%s)"
                .formatted(table(), part, literal(quarter.toString())));
        db.execute("alter table " + part + " drop constraint part");
        // a county's rows lie among others', which the planner holds against an index of blocks: it would read all
        db.execute("create index %s on %s (slice_id)".formatted(index(quarter, "slice"), part));
        List<String> place = columnNames().stream().filter(PLACE::contains).toList();
        if (!place.isEmpty()) {
            db.execute("create index %s on %s using brin (%s)".formatted(index(quarter, "place"), part, names(place)));
        }
        return true;
    }

    /**
     * First those by which a row is asked for, so that their index need not unpack the others; then what has the same length
     * in every row, which is most of what conditions ask of: it is found without unpacking texts.
     */
    private List<Panel.Column> placeFirst() {
        return panel.columns().stream()
                .sorted(Comparator.<Panel.Column, Boolean>comparing(c -> !PLACE.contains(c.name()))
                        .thenComparing(
                                c -> c.sqlType().equals("text") || c.sqlType().equals("numeric")))
                .toList();
    }

    /** The panel's columns as a table declares them. */
    static String columns(Panel panel) {
        return panel.columns().stream().map(PanelTable::definition).collect(Collectors.joining(", "));
    }

    private List<String> columnNames() {
        return panel.columns().stream().map(Panel.Column::name).toList();
    }

    private static String definition(Panel.Column column) {
        return name(column.name()) + " " + column.sqlType() + collation(column);
    }

    private static String collation(Panel.Column column) {
        return column.sqlType().equals("text") ? " collate \"C\"" : "";
    }

    /** A part that is there stays: whether it is one need not be asked again. */
    private boolean hasPart(Quarter quarter) {
        if (!parts.contains(quarter) && FilledTables.isThere(db, part(quarter))) {
            parts.add(quarter);
        }
        return parts.contains(quarter);
    }

    private String part(Quarter quarter) {
        return name("jidu.panel_" + panel.name() + "_" + inName(quarter));
    }

    private String index(Quarter quarter, String of) {
        return "panel_" + panel.name() + "_" + inName(quarter) + "_" + of;
    }

    private static String inName(Quarter quarter) {
        return quarter.toString().toLowerCase(Locale.ROOT);
    }
}
