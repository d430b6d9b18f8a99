package cn.jidu.reconcile.panel;

import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.ReferenceTable;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.source.InputNames;
import cn.jidu.reconcile.kept.FilledTables;
import cn.jidu.reconcile.kept.KeptTables;
import cn.jidu.store.rows.CopyWriter;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables of {@code jobs/reference} as the panels' SQL reads them: {@code ref_<name>}, every column text; further
 * {@code ref_area (code, name, county_code, level)}, {@code ref_area_ancestor (area_code, ancestor_code)} and the one row of
 * {@code this_quarter (quarter, minus_1, minus_2, minus_3, first_day, last_day, thirty_days_before_end,
 * four_quarters_first_day, twelve_quarters_first_day)}, the last two of the four and twelve quarters that end with this
 * one. They live as long as the {@code WorkSchema}.
 */
public final class ReferenceTables {
    private static final String BETWEEN_CELLS = "\u001f";
    private static final List<String> AREAS = List.of("ref_area", "ref_area_ancestor");
    private static final String THIS_QUARTER = "this_quarter";

    private ReferenceTables() {}

    /** All that stands in it. */
    static String content(ReferenceTable table) {
        return table.rows().stream().map(r -> String.join(BETWEEN_CELLS, r)).collect(Collectors.joining("\n"))
                + table.columns();
    }

    private static String content(AreaTree areas) {
        return areas.all().stream().map(Area::toString).collect(Collectors.joining("\n"));
    }

    /** All that a run's SQL reads. */
    public static void makeRead(JdbcTemplate db, KeptTables kept, Definitions definitions, Quarter quarter) {
        String sql = Panels.sql(definitions);
        make(db, kept, definitions, quarter, table -> sql.contains(table(table)));
    }

    /** Areas and quarter alone: what decides which rows are in force. */
    public static void makeAreas(JdbcTemplate db, KeptTables kept, Definitions definitions, Quarter quarter) {
        make(db, kept, definitions, quarter, table -> false);
    }

    /** Every one, for SQL that nobody knows yet. */
    public static void makeAll(JdbcTemplate db, KeptTables kept, Definitions definitions, Quarter quarter) {
        make(db, kept, definitions, quarter, table -> true);
    }

    /** Those that the SQL reads and that the quarter's run, which had other definitions, did not make. */
    public static void makeMissing(JdbcTemplate db, Definitions definitions) {
        String sql = Panels.sql(definitions);
        definitions.tables().values().stream()
                .filter(t -> sql.contains(table(t)) && !FilledTables.isThere(db, name(table(t))))
                .forEach(t -> make(db, t));
    }

    /** Each as {@code ref_<table>}, areas with all that lie above them. */
    private static void make(
            JdbcTemplate db,
            KeptTables kept,
            Definitions definitions,
            Quarter quarter,
            Predicate<ReferenceTable> isRead) {
        definitions.tables().values().stream()
                .filter(isRead)
                .forEach(t -> kept.make(List.of(table(t)), content(t), List.of(), () -> make(db, t)));
        kept.make(AREAS, content(definitions.areas()), List.of(), () -> fillAreas(db, definitions.areas()));
        kept.make(List.of(THIS_QUARTER), "", List.of(), () -> makeQuarter(db, quarter));
    }

    private static void makeQuarter(JdbcTemplate db, Quarter quarter) {
        FilledTables.tell(db, THIS_QUARTER, """
                select '%s'::text as quarter, '%s'::text as minus_1, '%s'::text as minus_2, '%s'::text as minus_3,
                    date '%s' as first_day, date '%s' as last_day, date '%s' as thirty_days_before_end,
                    date '%s' as four_quarters_first_day, date '%s' as twelve_quarters_first_day""".formatted(
                        quarter,
                        quarter.plus(-1),
                        quarter.plus(-2),
                        quarter.plus(-3),
                        quarter.firstDay(),
                        quarter.lastDay(),
                        quarter.lastDay().minusDays(30),
                        quarter.plus(-3).firstDay(),
                        quarter.plus(-11).firstDay()));
    }

    private static void make(JdbcTemplate db, ReferenceTable table) {
        String columns = table.columns().stream()
                .map(c -> name(c) + " text collate \"C\"")
                .collect(Collectors.joining(", "));
        FilledTables.empty(db, table(table), columns);
        fill(db, table(table), table.columns(), table.rows());
    }

    /** As the SQL of panels and rules names it. */
    static String table(ReferenceTable table) {
        return InputNames.reference(table.name());
    }

    private static void fillAreas(JdbcTemplate db, AreaTree areas) {
        FilledTables.empty(db, "ref_area", "code text, name text, county_code text, level text");
        fill(
                db,
                "ref_area",
                List.of("code", "name", "county_code", "level"),
                areas.all().stream()
                        .map(a -> List.of(
                                a.code(),
                                a.name(),
                                countyOf(areas, a),
                                a.level().key()))
                        .toList());
        FilledTables.empty(db, "ref_area_ancestor", "area_code text, ancestor_code text");
        fill(
                db,
                "ref_area_ancestor",
                List.of("area_code", "ancestor_code"),
                areas.all().stream()
                        .flatMap(a -> areas.lineage(a.code()).stream().map(up -> List.of(a.code(), up.code())))
                        .toList());
    }

    /** The county an area lies in; an area wider than a county stands for itself (the city's own bodies). */
    private static String countyOf(AreaTree areas, Area area) {
        return areas.lineage(area.code()).stream()
                .filter(a -> a.level() == Area.Level.COUNTY)
                .map(Area::code)
                .findFirst()
                .orElse(area.code());
    }

    private static void fill(JdbcTemplate db, String table, List<String> columns, List<List<String>> rows) {
        CopyWriter.load(db, table, columns, rows, (row, cells) -> cells.forEach(row::text));
        db.execute("analyze " + name(table));
    }
}
