package cn.jidu.reconcile.match;

import static cn.jidu.store.SqlQuotes.literals;
import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.source.InputNames;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.kept.CountyRows;
import cn.jidu.reconcile.kept.FilledTables;
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

    private static final String CONVERTED_FROM = "converted_from";

    /** Where the kept tables know of a registry: what differs from it now. */
    static final String CHANGED = "changed_registration";

    /** What others ask of it. */
    private static final String ASKED = "enterprise_id, uscc, registration_no, name, county_code, own_area";

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
     * comes with a new code and a known registration number is the one known by that number, and one that says which code
     * it had before a conversion is the one known by that code, where no registration has it any more. A key that comes
     * back after its enterprise took another begins an enterprise of its own.
     */
    void make(Source registration) {
        List<String> before =
                List.of("previous_enterprise_quarter", "earlier_enterprise_quarter", "this_quarter", "ref_area");
        String inForce = InForce.table(registration);
        kept.make(
                List.of(KNOWN),
                kept.contract(registration),
                Stream.concat(Stream.of(inForce), before.stream()).toList(),
                () -> know(registration));
        kept.mend(
                TABLE,
                kept.contract(registration),
                before,
                List.of(inForce, KNOWN),
                () -> register(registration),
                table -> mend(registration, table));
        kept.before(TABLE).ifPresent(this::tellChanges);
    }

    /**
     * A SELECT of {@code registry} for some of its rows alone, each found by its index.
     *
     * @param column {@code uscc} or {@code enterprise_id}
     * @param keys a SELECT of what stands there, as {@code key}
     */
    static String few(String column, String keys) {
        return """
                select g.*, coalesce(m.area_code, g.own_area) as counted_area
                from (select distinct key from (%2$s) k where key is not null) asked
                cross join lateral (select * from registered r where r.%1$s = asked.key offset '0') g
                left join zone_member m on m.enterprise_id = g.enterprise_id""".formatted(column, keys);
    }

    /** What others ask of a registration, of those alone that say something else of it now. */
    private void tellChanges(String before) {
        if (mended.isEmpty()) {
            String none = "(select * from registered where false) none";
            db.execute("create unlogged table %s as %s"
                    .formatted(CHANGED, kept.isUsed(TABLE) ? changes(none, none) : changes(before, TABLE)));
        }
    }

    private static String changes(String before, String now) {
        String was = "select %s from %s".formatted(ASKED, before);
        String is = "select %s from %s".formatted(ASKED, now);
        return """
                select enterprise_id as was, null::uuid as now, uscc as code, registration_no, name from (%1$s except %2$s) gone
                union all
                select null, enterprise_id, uscc, registration_no, name from (%2$s except %1$s) come""".formatted(was, is);
    }

    /** Which id an enterprise has that was known before. */
    private void know(Source registration) {
        FilledTables.create(db, KNOWN, """
                select r.row_key, p.enterprise_id
                from in_force_registration r join previous_enterprise_quarter p on p.row_key = r.row_key""");
        renumbered();
        if (InForce.columns(registration).contains(CONVERTED_FROM)) {
            converted();
        }
        returned();
        db.execute("analyze known_id");
    }

    private void register(Source registration) {
        // a correction asks for few of them: to look through all each time costs more than to have indexes
        FilledTables.index(db, TABLE, registered(registration, "true"), "(uscc)", "(enterprise_id)", CountyRows.INDEX);
        expectDistinct(TABLE, "true");
    }

    /** @param rows what holds of the rows {@code f} in force that are asked for */
    private static String registered(Source registration, String rows) {
        // what is asked of every enterprise comes first: who reads a row reads as far as he needs
        return """
                select coalesce(k.enterprise_id, case when t.enterprise_id is null then r.own
                        else md5(r.own || ' ' || (select quarter from this_quarter))::uuid end) as enterprise_id,
                    a.county_code, r.own as derived_id, %s
                from (
                    select *, md5(case when uscc is null then row_key else 'uscc:' || uscc end)::uuid as own
                    from in_force_registration f where %s offset '0') r
                join ref_area a on a.code = r.own_area
                left join known_id k on k.row_key = r.row_key
                left join known_id t on t.enterprise_id = r.own""".formatted(
                InForce.columns(registration).stream().map(c -> "r." + name(c)).collect(Collectors.joining(", ")),
                rows);
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
        String row = "select row_key, enterprise_id from ";
        db.execute(
                "create unlogged table changed_id as " + ChangedDeliveries.differing(row + known.get(), row + KNOWN));
        String columns = ASKED + ", delivery_id, sheet_no, row_no";
        for (String table : List.of("gone_registration", "come_registration")) {
            db.execute("create unlogged table %s as select %s from %s where false".formatted(table, columns, before));
        }
        db.update("""
                with gone as (
                    delete from %1$s where delivery_id in (%2$s)%4$s
                    returning %3$s)
                insert into gone_registration select %3$s from gone""".formatted(before, changed.get().ids(), columns, orRenumbered()));
        // a row of another delivery stood before, if it stands
        db.update("""
                with come as (insert into %1$s %2$s returning %3$s)
                insert into come_registration select %3$s from come""".formatted(before, registered(registration, changed.get().rows("gone_registration")), columns));
        expectDistinct(before, "enterprise_id in (select enterprise_id from come_registration)");
        db.execute(
                "create unlogged table %s as %s".formatted(CHANGED, changes("gone_registration", "come_registration")));
        mended = Optional.of(
                counties("select county_code from gone_registration union select county_code from come_registration"));
        return true;
    }

    /** Mostly nobody has another id: then nobody need be asked for his. */
    private String orRenumbered() {
        boolean any = Boolean.TRUE.equals(db.queryForObject("select exists (select from changed_id)", Boolean.class));
        return any
                ? " or row_key in (select row_key from changed_id) or derived_id in (select enterprise_id from changed_id)"
                : "";
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
                select row_key, enterprise_id
                from (
                    select min(r.row_key) as row_key, min(g.enterprise_id::text)::uuid as enterprise_id
                    from (
                        select registration_no, min(p.enterprise_id::text)::uuid as enterprise_id
                        from previous_enterprise_quarter p
                        where registration_no is not null
                        and not exists (select from in_force_registration r where r.row_key = p.row_key)
                        group by registration_no having count(*) = 1) g
                    join in_force_registration r on r.registration_no = g.registration_no
                    group by g.registration_no
                    having count(*) = 1) sole
                where %s""".formatted(isNew("row_key")));
    }

    /** Those whose old key is gone, by the code that one alone says it was converted from. */
    private void converted() {
        db.update("""
                insert into known_id
                select row_key, enterprise_id
                from (
                    select min(r.row_key) as row_key, min(p.enterprise_id::text)::uuid as enterprise_id
                    from previous_enterprise_quarter p
                    join in_force_registration r on r.converted_from is not null and %s = p.row_key
                    where not exists (select from in_force_registration kept where kept.row_key = p.row_key)
                    group by p.row_key
                    having count(*) = 1) sole
                where %s and %s""".formatted(NameSql.code("r.converted_from"), isNew("row_key"), isNew("enterprise_id")));
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
                            select row_key from in_force_registration except select row_key from known_id)) sole
                    where newest = 1 and %s) enterprises
                where place = 1""".formatted(isNew("enterprise_id")));
    }

    /** Of {@code sole}: not known yet. NOT IN would go through all that are known for each, once they fill its memory. */
    private static String isNew(String column) {
        return "not exists (select from known_id k where k.%1$s = sole.%1$s)".formatted(column);
    }
}
