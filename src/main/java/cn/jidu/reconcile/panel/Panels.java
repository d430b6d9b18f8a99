package cn.jidu.reconcile.panel;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.literals;
import static cn.jidu.store.SqlQuotes.names;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Panel;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.source.InputNames;
import cn.jidu.reconcile.kept.KeptTables;
import cn.jidu.reconcile.kept.ReadRelations;
import cn.jidu.reconcile.revision.Revision;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
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
public final class Panels {
    private final JdbcTemplate db;
    private final KeptTables kept;
    private final Definitions definitions;
    private final Quarter quarter;

    /** @param quarter the one that slices are made of */
    public Panels(JdbcTemplate db, KeptTables kept, Definitions definitions, Quarter quarter) {
        this.db = db;
        this.kept = kept;
        this.definitions = definitions;
        this.quarter = quarter;
    }

    /** Gives the SQL its views of the quarters before; the tables are made where they are not there yet. */
    public void showEarlier(List<Revision> earlier) {
        // not the calendar's: what is known of an enterprise outlives a quarter without a registration delivery
        Quarter previous = earlier.stream()
                .map(Revision::quarter)
                .max(Comparator.naturalOrder())
                .orElse(quarter.previous());
        List<String> trailing =
                Stream.of(-1, -2, -3).map(quarter::plus).map(Quarter::toString).toList();
        for (Panel panel : definitions.panels().values()) {
            PanelTable table = new PanelTable(db, panel);
            table.prepare();
            String slices = slices(panel, earlier);
            show(panel, "earlier_" + panel.name(), "%s where slice_id in (%s)".formatted(table.table(), slices));
            show(panel, "previous_" + panel.name(), "%s where quarter = %s and slice_id in (%s)"
                    .formatted(table.of(previous), literal(previous.toString()), slices));
            show(panel, "trailing_" + panel.name(), "%s where quarter in (%s) and slice_id in (%s)"
                    .formatted(table.table(), literals(trailing), slices));
        }
    }

    /** A slice never changes: what is shown follows from which slices they are, and from their columns. */
    private void show(Panel panel, String view, String rows) {
        db.execute("create view %s as select * from %s".formatted(view, rows));
        kept.know(view, rows + panel.columns());
    }

    /** Empty tables in the place of all panels, this quarter's and earlier ones: for worked examples. */
    public void makeEmpty() {
        for (Panel panel : definitions.panels().values()) {
            for (String of :
                    Stream.concat(Stream.of(""), InputNames.EARLIER.stream()).toList()) {
                db.execute("create unlogged table %s%s (quarter text, slice_id bigint, %s)"
                        .formatted(of, panel.name(), PanelTable.columns(panel)));
            }
        }
    }

    /** @param inputs of every panel and county, for the revision that the slices are of */
    public void make(Revision revision, SliceInputs inputs) {
        inputs.make();
        definitions.panels().values().stream()
                .sorted(Comparator.comparingInt(Panel::order))
                .forEach(p -> make(p, revision, inputs));
    }

    private void make(Panel panel, Revision revision, SliceInputs inputs) {
        SortedSet<String> read = ReadRelations.of(db, panel.sql().text());
        inputs.hash(panel, read);
        db.execute("drop table if exists slice_to_make");
        db.execute("""
                create unlogged table slice_to_make as
                select i.county, i.hash from slice_input i
                where not exists (
                    select from jidu.slice s
                    where s.panel = %s and s.quarter = %s and s.county = i.county and s.input_hash = i.hash)""".formatted(literal(panel.name()), ofQuarter()));
        db.execute("analyze slice_to_make");
        db.update("""
                insert into jidu.slice (panel, quarter, county, input_hash)
                select ?, ?, county, hash from slice_to_make order by county""", panel.name(), quarter.toString());
        db.update("""
                insert into jidu.revision_slice (revision_id, slice_id)
                select ?, s.slice_id from jidu.slice s
                join slice_input i on i.county = s.county and i.hash = s.input_hash
                where s.panel = ? and s.quarter = ?""", revision.id(), panel.name(), quarter.toString());
        PanelTable table = new PanelTable(db, panel);
        List<String> counties = db.queryForList("select county from slice_to_make order by 1", String.class);
        if (!counties.isEmpty()) {
            table.add(quarter, rows(panel, counties, revision, read));
        }
        show(panel, panel.name(), "%s where quarter = %s and slice_id in (%s)"
                .formatted(table.of(quarter), ofQuarter(), slices(panel, List.of(revision))));
    }

    /** The rows of the slices to make. */
    private String rows(Panel panel, List<String> counties, Revision revision, SortedSet<String> read) {
        String all = panel.sql().text();
        String sql = isAll(counties) ? all : new CountySelect(db, definitions, revision.id()).of(all, counties, read);
        return """
                select %1$s as quarter, s.slice_id, %2$s
                from (%3$s
                ) made
                join (
                    select t.county as slice_county, l.slice_id
                    from slice_to_make t join jidu.slice l on l.county = t.county and l.input_hash = t.hash
                    where l.panel = %4$s and l.quarter = %1$s
                ) s on s.slice_county = made.county_code""".formatted(
                        ofQuarter(),
                        names(panel.columns().stream().map(Panel.Column::name).toList()),
                        sql,
                        literal(panel.name()));
    }

    private boolean isAll(List<String> counties) {
        Long all = db.queryForObject("select count(*) from slice_input", Long.class);
        return all != null && all == counties.size();
    }

    /** The numbers of the panel's slices as constants: then the planner knows how much of the table they are. */
    private String slices(Panel panel, List<Revision> revisions) {
        if (revisions.isEmpty()) {
            return "null";
        }
        List<String> ids = db.queryForList(
                """
                        select distinct s.slice_id::text from jidu.slice s
                        join jidu.revision_slice r on r.slice_id = s.slice_id
                        where s.panel = ? and r.revision_id in (%s) order by 1""".formatted(
                        revisions.stream().map(r -> String.valueOf(r.id())).collect(Collectors.joining(", "))),
                String.class,
                panel.name());
        return ids.isEmpty() ? "null" : String.join(", ", ids);
    }

    private String ofQuarter() {
        return literal(quarter.toString());
    }
}
