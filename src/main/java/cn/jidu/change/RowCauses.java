package cn.jidu.change;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Panel;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.delivery.DeliveryRelations;
import cn.jidu.store.rows.RowTables;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Why rows of panels changed, in tables of the transaction's own.
 *
 * <p>A row that stands on one side alone has a cause of its own: it came late, was corrected, removed, or mended. A row that
 * stayed, and yet is counted otherwise or left out by other definitions, changed because something else about its enterprise did: another row of it, a
 * decision, or, of every panel but the registry's own, its registration. Where nothing about the enterprise changed, it is
 * what holds for all rows: definitions, the quarters before, the program. Of several causes the first in the order of the
 * walk is the row's: it is switched once, from what it was to what it is.
 */
final class RowCauses {
    private static final Set<ChangeCause> OF_DEFINITIONS =
            EnumSet.of(ChangeCause.RULE, ChangeCause.DEFINITION, ChangeCause.BOUNDARY);

    private final JdbcTemplate db;
    private final RevisionPair pair;
    private final Map<String, String> changed = new TreeMap<>();

    RowCauses(JdbcTemplate db, RevisionPair pair) {
        this.db = db;
        this.pair = pair;
    }

    /**
     * Finds the rows and their causes; {@code step} of each is the place of its cause in the order, from 1.
     *
     * @param general causes that hold for all rows
     * @return the tables, by panel
     */
    Map<String, String> make(List<ChangeCause> order, Set<ChangeCause> general) {
        ChangedSlices slices = new ChangedSlices(db, pair);
        Stream.concat(pair.was().panels().keySet().stream(), pair.is().panels().keySet().stream())
                .distinct()
                .forEach(p -> slices.make(p).ifPresent(table -> changed.put(p, table)));
        makeItems(general.stream().anyMatch(OF_DEFINITIONS::contains));
        db.execute("create temporary table item_cause (item text, cause text) on commit drop");
        ownCauses();
        decisions();
        ofTheEnterprise();
        general(general.isEmpty() ? EnumSet.of(ChangeCause.REGISTRY) : general);
        steps(order);
        return changed;
    }

    /**
     * Every row that is not alike on both sides, by where it was read, once.
     *
     * @param definitions whether other definitions may leave out what did not go, or take in what was there
     */
    private void makeItems(boolean definitions) {
        String rows = changed.values().stream()
                .map(t -> "select side, delivery_id, sheet_no, row_no from " + t)
                .collect(Collectors.joining(" union "));
        db.execute("""
                create temporary table changed_place on commit drop as
                select side, delivery_id, sheet_no, row_no,
                    count(*) over (partition by delivery_id, sheet_no, row_no) = 2 as stayed
                from (%s) found""".formatted(
                        rows.isEmpty()
                                ? "select null::text as side, null::bigint as delivery_id, null::int as sheet_no, null::int as row_no where false"
                                : rows));
        db.execute("analyze changed_place");
        db.execute("""
                create temporary table moved_row (
                    side text, place text, source text, quarter text, row_key text, typed text, stays boolean
                ) on commit drop""");
        deliveredSources().forEach(source -> addMoved(source, definitions ? STAYS : "false"));
        db.execute("analyze moved_row");
        db.execute("""
                create temporary table paired_row on commit drop as
                select w.place as was_place, i.place as is_place, w.typed = i.typed as same
                from (%1$s) w join (%1$s) i on w.side = 'was' and i.side = 'is' and w.k = i.k""".formatted("""
                select side, place, typed, source || case when row_key is not null then ' k' || row_key
                    else ' v' || typed || row_number() over (partition by side, source, typed order by place) end as k
                from moved_row"""));
    }

    private List<Source> deliveredSources() {
        List<String> names = db.queryForList("""
                select distinct d.source from changed_place p join %s d on d.delivery_id = p.delivery_id
                where not p.stayed order by 1""".formatted(DeliveryRelations.ALL), String.class);
        return names.stream()
                .map(n ->
                        pair.is().sources().getOrDefault(n, pair.was().sources().get(n)))
                .map(java.util.Objects::requireNonNull)
                .toList();
    }

    /** The row lies in a cell that is in force for the other revision too. */
    private static final String COVERED = """
            exists (
                select from jidu.revision_coverage c
                where c.revision_id = case p.side when 'was' then %2$s else %1$s end and c.delivery_id = p.delivery_id
                and c.area_code = coalesce(r.own_area, c.area_code)
                and c.replace_value = coalesce(r.replace_value, c.replace_value))""";

    /** Its file is in force for both, and no file of the other revision alone has its cell: areas were drawn otherwise. */
    private static final String REDRAWN = """
            exists (
                select from jidu.revision_coverage c
                where c.revision_id = case p.side when 'was' then %2$s else %1$s end and c.delivery_id = p.delivery_id)
            and not exists (
                select from jidu.revision_coverage c
                where c.revision_id = case p.side when 'was' then %2$s else %1$s end and c.source = d.source
                and c.area_code = coalesce(r.own_area, c.area_code)
                and c.replace_value = coalesce(r.replace_value, c.replace_value)
                and not exists (
                    select from jidu.revision_coverage k
                    where k.revision_id = case p.side when 'was' then %1$s else %2$s end
                    and k.delivery_id = c.delivery_id))""";

    private static final String STAYS = COVERED + " or " + REDRAWN;

    /** @param stays SQL that tells whether it is a row of both revisions, whatever their panels make of it */
    private void addMoved(Source source, String stays) {
        String typed = RowTables.fields(source).stream().map(RowCauses::typed).collect(Collectors.joining(", "));
        db.update("""
                insert into moved_row
                select p.side, %1$s, %2$s, d.quarter, r.row_key, row(%3$s)::text, %6$s
                from changed_place p
                join %4$s d on d.delivery_id = p.delivery_id and d.source = %2$s
                join %5$s r on r.quarter = d.quarter and r.delivery_id = p.delivery_id
                    and r.sheet_no = p.sheet_no and r.row_no = p.row_no
                where not p.stayed""".formatted(
                        ChangedSlices.PLACE.formatted("p"),
                        literal(source.name()),
                        typed,
                        DeliveryRelations.ALL,
                        name("jidu." + source.table()),
                        stays.formatted(pair.before().id(), pair.after().id())));
    }

    /** 90.0000 and 90 are one number. */
    private static String typed(SourceField field) {
        String column = "r." + name(field.name());
        return field.type().sqlType().equals("numeric") ? "trim_scale(" + column + ")" : column;
    }

    /** Both sides of a row that was replaced by another of its key are one item, by the newer row's place. */
    private void nameItems(String table) {
        db.update("""
                update %1$s t set item = q.is_place from paired_row q
                where t.side = %2$s and q.was_place = t.item""".formatted(table, literal(ChangedSlices.WAS)));
    }

    /** Rows that came again as they were, and are counted as they were: only their place is another. */
    private void leaveAlike(String table) {
        List<String> told = db.queryForList("""
                select attname from pg_attribute where attrelid = to_regclass(?) and attnum > 0
                and attname not in ('side', 'item', 'step', 'delivery_id', 'sheet_no', 'row_no') order by attnum""", String.class, table);
        db.update("""
                delete from %1$s t using %1$s o
                where o.item = t.item and o.side <> t.side and row(%2$s) is not distinct from row(%3$s)""".formatted(table, columns("o.", told), columns("t.", told)));
        db.execute("analyze " + table);
    }

    private static String columns(String of, List<String> names) {
        return names.stream().map(c -> of + name(c)).collect(Collectors.joining(", "));
    }

    private void ownCauses() {
        db.execute("analyze paired_row");
        changed.values().forEach(this::nameItems);
        changed.values().forEach(this::leaveAlike);
        add(ChangeCause.CORRECTED_ROWS, "select is_place from paired_row where not same");
        add(ChangeCause.REMOVED_ROWS, """
                select m.place from moved_row m
                where m.side = 'was' and not m.stays and not exists (select from paired_row q where q.was_place = m.place)""");
        String mended = """
                exists (
                    select from jidu.reject_key x join %s d on d.delivery_id = x.delivery_id
                    where x.row_key = m.row_key and d.source = m.source and d.quarter = m.quarter
                    and d.batch_id <= (select up_to_batch from jidu.revision where revision_id = %s))""".formatted(DeliveryRelations.LOADED, pair.before().id());
        String added = """
                select m.place from moved_row m
                where m.side = 'is' and not m.stays and not exists (select from paired_row q where q.is_place = m.place) and %s""";
        add(ChangeCause.MENDED_REJECTS, added.formatted(mended));
        add(ChangeCause.LATE_ROWS, added.formatted("not " + mended));
    }

    private void add(ChangeCause cause, String items) {
        db.update("insert into item_cause select item, %s from (%s) found (item)"
                .formatted(literal(cause.name()), items));
    }

    /** Rows that one side matched by a decision, and the other not, or by another one. */
    private void decisions() {
        String uses = "select %s, decision_id from jidu.decision_use u where revision_id = %s";
        String of = ChangedSlices.PLACE.formatted("u");
        String was = uses.formatted(of, pair.before().id());
        String is = uses.formatted(of, pair.after().id());
        db.execute("create temporary table decided_place (place text) on commit drop");
        db.update(
                "insert into decided_place select place from ((%1$s except %2$s) union (%2$s except %1$s)) d (place, decision)"
                        .formatted(was, is));
        changed.values()
                .forEach(t -> add(
                        ChangeCause.DECISIONS,
                        "select distinct t.item from %s t join decided_place d on d.place = %s"
                                .formatted(t, ChangedSlices.PLACE.formatted("t"))));
    }

    /** Rows that stayed, of an enterprise of which another row did not. */
    private void ofTheEnterprise() {
        List<String> panels =
                changed.keySet().stream().filter(this::tellsEnterprise).toList();
        db.execute("create temporary table enterprise_cause (enterprise_id uuid, cause text) on commit drop");
        for (String panel : panels) {
            db.update("""
                    insert into enterprise_cause
                    select distinct t.enterprise_id, c.cause from %s t join item_cause c on c.item = t.item
                    where t.enterprise_id is not null""".formatted(changed.get(panel)));
        }
        db.execute("create temporary table registered_cause (enterprise_id uuid) on commit drop");
        if (changed.containsKey(REGISTERED)) {
            db.update("""
                    insert into registered_cause
                    select distinct t.enterprise_id from %s t join item_cause c on c.item = t.item
                    where t.enterprise_id is not null""".formatted(changed.get(REGISTERED)));
        }
        db.execute("analyze enterprise_cause, item_cause");
        db.execute("create temporary table open_item on commit drop as "
                + panels.stream()
                        .map(p -> "select t.item, t.enterprise_id, %s as registry from %s t"
                                .formatted(p.equals(REGISTERED), changed.get(p)))
                        .collect(Collectors.joining(
                                " union ",
                                "",
                                panels.isEmpty()
                                        ? "select null::text as item, null::uuid as enterprise_id, false as registry where false"
                                        : "")));
        db.update("delete from open_item o where exists (select from item_cause c where c.item = o.item)");
        db.update("""
                insert into item_cause
                select distinct o.item, c.cause from open_item o join enterprise_cause c on c.enterprise_id = o.enterprise_id
                where o.registry or c.cause = %1$s
                    or not exists (select from registered_cause r where r.enterprise_id = o.enterprise_id)
                union
                select distinct o.item, %2$s from open_item o join registered_cause r on r.enterprise_id = o.enterprise_id
                where not o.registry""".formatted(literal(ChangeCause.DECISIONS.name()), literal(ChangeCause.REGISTRY.name())));
    }

    private static final String REGISTERED = "enterprise_quarter";

    private boolean tellsEnterprise(String panel) {
        Panel of = pair.is().panels().getOrDefault(panel, pair.was().panels().get(panel));
        return of != null && of.columns().stream().anyMatch(c -> c.name().equals("enterprise_id"));
    }

    private void general(Collection<ChangeCause> causes) {
        for (String table : changed.values()) {
            db.update("""
                    insert into item_cause
                    select i.item, c.cause from (
                        select distinct item from %s t where not exists (select from item_cause c where c.item = t.item)) i
                    cross join unnest(?::text[]) c (cause)""".formatted(table), (Object)
                    causes.stream().map(Enum::name).toArray(String[]::new));
        }
    }

    private void steps(List<ChangeCause> order) {
        db.execute("analyze item_cause");
        for (String table : changed.values()) {
            db.update("""
                    update %s t set step = f.step from (
                        select item, min(array_position(?::text[], cause)) as step from item_cause group by item) f
                    where f.item = t.item""".formatted(table), (Object)
                    order.stream().map(Enum::name).toArray(String[]::new));
            db.execute("analyze " + table);
        }
    }
}
