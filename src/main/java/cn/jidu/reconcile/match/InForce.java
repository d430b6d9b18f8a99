package cn.jidu.reconcile.match;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.literals;
import static cn.jidu.store.SqlQuotes.name;
import static cn.jidu.store.SqlQuotes.names;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.source.InputNames;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.delivery.DeliveryRelations;
import cn.jidu.reconcile.arrival.CoverageCell;
import cn.jidu.reconcile.arrival.DeliveryCoverage;
import cn.jidu.reconcile.arrival.LoadedDelivery;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.store.rows.RowTables;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final JdbcTemplate db;
    private final Quarter quarter;
    private final ClaimedTwice claims;

    /** @param before of the newest quarter measured before, which tells where an enterprise was */
    public InForce(JdbcTemplate db, Quarter quarter, Optional<Revision> before) {
        this.db = db;
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
        db.execute("""
                create unlogged table superseded_by_key (
                    source text, from_quarter text, delivery_id bigint, sheet_no int, row_no int, own_area text,
                    row_key text, carried boolean, supplement boolean, same boolean
                )""");
        db.execute("""
                create unlogged table superseded_by_place (
                    source text, from_quarter text, delivery_id bigint, sheet_no int, row_no int, own_area text
                )""");
        db.execute("""
                create unlogged table left_out as
                select delivery_id, sheet_no, row_no from jidu.duplicate_row
                where delivery_id in (select delivery_id from coverage)""");
        db.execute("analyze left_out");
        claims.makeEmpty();
        Map<String, Set<String>> quarters = cells.stream()
                .collect(Collectors.groupingBy(
                        CoverageCell::source, Collectors.mapping(c -> c.from().toString(), Collectors.toSet())));
        // where rows lie must be known before those that lie there
        Stream.of(false, true)
                .flatMap(located -> sources.stream().filter(s -> s.locatedBy().isPresent() == located))
                .forEach(s -> make(s, quarters.getOrDefault(s.name(), Set.of())));
    }

    /** Takes away what {@link #make} made. */
    public static void drop(JdbcTemplate db, Collection<Source> sources) {
        db.execute("drop table coverage, covered, arrival, superseded_by_key, superseded_by_place, left_out cascade");
        db.execute("drop table if exists shared_key");
        ClaimedTwice.drop(db);
        sources.forEach(s -> db.execute("drop table if exists " + places(s)));
    }

    private void makeCoverage(List<CoverageCell> cells) {
        db.execute("""
                create unlogged table coverage (
                    source text, from_quarter text, delivery_id bigint, area_code text, replace_value text, carried boolean
                )""");
        db.batchUpdate(
                "insert into coverage values (?, ?, ?, ?, ?, ?)",
                cells.stream()
                        .map(c -> new Object[] {
                            c.source(), c.from().toString(), c.deliveryId(), c.area(), c.replaceValue(), c.carried()
                        })
                        .toList());
        db.execute("analyze coverage");
        // by a key of its own: who asks for none of its columns need not be joined to it
        db.execute("""
                create unlogged table covered (
                    delivery_id bigint primary key, carried boolean, batch_id bigint, rank_in_batch int, supplement boolean
                )""");
        db.execute("""
                insert into covered
                select distinct d.delivery_id, c.carried, d.batch_id, d.rank_in_batch, d.supplement
                from coverage c join %s d on d.delivery_id = c.delivery_id""".formatted(DeliveryRelations.ALL));
        db.execute("analyze covered");
    }

    private void makeDeliveries(List<LoadedDelivery> deliveries) {
        db.execute("""
                create unlogged table arrival (
                    delivery_id bigint, source text, quarter text, area_code text, place int, speaks boolean
                )""");
        db.batchUpdate(
                "insert into arrival values (?, ?, ?, ?, ?, ?)",
                deliveries.stream()
                        .filter(d -> d.quarter().compareTo(quarter) <= 0)
                        .map(d -> new Object[] {
                            d.id(), d.source(), d.quarter().toString(), d.area(), d.order(), DeliveryCoverage.speaks(d)
                        })
                        .toList());
        db.execute("analyze arrival");
    }

    private void make(Source source, Set<String> quarters) {
        source.locatedBy().ifPresent(location -> makePlaces(source, location));
        // rows just loaded have told the planner nothing yet
        quarters.forEach(q -> db.execute("analyze " + RowTables.partition(source, Quarter.of(q))));
        show(source, quarters);
        if (source.locatedBy().isPresent()) {
            supersedeByPlace(source);
        }
        if (anyShared(source)) {
            if (source.name().equals(Source.REGISTRATION)) {
                claims.decide(table(source));
                leaveOut("claimed_twice where not stands");
            }
            supersedeByKey(source);
        }
    }

    /** Rows of cells that are in force and not left out; that is asked anew by each statement that reads it. */
    private void show(Source source, Set<String> quarters) {
        // the cells are a filter, not a join: of a join by three columns the planner expects next to nothing to be left
        db.execute("""
                create view %1$s as
                select %2$s, %3$s as located_area, c.carried, c.batch_id, c.rank_in_batch, c.supplement
                from %4$s r
                left join covered c on c.delivery_id = r.delivery_id
                %6$s
                where %7$s
                and ((r.delivery_id, r.own_area, r.replace_value) in (
                    select delivery_id, area_code, replace_value from coverage where source = %5$s)) is true
                and not exists (
                    select from left_out x
                    where x.delivery_id = r.delivery_id and x.sheet_no = r.sheet_no and x.row_no = r.row_no)""".formatted(
                table(source),
                RowTables.columns(source).stream().map(c -> "r." + name(c)).collect(Collectors.joining(", ")),
                source.locatedBy().isPresent() ? "coalesce(l.area, r.own_area)" : "r.own_area",
                name("jidu." + source.table()),
                literal(source.name()),
                source.locatedBy().map(l -> placeOf(source, l)).orElse(""),
                quarters.isEmpty()
                        ? "false"
                        : "r.quarter in (" + literals(quarters.stream().sorted().toList()) + ")"));
    }

    /** The area of the one row in force of the other source that has the key. */
    private void makePlaces(Source source, Source.Location location) {
        db.execute("""
                create unlogged table %1$s as
                select %2$s as key, min(own_area) as area from %3$s
                group by 1 having count(distinct own_area) = 1""".formatted(
                        places(source), NameSql.tight(name(location.key())), InputNames.inForce(location.source())));
        db.execute("analyze " + places(source));
    }

    private static String placeOf(Source source, Source.Location location) {
        return "left join " + places(source) + " l on l.key = " + NameSql.tight("r." + name(location.key()));
    }

    private static String places(Source source) {
        return "place_of_" + InputNames.inSql(source.name());
    }

    /** Rows of a wider area's delivery that lie in the area of a later full one; between counties nobody replaces. */
    private void supersedeByPlace(Source source) {
        db.update("""
                insert into superseded_by_place
                select distinct own.source, f.quarter, f.delivery_id, f.sheet_no, f.row_no, f.own_area
                from %s f
                join arrival own on own.delivery_id = f.delivery_id
                join arrival later on later.source = own.source and later.speaks
                    and (later.quarter > own.quarter or later.quarter = own.quarter and later.place > own.place)
                join ref_area_ancestor lies on lies.area_code = f.located_area and lies.ancestor_code = later.area_code
                join ref_area_ancestor narrower on narrower.area_code = later.area_code and narrower.ancestor_code = own.area_code""".formatted(table(source)));
        leaveOut("superseded_by_place where source = " + literal(source.name()));
    }

    /** The keys that several rows have, as {@code shared_key}. */
    private boolean anyShared(Source source) {
        db.execute("drop table if exists shared_key");
        db.execute("""
                create unlogged table shared_key as
                select row_key from %s where row_key is not null group by row_key having count(*) > 1""".formatted(table(source)));
        db.execute("analyze shared_key");
        return Boolean.TRUE.equals(db.queryForObject("select exists (select from shared_key)", Boolean.class));
    }

    private void supersedeByKey(Source source) {
        String fields =
                names(RowTables.fields(source).stream().map(SourceField::name).toList());
        db.update("""
                insert into superseded_by_key
                with ranked as (
                    select quarter, delivery_id, sheet_no, row_no, own_area, row_key, carried,
                        row_number() over newest as place, first_value(supplement) over newest as by_supplement,
                        row(%2$s)::text = first_value(row(%2$s)::text) over newest as same
                    from %1$s join shared_key using (row_key)
                    window newest as (partition by row_key order by quarter desc, batch_id desc, rank_in_batch desc, sheet_no desc, row_no desc))
                select %3$s, quarter, delivery_id, sheet_no, row_no, own_area, row_key, carried, by_supplement, same
                from ranked where place > 1""".formatted(table(source), fields, literal(source.name())));
        leaveOut("superseded_by_key where source = " + literal(source.name()));
    }

    private void leaveOut(String decided) {
        if (db.update("insert into left_out select delivery_id, sheet_no, row_no from " + decided) > 0) {
            db.execute("analyze left_out");
        }
    }

    /** The view of the source's rows in force. */
    public static String table(Source source) {
        return InputNames.inForce(source.name());
    }

    /** The columns of {@code in_force_<source>}. */
    static List<String> columns(Source source) {
        return Stream.concat(
                        RowTables.columns(source).stream(),
                        Stream.of("located_area", "carried", "batch_id", "rank_in_batch", "supplement"))
                .toList();
    }
}
