package cn.jidu.reconcile.match;

import static cn.jidu.store.SqlQuotes.literals;
import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.source.InputNames;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.kept.CountyRows;
import cn.jidu.reconcile.kept.KeptTables;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The registrations of a quarter as {@code registered}: those in force, each with the id that its enterprise keeps and its
 * county; {@code derived_id} is the one that follows from its own key. {@code registry} shows with each the area that it
 * counts in, {@code counted_area}: its own, as long as no {@link ZoneMembership} says another.
 */
final class Registry {
    static final String TABLE = "registered";

    private static final String KNOWN = "known_id";

    /** Where the kept tables know of a registry: what differs from it now. */
    static final String CHANGED = "changed_registration";

    static final String SHOWN = """
            select g.*, coalesce(m.area_code, g.own_area) as counted_area
            from registered g left join zone_member m on m.enterprise_id = g.enterprise_id""";

    private final JdbcTemplate db;
    private final KeptTables kept;
    private Optional<SortedSet<String>> mended = Optional.empty();

    Registry(JdbcTemplate db, KeptTables kept) {
        this.db = db;
        this.kept = kept;
    }

    /**
     * An enterprise keeps the id of the code it was first known by, also when a quarter between did not know it; one that
     * comes with a new code and a known registration number is the one known by that number. A key that comes back
     * after its enterprise took another begins an enterprise of its own.
     */
    void make(Source registration) {
        List<String> before =
                List.of("previous_enterprise_quarter", "earlier_enterprise_quarter", "this_quarter", "ref_area");
        String inForce = InForce.table(registration);
        kept.make(
                List.of(KNOWN),
                kept.contract(registration),
                Stream.concat(Stream.of(inForce), before.stream()).toList(),
                this::know);
        kept.mend(
                TABLE,
                kept.contract(registration),
                before,
                List.of(inForce, KNOWN),
                () -> register(registration),
                table -> mend(registration, table));
        kept.before(TABLE).ifPresent(this::tellChanges);
    }

    /** A row says the same for ever, but for the id of its enterprise: which it had, which it has, and the row's code. */
    private void tellChanges(String before) {
        if (mended.isEmpty()) {
            db.execute("create unlogged table " + CHANGED + " as "
                    + (kept.isUsed(TABLE)
                            ? "select null::uuid as was, null::uuid as now, null::text as code where false"
                            : changes(before, TABLE)));
        }
    }

    private static String changes(String before, String now) {
        return """
                select o.enterprise_id as was, n.enterprise_id as now, coalesce(o.uscc, n.uscc) as code
                from %s o
                full join %s n on n.delivery_id = o.delivery_id and n.sheet_no = o.sheet_no and n.row_no = o.row_no
                where o.enterprise_id is distinct from n.enterprise_id""".formatted(before, now);
    }

    /** Which id an enterprise has that was known before. */
    private void know() {
        db.execute("""
                create unlogged table known_id as
                select r.row_key, p.enterprise_id
                from in_force_registration r join previous_enterprise_quarter p on p.row_key = r.row_key""");
        renumbered();
        returned();
        db.execute("analyze known_id");
    }

    private void register(Source registration) {
        db.execute("create unlogged table registered as " + registered(registration));
        db.execute("analyze registered");
        expectDistinct(TABLE, "true");
    }

    private static String registered(Source registration) {
        // what is asked of every enterprise comes first: who reads a row reads as far as he needs
        return """
                select coalesce(k.enterprise_id, case when t.enterprise_id is null then r.own
                        else md5(r.own || ' ' || (select quarter from this_quarter))::uuid end) as enterprise_id,
                    a.county_code, r.own as derived_id, %s
                from (
                    select *, md5(case when uscc is null then row_key else 'uscc:' || uscc end)::uuid as own
                    from in_force_registration offset '0') r
                join ref_area a on a.code = r.own_area
                left join known_id k on k.row_key = r.row_key
                left join known_id t on t.enterprise_id = r.own""".formatted(
                InForce.columns(registration).stream().map(c -> "r." + name(c)).collect(Collectors.joining(", ")));
    }

    /** Ids that are derived from keys differ as the keys do. */
    private void expectDistinct(String table, String rows) {
        Long twice = db.queryForObject("""
                select count(*) from (
                    select from %s where exists (select from known_id) and %s
                    group by enterprise_id having count(*) > 1) shared""".formatted(table, rows), Long.class);
        if (twice != null && twice != 0) {
            throw new IllegalStateException(twice + " ids are shared by several registrations");
        }
    }

    /**
     * Whether the table of the revision before could be put right: written again are the rows of changed deliveries, and those
     * of enterprises that were not known before, or are no more, or by another id.
     */
    private boolean mend(Source registration, String before) {
        Optional<ChangedDeliveries> changed = ChangedDeliveries.of(db, kept, registration);
        Optional<String> known = kept.before(KNOWN);
        if (changed.isEmpty() || known.isEmpty() || !changed.get().areFew(before, "0")) {
            return false;
        }
        String deliveries = changed.get().ids();
        String row = "select row_key, enterprise_id from ";
        db.execute(
                "create unlogged table changed_id as " + ChangedDeliveries.differing(row + known.get(), row + KNOWN));
        String columns = "enterprise_id, uscc, county_code, delivery_id, sheet_no, row_no";
        String touched = """
                delivery_id in (%s) or row_key in (select row_key from changed_id)
                or derived_id in (select enterprise_id from changed_id)""".formatted(deliveries);
        db.execute("create unlogged table gone_registration as select %s from %s where %s"
                .formatted(columns, before, touched));
        db.update("delete from %s where %s".formatted(before, touched));
        db.execute(
                "create unlogged table come_registration as select %s from registered where false".formatted(columns));
        // a row of another delivery stood before, if it stands
        db.update("""
                with come as (
                    insert into %1$s
                    %2$s
                    where r.delivery_id in (%3$s)
                        or (r.delivery_id, r.sheet_no, r.row_no) in (select delivery_id, sheet_no, row_no from gone_registration)
                    returning %4$s)
                insert into come_registration select %4$s from come""".formatted(before, registered(registration), deliveries, columns));
        expectDistinct(before, "enterprise_id in (select enterprise_id from come_registration)");
        db.execute(
                "create unlogged table %s as %s".formatted(CHANGED, changes("gone_registration", "come_registration")));
        mended = Optional.of(
                counties("select county_code from gone_registration union select county_code from come_registration"));
        return true;
    }

    private SortedSet<String> counties(String select) {
        return new TreeSet<>(db.queryForList(select, String.class));
    }

    /** In which counties the registry differs from that of the revision before, also by who counts elsewhere. */
    private void tellCounties(Source registration) {
        Optional<SortedSet<String>> rows =
                kept.isUsed(TABLE) ? mended.or(() -> Optional.of(new TreeSet<>())) : Optional.empty();
        kept.tell(
                InForce.table(registration),
                new CountyRows(
                        rows,
                        counties -> "own_area in (select code from ref_area where county_code in (" + literals(counties)
                                + "))"));
        String member = "select enterprise_id, area_code from ";
        Optional<SortedSet<String>> all =
                rows.flatMap(r -> kept.before(ZoneMembership.MEMBERS).map(before -> {
                    SortedSet<String> counties = counties("""
                    select distinct county_code from registered where enterprise_id in (select enterprise_id from (%s) moved)""".formatted(
                                    ChangedDeliveries.differing(member + before, member + ZoneMembership.MEMBERS)));
                    counties.addAll(r);
                    return counties;
                }));
        kept.tell(InputNames.REGISTRY, CountyRows.byCode(all));
    }

    /** Once it is known which enterprises count elsewhere. */
    void show(Source registration) {
        // without such enterprises, as in most cities, nobody need be asked for them, row by row
        kept.show(
                InputNames.REGISTRY,
                ZoneMembership.isAny(db) ? SHOWN : "select *, own_area as counted_area from registered");
        tellCounties(registration);
    }

    /** Those whose old key is gone, by the registration number where only one has it. */
    private void renumbered() {
        db.update("""
                insert into known_id
                select min(r.row_key), min(g.enterprise_id::text)::uuid
                from (
                    select registration_no, min(p.enterprise_id::text)::uuid as enterprise_id
                    from previous_enterprise_quarter p
                    where registration_no is not null
                    and not exists (select from in_force_registration r where r.row_key = p.row_key)
                    group by registration_no having count(*) = 1) g
                join in_force_registration r on r.registration_no = g.registration_no
                group by g.registration_no
                having count(*) = 1 and min(r.row_key) not in (select row_key from known_id)""");
    }

    /** Those that the quarter before did not know, but an earlier one did: the newest that did tells the id. */
    private void returned() {
        db.update("""
                insert into known_id
                select row_key, enterprise_id from (
                    select row_key, enterprise_id,
                        row_number() over (partition by enterprise_id order by quarter desc, row_key) as place
                    from (
                        select e.row_key, e.enterprise_id, e.quarter,
                            row_number() over (partition by e.row_key order by e.quarter desc) as newest
                        from earlier_enterprise_quarter e
                        where e.row_key in (
                            select row_key from in_force_registration except select row_key from known_id)) keys
                    where newest = 1 and enterprise_id not in (select enterprise_id from known_id)) enterprises
                where place = 1""");
    }
}
