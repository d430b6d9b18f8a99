package cn.jidu.reconcile.panel;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.literals;
import static cn.jidu.store.SqlQuotes.names;
import static cn.jidu.store.SqlQuotes.numbers;

import cn.jidu.definition.DefinitionSql;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Panel;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Rule;
import cn.jidu.definition.source.InputNames;
import cn.jidu.definition.sql.StoredSelect;
import cn.jidu.definition.sql.StoredSelect.StoredPart;
import cn.jidu.reconcile.kept.CountyRows;
import cn.jidu.reconcile.kept.FilledTables;
import cn.jidu.reconcile.kept.KeptTables;
import cn.jidu.reconcile.revision.Revision;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
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
    /** Who has which id follows from what was known before, who counts elsewhere from lists. */
    private static final String OWN = "previous_enterprise_quarter earlier_enterprise_quarter ref_rosters\n";

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

    /** Gives the SQL those views of the quarters before that it reads; the tables are made where they are not there yet. */
    public void showEarlier(List<Revision> earlier) {
        // not the calendar's: what is known of an enterprise outlives a quarter without a registration delivery
        Quarter previous = earlier.stream()
                .map(Revision::quarter)
                .max(Comparator.naturalOrder())
                .orElse(quarter.previous());
        List<String> trailing =
                Stream.of(-1, -2, -3).map(quarter::plus).map(Quarter::toString).toList();
        String sql = sql(definitions);
        for (Panel panel : definitions.panels().values()) {
            PanelTable table = new PanelTable(db, panel);
            table.prepare();
            List<String> read = InputNames.EARLIER.stream()
                    .filter(of -> sql.contains(of + panel.name()))
                    .toList();
            String slices = read.isEmpty() ? "" : "slice_id in (%s)".formatted(slices(panel, earlier));
            for (String of : read) {
                String rows =
                        switch (of) {
                            case "previous_" ->
                                "%s where quarter = %s and "
                                        .formatted(table.of(previous), literal(previous.toString()));
                            case "trailing_" ->
                                "%s where quarter in (%s) and ".formatted(table.table(), literals(trailing));
                            default -> table.table() + " where ";
                        };
                show(panel, of + panel.name(), rows + slices);
            }
        }
    }

    /** All that reads panels and tables of reference: of the program itself, and of the definitions; in lower case. */
    static String sql(Definitions definitions) {
        Stream<DefinitionSql> ofRules = definitions.rules().values().stream()
                .flatMap(r -> Stream.of(
                                Stream.of(r.sql()),
                                r.asked().stream(),
                                r.relation().map(Rule.RuleRelation::sql).stream())
                        .flatMap(sql -> sql));
        return Stream.concat(definitions.panels().values().stream().map(Panel::sql), ofRules)
                .map(DefinitionSql::text)
                .collect(Collectors.joining("\n", OWN, ""))
                .toLowerCase(Locale.ROOT);
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

    /** @param inputs of every panel and county, for the revision that the slices are of; made already */
    public void make(Revision revision, SliceInputs inputs) {
        QuarterSlices before = QuarterSlices.of(db, quarter);
        List<Object[]> pointed = definitions.panels().values().stream()
                .sorted(Comparator.comparingInt(Panel::order))
                .flatMap(p -> make(p, before, inputs).values().stream())
                .map(id -> new Object[] {revision.id(), id})
                .toList();
        db.batchUpdate("insert into jidu.revision_slice (revision_id, slice_id) values (?, ?)", pointed);
    }

    /** The slices that the revision has of the panel, by county. */
    private SortedMap<String, Long> make(Panel panel, QuarterSlices before, SliceInputs inputs) {
        SortedSet<String> read = kept.reads(panel.sql().text());
        SortedMap<String, String> hashes = inputs.hashes(panel, read);
        SortedMap<String, Long> slices = before.alike(panel, hashes);
        boolean all = slices.isEmpty();
        hashes.keySet().removeAll(slices.keySet());
        SortedMap<String, Long> made = add(panel, hashes);
        slices.putAll(made);
        PanelTable table = new PanelTable(db, panel);
        if (!made.isEmpty()) {
            add(table, panel, made, all ? sql -> sql : sql -> kept.narrow(sql, read, made.keySet()));
        }
        show(
                panel,
                panel.name(),
                "%s where quarter = %s and slice_id in (%s)"
                        .formatted(table.of(quarter), ofQuarter(), numbers(slices.values())));
        kept.tell(
                panel.name(),
                new CountyRows(
                        Optional.of(before.changed(panel, slices)),
                        counties -> "slice_id in (%s)".formatted(numbers(ofCounties(slices, counties)))));
        return slices;
    }

    /** @param narrow makes of a SELECT one for the counties of these slices alone */
    private void add(PanelTable table, Panel panel, Map<String, Long> slices, UnaryOperator<String> narrow) {
        StoredSelect stored = StoredSelect.of(panel.sql().text(), panel.stored());
        stored.parts().forEach(p -> FilledTables.fill(db, p.table(), narrow.apply(p.select())));
        table.add(quarter, rows(panel, slices, narrow.apply(stored.select())));
        if (!stored.parts().isEmpty()) {
            String tables = stored.parts().stream().map(StoredPart::table).collect(Collectors.joining(", "));
            db.execute("drop table " + tables);
        }
    }

    private static List<Long> ofCounties(Map<String, Long> slices, Collection<String> counties) {
        return counties.stream().map(slices::get).filter(Objects::nonNull).toList();
    }

    /** Notes the slices to make, by county. */
    private SortedMap<String, Long> add(Panel panel, SortedMap<String, String> hashes) {
        SortedMap<String, Long> slices = new TreeMap<>();
        if (!hashes.isEmpty()) {
            db.query(
                    "insert into jidu.slice (panel, quarter, county, input_hash) values %s returning county, slice_id"
                            .formatted(hashes.entrySet().stream()
                                    .map(h -> "(%s, %s, %s, %s)"
                                            .formatted(
                                                    literal(panel.name()),
                                                    ofQuarter(),
                                                    literal(h.getKey()),
                                                    literal(h.getValue())))
                                    .collect(Collectors.joining(", "))),
                    row -> {
                        slices.put(row.getString(1), row.getLong(2));
                    });
        }
        return slices;
    }

    /** The rows of the slices to make. */
    private String rows(Panel panel, Map<String, Long> slices, String sql) {
        return """
                select %1$s as quarter, s.slice_id, %2$s
                from (%3$s
                ) made
                join (values %4$s) s (slice_county, slice_id) on s.slice_county = made.county_code""".formatted(
                        ofQuarter(),
                        names(panel.columns().stream().map(Panel.Column::name).toList()),
                        sql,
                        slices.entrySet().stream()
                                .map(s -> "(%s, %s::bigint)".formatted(literal(s.getKey()), s.getValue()))
                                .collect(Collectors.joining(", ")));
    }

    /** The numbers of the panel's slices as constants: then the planner knows how much of the table they are. */
    private String slices(Panel panel, List<Revision> revisions) {
        if (revisions.isEmpty()) {
            return "null";
        }
        List<Long> ids = db.queryForList(
                """
                        select distinct s.slice_id from jidu.slice s
                        join jidu.revision_slice r on r.slice_id = s.slice_id
                        where s.panel = ? and r.revision_id in (%s) order by 1""".formatted(numbers(revisions.stream().map(Revision::id).toList())), Long.class, panel.name());
        return numbers(ids);
    }

    private String ofQuarter() {
        return literal(quarter.toString());
    }
}
