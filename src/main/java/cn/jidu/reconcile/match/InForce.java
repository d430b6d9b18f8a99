package cn.jidu.reconcile.match;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.name;
import static cn.jidu.store.SqlQuotes.names;
import static cn.jidu.store.SqlQuotes.numbers;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.source.InputNames;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.delivery.DeliveryRelations;
import cn.jidu.reconcile.arrival.CoverageCell;
import cn.jidu.reconcile.arrival.DeliveryCoverage;
import cn.jidu.reconcile.arrival.LoadedDelivery;
import cn.jidu.reconcile.kept.FilledTables;
import cn.jidu.reconcile.kept.KeptTables;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.store.rows.CopyWriter;
import cn.jidu.store.rows.RowTables;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rows in force as views {@code in_force_<source>} of the rows as loaded: the rows of the pinned cells, less the
 * duplicates inside a file; of one key from two deliveries the newer row, of a registration that two counties claim the row
 * that {@link ClaimedTwice} decides for. What was carried from an earlier quarter otherwise never stands before a row of
 * the quarter itself, however late it arrived. Which rows are left out is decided first, on their keys alone: then whoever
 * reads a source goes through it once.
 *
 * <p>Each row has its {@code located_area}: its own area, or for a source that is located by another the area of the
 * other's row in force of the same key, where there is one. What lies in the area of a later full delivery is replaced
 * by it, though the row's own area is wider.
 */
public final class InForce {
    private static final String SUPERSEDED_BY_KEY = "superseded_by_key";
    private static final String SUPERSEDED_BY_PLACE = "superseded_by_place";

    private final JdbcTemplate db;
    private final KeptTables kept;
    private final Quarter quarter;
    private final ClaimedTwice claims;
    private final Map<String, String> shown = new HashMap<>();

    /** @param before of the newest quarter measured before, which tells where an enterprise was */
    public InForce(JdbcTemplate db, KeptTables kept, Quarter quarter, Optional<Revision> before) {
        this.db = db;
        this.kept = kept;
        this.quarter = quarter;
        this.claims = new ClaimedTwice(db, before);
    }

    /**
     * @param sources those whose views are made; with one that is located by another, that one too
     * @param cells the cells in force, of these sources
     * @param deliveries all that were loaded, in order of arrival
     */
    public void make(Collection<Source> sources, List<CoverageCell> cells, List<LoadedDelivery> deliveries) {
        makeCoverage(cells);
        makeDeliveries(deliveries);
        MatchDecisions.make(db, kept, quarter);
        Map<String, List<CoverageCell>> ofSources = cells.stream().collect(Collectors.groupingBy(CoverageCell::source));
        RowTables.analyze(db, parts(sources, ofSources));
        // where rows lie must be known before those that lie there
        Stream.of(false, true)
                .flatMap(located -> sources.stream().filter(s -> s.locatedBy().isPresent() == located))
                .forEach(s -> make(s, ofSources.getOrDefault(s.name(), List.of()), deliveries));
        if (sources.stream().noneMatch(InForce::isRegistration)) {
            claims.makeEmpty();
        }
        showLeftOut(sources.stream()
                .filter(s -> decides(s, ofSources.containsKey(s.name())))
                .toList());
    }

    /** Takes away what {@link #make} made. */
    public static void drop(JdbcTemplate db, Collection<Source> sources) {
        db.execute("drop table coverage, covered, arrival cascade");
        db.execute("drop table if exists shared_key");
        ClaimedTwice.drop(db);
        MatchDecisions.drop(db);
        sources.forEach(s -> {
            db.execute("drop table if exists %s, %s cascade".formatted(leftOut(s), places(s)));
        });
    }

    /** The parts of the sources' tables that the cells lie in. */
    private static Set<String> parts(Collection<Source> sources, Map<String, List<CoverageCell>> cells) {
        return sources.stream()
                .flatMap(s ->
                        cells.getOrDefault(s.name(), List.of()).stream().map(c -> RowTables.partition(s, c.from())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void makeCoverage(List<CoverageCell> cells) {
        FilledTables.empty(db, "coverage", """
                source text, from_quarter text, delivery_id bigint, area_code text, replace_value text, carried boolean""");
        CopyWriter.load(db, "coverage", CoverageCell.COLUMNS, cells, (row, cell) -> cell.write(row));
        db.execute("analyze coverage");
        // by a key of its own: who asks for none of its columns need not be joined to it
        FilledTables.empty(db, "covered", """
                delivery_id bigint primary key, carried boolean, batch_id bigint, rank_in_batch int, supplement boolean,
                month text""");
        db.execute("""
                insert into covered
                select distinct d.delivery_id, c.carried, d.batch_id, d.rank_in_batch, d.supplement, d.month
                from coverage c join %s d on d.delivery_id = c.delivery_id""".formatted(DeliveryRelations.ALL));
        db.execute("analyze covered");
    }

    private void makeDeliveries(List<LoadedDelivery> deliveries) {
        FilledTables.empty(
                db,
                "arrival",
                "delivery_id bigint, source text, quarter text, area_code text, place int, speaks boolean");
        CopyWriter.load(
                db,
                "arrival",
                List.of("delivery_id", "source", "quarter", "area_code", "place", "speaks"),
                deliveries.stream()
                        .filter(d -> d.quarter().compareTo(quarter) <= 0)
                        .toList(),
                (row, d) -> {
                    row.number(d.id());
                    row.text(d.source());
                    row.text(d.quarter().toString());
                    row.text(d.area());
                    row.number(d.order());
                    row.bool(DeliveryCoverage.speaks(d));
                });
        db.execute("analyze arrival");
    }

    private void make(Source source, List<CoverageCell> cells, List<LoadedDelivery> deliveries) {
        CellsInForce inForce = CellsInForce.of(cells, deliveries);
        String how = how(source, cells, deliveries);
        if (!decides(source, !cells.isEmpty())) {
            db.execute("create or replace view " + table(source) + " as " + none(source));
            kept.know(table(source), how);
            return;
        }
        List<String> reads = reads(source);
        source.locatedBy().ifPresent(l -> kept.make(List.of(places(source)), how, reads, () -> makePlaces(source, l)));
        List<String> tables =
                isRegistration(source) ? List.of(leftOut(source), ClaimedTwice.TABLE) : List.of(leftOut(source));
        kept.make(tables, how, reads, () -> leaveOut(source, inForce));
        show(source, inForce);
        kept.know(table(source), how, tables);
    }

    /** The source's contract and its cells; where its rows lie, also which of its deliveries came after which. */
    private String how(Source source, List<CoverageCell> cells, List<LoadedDelivery> deliveries) {
        Stream<Object> arrived = source.locatedBy().isEmpty()
                ? Stream.of()
                : deliveries.stream()
                        .filter(d -> d.source().equals(source.name()))
                        .map(d -> List.of(d.id(), d.quarter(), d.area(), DeliveryCoverage.speaks(d)));
        return Stream.concat(Stream.of(kept.contract(source)), Stream.concat(cells.stream(), arrived))
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    /** What decides of the source's rows beside itself. */
    private static List<String> reads(Source source) {
        Stream<String> before =
                isRegistration(source) ? Stream.of("previous_enterprise_quarter", MatchDecisions.TABLE) : Stream.of();
        return Stream.concat(
                        Stream.concat(Stream.of("ref_area", "ref_area_ancestor"), before),
                        source.locatedBy().map(l -> InputNames.inForce(l.source())).stream())
                .toList();
    }

    /** Decides which rows of the cells do not stand. */
    private void leaveOut(Source source, CellsInForce cells) {
        FilledTables.fill(db, leftOut(source), """
                select '%1$s' as why, null::text as from_quarter, delivery_id, sheet_no, row_no, null::text as own_area,
                    null::text as row_key, false as carried, false as supplement, false as same
                from jidu.duplicate_row
                where delivery_id in (select delivery_id from coverage where source = %2$s)""".formatted(Why.DUPLICATE, literal(source.name())));
        if (isRegistration(source)) {
            claims.makeEmpty();
        }
        show(source, cells);
        if (source.locatedBy().isPresent()) {
            supersedeByPlace(source);
            show(source, cells);
        }
        if (isAnyShared(source)) {
            if (isRegistration(source)) {
                decideClaims(source, cells);
            }
            supersedeByKey(source);
        }
    }

    private void decideClaims(Source registration, CellsInForce cells) {
        claims.decide(table(registration));
        leaveOut(registration, """
                select %1$s, from_quarter, delivery_id, sheet_no, row_no, own_area, row_key, false, false, false
                from claimed_twice where not stands""".formatted(literal(Why.CLAIMED.name())));
        show(registration, cells);
    }

    private static boolean isRegistration(Source source) {
        return source.name().equals(Source.REGISTRATION);
    }

    /** Whether it is decided which rows of a source stand: of one without cells nothing does. */
    private static boolean decides(Source source, boolean hasCells) {
        return hasCells || isRegistration(source);
    }

    /** Of all sources, those that gave way to another row. */
    private void showLeftOut(Collection<Source> sources) {
        if (!sources.isEmpty()) {
            showLeftOut(SUPERSEDED_BY_KEY, Why.KEY, ", row_key, carried, supplement, same", sources);
            showLeftOut(SUPERSEDED_BY_PLACE, Why.PLACE, "", sources);
        }
    }

    private void showLeftOut(String view, Why why, String columns, Collection<Source> sources) {
        String select = sources.stream()
                .map(s ->
                        "select %s::text as source, from_quarter, delivery_id, sheet_no, row_no, own_area%s from %s where why = %s"
                                .formatted(literal(s.name()), columns, leftOut(s), literal(why.name())))
                .collect(Collectors.joining(" union all "));
        db.execute("create view " + view + " as " + select);
        kept.know(view, select, sources.stream().map(InForce::leftOut).toList());
    }

    /** Holds of the rows that stand. Mostly nothing is left out, and nothing has to be asked. */
    private String standing(Source source) {
        boolean any = Boolean.TRUE.equals(
                db.queryForObject("select exists (select from %s)".formatted(leftOut(source)), Boolean.class));
        return any ? """
                not exists (
                    select from %s x
                    where x.delivery_id = r.delivery_id and x.sheet_no = r.sheet_no and x.row_no = r.row_no)""".formatted(leftOut(source)) : "true";
    }

    /** Rows of cells that are in force and not left out so far. */
    private void show(Source source, CellsInForce cells) {
        String view = """
                create or replace view %1$s as
                select %2$s, %3$s as located_area, c.carried, c.batch_id, c.rank_in_batch, c.supplement,
                    c.month as of_month
                from %4$s r
                left join covered c on c.delivery_id = r.delivery_id
                %5$s
                where %6$s
                and %7$s""".formatted(
                        table(source),
                        ofRow(source),
                        source.locatedBy().isPresent() ? "coalesce(l.area, r.own_area)" : "r.own_area",
                        name("jidu." + source.table()),
                        source.locatedBy().map(l -> placeOf(source, l)).orElse(""),
                        cells.holds(source),
                        standing(source));
        if (!view.equals(shown.put(table(source), view))) {
            db.execute(view);
        }
    }

    /** A SELECT of what {@code in_force_<source>} shows that gives no row. */
    static String none(Source source) {
        return """
                select %s, r.own_area as located_area, null::boolean as carried, null::bigint as batch_id,
                    null::int as rank_in_batch, null::boolean as supplement, null::text as of_month
                from %s r where false""".formatted(ofRow(source), name("jidu." + source.table()));
    }

    private static String ofRow(Source source) {
        return RowTables.columns(source).stream().map(c -> "r." + name(c)).collect(Collectors.joining(", "));
    }

    /** The area of the one row in force of the other source that has the key. */
    private void makePlaces(Source source, Source.Location location) {
        FilledTables.tell(db, places(source), """
                select %1$s as key, min(own_area) as area from %2$s
                group by 1 having count(distinct own_area) = 1""".formatted(
                        NameSql.tight(name(location.key())), InputNames.inForce(location.source())));
    }

    private static String placeOf(Source source, Source.Location location) {
        return "left join " + places(source) + " l on l.key = " + NameSql.tight("r." + name(location.key()));
    }

    private static String places(Source source) {
        return "place_of_" + InputNames.inSql(source.name());
    }

    /** Rows of a wider area's delivery that lie in the area of a later full one; between counties nobody replaces. */
    private void supersedeByPlace(Source source) {
        leaveOut(source, """
                select distinct %2$s, f.quarter, f.delivery_id, f.sheet_no, f.row_no, f.own_area, null, false, false, false
                from %1$s f
                join arrival own on own.delivery_id = f.delivery_id
                join arrival later on later.source = own.source and later.speaks
                    and (later.quarter > own.quarter or later.quarter = own.quarter and later.place > own.place)
                join ref_area_ancestor lies on lies.area_code = f.located_area and lies.ancestor_code = later.area_code
                join ref_area_ancestor narrower on narrower.area_code = later.area_code and narrower.ancestor_code = own.area_code""".formatted(table(source), literal(Why.PLACE.name())));
    }

    /** Notes the keys that several rows have: mostly none, and then nothing more is to be asked. */
    private boolean isAnyShared(Source source) {
        db.execute("drop table if exists " + ClaimedTwice.SHARED);
        FilledTables.tell(db, ClaimedTwice.SHARED, shared(source));
        return Boolean.TRUE.equals(db.queryForObject("select exists (select from shared_key)", Boolean.class));
    }

    /** A SELECT of the keys that several rows have. */
    private String shared(Source source) {
        return "select row_key from %s where row_key is not null and %s group by row_key having count(*) > 1"
                .formatted(table(source), mayBeShared(source));
    }

    /** Of rows that stood before, one gave way wherever several had a key: then only those and new rows are looked at. */
    private String mayBeShared(Source source) {
        // made by another program, what was left out may follow from other rules
        return kept.before(leftOut(source))
                .filter(before -> source.locatedBy().isEmpty() && kept.isUsed("ref_area"))
                .map(before -> """
                        row_key in (
                            select row_key from %s where row_key is not null
                            union
                            select row_key from %s where delivery_id in (%s))""".formatted(
                        before, table(source), numbers(db.queryForList(ChangedDeliveries.byCells(source), Long.class))))
                .orElse("true");
    }

    private void supersedeByKey(Source source) {
        String fields =
                names(RowTables.fields(source).stream().map(SourceField::name).toList());
        leaveOut(source, """
                select %3$s, quarter, delivery_id, sheet_no, row_no, own_area, row_key, carried, by_supplement, same
                from (
                    select quarter, delivery_id, sheet_no, row_no, own_area, row_key, carried,
                        row_number() over newest as place, first_value(supplement) over newest as by_supplement,
                        row(%2$s)::text = first_value(row(%2$s)::text) over newest as same
                    from %1$s join shared_key using (row_key)
                    window newest as (partition by row_key order by quarter desc, batch_id desc, rank_in_batch desc, sheet_no desc, row_no desc)
                ) ranked where place > 1""".formatted(table(source), fields, literal(Why.KEY.name())));
    }

    private void leaveOut(Source source, String decided) {
        if (db.update("insert into " + leftOut(source) + " " + decided) > 0) {
            db.execute("analyze " + leftOut(source));
        }
    }

    /** The view of the source's rows in force. */
    public static String table(Source source) {
        return InputNames.inForce(source.name());
    }

    /** The rows of its cells that do not stand, and why. */
    public static String leftOut(Source source) {
        return "left_out_" + InputNames.inSql(source.name());
    }

    /** Why a row does not stand. */
    private enum Why {
        DUPLICATE,
        PLACE,
        CLAIMED,
        KEY
    }

    /** The columns of {@code in_force_<source>}. */
    static List<String> columns(Source source) {
        return Stream.concat(
                        RowTables.columns(source).stream(),
                        Stream.of("located_area", "carried", "batch_id", "rank_in_batch", "supplement"))
                .toList();
    }
}
