package cn.jidu.reconcile;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.name;
import static cn.jidu.store.SqlQuotes.names;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.Source;
import cn.jidu.definition.SourceField;
import cn.jidu.delivery.DeliveryRelations;
import cn.jidu.reconcile.arrival.CoverageCell;
import cn.jidu.reconcile.arrival.DeliveryCoverage;
import cn.jidu.reconcile.arrival.LoadedDelivery;
import cn.jidu.store.RowTables;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rows in force as {@code in_force_<source>} tables that live as long as the transaction: the rows of the pinned
 * cells, less the duplicates inside a file; of one key from two deliveries the newer row, of a registration that two
 * counties claim the row that {@link ClaimedTwice} decides for. What was carried from an earlier quarter otherwise never
 * stands before a row of the quarter itself, however late it arrived.
 *
 * <p>Each row has its {@code located_area}: its own area, or for a source that is located by another the area of the
 * other's row in force of the same key, where there is one. What lies in the area of a later full delivery is replaced
 * by it, though the row's own area is wider.
 */
final class InForce {
    private final JdbcTemplate db;
    private final Quarter quarter;
    private final ClaimedTwice claims;

    /** @param before of the newest quarter measured before, which tells where an enterprise was */
    InForce(JdbcTemplate db, Quarter quarter, Optional<Revision> before) {
        this.db = db;
        this.quarter = quarter;
        this.claims = new ClaimedTwice(db, before);
    }

    /**
     * @param sources those whose tables are made; with one that is located by another, that one too
     * @param cells the cells in force, of these sources
     * @param deliveries all that were loaded, in order of arrival
     */
    void make(Collection<Source> sources, List<CoverageCell> cells, List<LoadedDelivery> deliveries) {
        makeCoverage(cells);
        makeDeliveries(deliveries);
        db.execute("""
                create temp table superseded_by_key (
                    source text, from_quarter text, delivery_id bigint, sheet_no int, row_no int, own_area text,
                    row_key text, carried boolean, supplement boolean, same boolean
                ) on commit drop""");
        db.execute("""
                create temp table superseded_by_place (
                    source text, from_quarter text, delivery_id bigint, sheet_no int, row_no int, own_area text
                ) on commit drop""");
        claims.makeEmpty();
        sources.stream().filter(s -> s.locatedBy().isEmpty()).forEach(this::make);
        sources.stream().filter(s -> s.locatedBy().isPresent()).forEach(this::make);
    }

    /** Takes away what {@link #make} made, before the transaction does. */
    static void drop(JdbcTemplate db, Collection<Source> sources) {
        db.execute("drop table coverage, arrival, superseded_by_key, superseded_by_place");
        ClaimedTwice.drop(db);
        sources.forEach(s -> db.execute("drop table if exists " + table(s)));
    }

    private void makeCoverage(List<CoverageCell> cells) {
        db.execute("""
                create temp table coverage (
                    source text, from_quarter text, delivery_id bigint, area_code text, replace_value text, carried boolean
                ) on commit drop""");
        db.batchUpdate(
                "insert into coverage values (?, ?, ?, ?, ?, ?)",
                cells.stream()
                        .map(c -> new Object[] {
                            c.source(), c.from().toString(), c.deliveryId(), c.area(), c.replaceValue(), c.carried()
                        })
                        .toList());
        db.execute("analyze coverage");
    }

    private void makeDeliveries(List<LoadedDelivery> deliveries) {
        db.execute("""
                create temp table arrival (
                    delivery_id bigint, source text, quarter text, area_code text, place int, speaks boolean
                ) on commit drop""");
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

    private void make(Source source) {
        String table = table(source);
        db.execute("""
                create temp table %1$s on commit drop as
                select r.*, %4$s as located_area, c.carried, d.batch_id, d.rank_in_batch, d.supplement
                from %2$s r
                join coverage c on c.source = %3$s and c.from_quarter = r.quarter and c.delivery_id = r.delivery_id
                    and c.area_code = r.own_area and c.replace_value = r.replace_value
                join %6$s d on d.delivery_id = r.delivery_id
                %5$s
                where r.quarter in (select from_quarter from coverage where source = %3$s)
                and not exists (
                    select from jidu.duplicate_row x
                    where x.delivery_id = r.delivery_id and x.sheet_no = r.sheet_no and x.row_no = r.row_no)""".formatted(
                        table,
                        name("jidu." + source.table()),
                        literal(source.name()),
                        source.locatedBy().isPresent() ? "coalesce(l.area, r.own_area)" : "r.own_area",
                        source.locatedBy().map(InForce::placeOf).orElse(""),
                        DeliveryRelations.ALL));
        if (source.locatedBy().isPresent()) {
            supersedeByPlace(source, table);
        }
        if (anyShared(table)) {
            if (source.name().equals(Source.REGISTRATION)) {
                claims.decide(table);
            }
            supersedeByKey(source, table);
        }
        db.execute("analyze " + table);
    }

    /** The area of the one row in force of the other source that has the key. */
    private static String placeOf(Source.Location location) {
        String key = name(location.key());
        return """
                left join (
                    select %1$s as key, min(own_area) as area from %3$s
                    group by 1 having count(distinct own_area) = 1
                ) l on l.key = %2$s""".formatted(NameSql.tight(key), NameSql.tight("r." + key), table(location.source()));
    }

    /** Rows of a wider area's delivery that lie in the area of a later full one; between counties nobody replaces. */
    private void supersedeByPlace(Source source, String table) {
        int superseded = db.update("""
                insert into superseded_by_place
                select distinct own.source, f.quarter, f.delivery_id, f.sheet_no, f.row_no, f.own_area
                from %s f
                join arrival own on own.delivery_id = f.delivery_id
                join arrival later on later.source = own.source and later.speaks
                    and (later.quarter > own.quarter or later.quarter = own.quarter and later.place > own.place)
                join ref_area_ancestor lies on lies.area_code = f.located_area and lies.ancestor_code = later.area_code
                join ref_area_ancestor narrower on narrower.area_code = later.area_code and narrower.ancestor_code = own.area_code""".formatted(table));
        if (superseded > 0) {
            remove(source, table, "superseded_by_place");
        }
    }

    /** The keys that several rows have, as {@code shared_key}. */
    private boolean anyShared(String table) {
        db.execute("drop table if exists shared_key");
        db.execute("""
                create temp table shared_key on commit drop as
                select row_key from %s where row_key is not null group by row_key having count(*) > 1""".formatted(table));
        db.execute("analyze shared_key");
        return Boolean.TRUE.equals(db.queryForObject("select exists (select from shared_key)", Boolean.class));
    }

    private void supersedeByKey(Source source, String table) {
        String fields =
                names(RowTables.fields(source).stream().map(SourceField::name).toList());
        int superseded = db.update("""
                insert into superseded_by_key
                with ranked as (
                    select quarter, delivery_id, sheet_no, row_no, own_area, row_key, carried,
                        row_number() over newest as place, first_value(supplement) over newest as by_supplement,
                        row(%2$s)::text = first_value(row(%2$s)::text) over newest as same
                    from %1$s join shared_key using (row_key)
                    window newest as (partition by row_key order by quarter desc, batch_id desc, rank_in_batch desc, sheet_no desc, row_no desc))
                select %3$s, quarter, delivery_id, sheet_no, row_no, own_area, row_key, carried, by_supplement, same
                from ranked where place > 1""".formatted(table, fields, literal(source.name())));
        if (superseded > 0) {
            remove(source, table, "superseded_by_key");
        }
    }

    private void remove(Source source, String table, String superseded) {
        db.update("""
                delete from %s f using %s s
                where s.source = %s and s.delivery_id = f.delivery_id
                and s.sheet_no = f.sheet_no and s.row_no = f.row_no""".formatted(table, superseded, literal(source.name())));
    }

    static String table(Source source) {
        return table(source.name());
    }

    private static String table(String source) {
        return "in_force_" + source.replace('-', '_');
    }
}
