package cn.jidu.reconcile;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.source.FieldType;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.delivery.DeliveryDecisions;
import cn.jidu.delivery.DeliveryRelations;
import cn.jidu.delivery.DeliveryState;
import cn.jidu.reconcile.RowChanges.ChangeKind;
import cn.jidu.reconcile.RowChanges.FieldChange;
import cn.jidu.reconcile.RowChanges.Replaced;
import cn.jidu.reconcile.RowChanges.RowChange;
import cn.jidu.reconcile.arrival.CoverageCell;
import cn.jidu.reconcile.arrival.DeliveryCoverage;
import cn.jidu.reconcile.arrival.LoadedDeliveries;
import cn.jidu.reconcile.arrival.LoadedDelivery;
import cn.jidu.reconcile.kept.KeptTables;
import cn.jidu.reconcile.match.InForce;
import cn.jidu.reconcile.match.MatchTiers;
import cn.jidu.reconcile.match.MatchedRows;
import cn.jidu.reconcile.panel.ReferenceTables;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.store.Database;
import cn.jidu.store.Transaction;
import cn.jidu.store.rows.RowTables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Compares the rows in force before and after batches of deliveries; the code of a run decides which those are. */
public final class ChangedRows {
    private static final String BEFORE = "row_in_force_before";
    private static final String AFTER = "row_in_force_after";

    private final Database database;
    private final Definitions definitions;

    /** @param database a preview's, of which nothing stays */
    public ChangedRows(Database database, Definitions definitions) {
        this.database = database;
        this.definitions = definitions;
    }

    /**
     * @param before the newest batch that counts as before
     * @param after the newest batch that counts as after
     * @param listed how many rows of each kind are told one by one
     */
    public RowChanges between(long before, long after, String sourceName, Quarter quarter, int listed) {
        JdbcTemplate db = new JdbcTemplate(database.owner());
        return between(
                LoadedDeliveries.loaded(db, before), LoadedDeliveries.loaded(db, after), sourceName, quarter, listed);
    }

    /**
     * Lets held deliveries in, in a trial, and compares what is in force with what was before.
     *
     * @return of every source and quarter of theirs
     */
    public List<RowChanges> lettingIn(List<Long> held, int listed) {
        JdbcTemplate db = new JdbcTemplate(database.owner());
        List<LoadedDelivery> before = LoadedDeliveries.loaded(db, Long.MAX_VALUE);
        new DeliveryDecisions(db).setState(held, DeliveryState.LOADED);
        List<LoadedDelivery> after = LoadedDeliveries.loaded(db, Long.MAX_VALUE);
        return after.stream()
                .filter(d -> held.contains(d.id()))
                .map(d -> List.of(d.source(), d.quarter().toString()))
                .distinct()
                .map(d -> between(before, after, d.get(0), Quarter.of(d.get(1)), listed))
                .toList();
    }

    private RowChanges between(
            List<LoadedDelivery> before, List<LoadedDelivery> after, String sourceName, Quarter quarter, int listed) {
        Source source = source(sourceName);
        return Transaction.run(database.owner(), connection -> {
            JdbcTemplate db = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            WorkSchema.open(db);
            for (Source each : sources(source)) {
                RowTables.prepare(connection, each);
            }
            ReferenceTables.makeAreas(db, KeptTables.none(db), definitions, quarter);
            keep(db, BEFORE, source, quarter, before);
            keep(db, AFTER, source, quarter, after);
            compare(db, source);
            RowChanges changes = new RowChanges(
                    sourceName,
                    quarter,
                    replaced(db),
                    count(db, "ADDED"),
                    count(db, "SAME"),
                    count(db, "CHANGED"),
                    count(db, "GONE"),
                    Stream.of(ChangeKind.values())
                            .flatMap(kind -> first(db, source, kind, listed).stream())
                            .toList());
            WorkSchema.drop(db);
            return changes;
        });
    }

    /** What is in force after these deliveries, as a table of its own. */
    private void keep(JdbcTemplate db, String name, Source source, Quarter quarter, List<LoadedDelivery> deliveries) {
        InForce inForce = new InForce(db, KeptTables.none(db), quarter, new Revisions(db).findNewestBefore(quarter));
        inForce.make(sources(source), cells(source, quarter, deliveries), deliveries);
        db.execute("create unlogged table " + name + " as select * from " + InForce.table(source));
        db.execute("analyze " + name);
        InForce.drop(db, sources(source));
    }

    /** The source, and before it the one that locates its rows. */
    private List<Source> sources(Source source) {
        return Stream.concat(source.locatedBy().map(l -> source(l.source())).stream(), Stream.of(source))
                .toList();
    }

    private Source source(String name) {
        return Objects.requireNonNull(definitions.sources().get(name), name);
    }

    private List<CoverageCell> cells(Source source, Quarter quarter, List<LoadedDelivery> deliveries) {
        return sources(source).stream()
                .flatMap(s -> new DeliveryCoverage(s, definitions.areas(), deliveries).inForce(quarter).stream())
                .toList();
    }

    /** One line for each key that is replaced or brought. */
    private static void compare(JdbcTemplate db, Source source) {
        keyed(db, source, "row_before", BEFORE, AFTER);
        keyed(db, source, "row_after", AFTER, BEFORE);
        db.execute("""
                create unlogged table row_change as
                select case when b.k is null then 'ADDED' when a.k is null then 'GONE'
                        when b.typed = a.typed then 'SAME' else 'CHANGED' end as kind,
                    coalesce(a.k, b.k) collate "C" as k,
                    coalesce(a.delivery_id, b.delivery_id) as delivery_id, coalesce(a.sheet_no, b.sheet_no) as sheet_no,
                    coalesce(a.row_no, b.row_no) as row_no,
                    b.delivery_id as was_delivery, b.sheet_no as was_sheet, b.row_no as was_row
                from row_before b full join row_after a on a.k = b.k""");
        db.execute("analyze row_change");
    }

    /** The rows of one side that the other has not, by key; those without a key by their values and how often they stand. */
    private static void keyed(JdbcTemplate db, Source source, String name, String here, String there) {
        String typed = "row("
                + RowTables.fields(source).stream().map(f -> typed("h", f)).collect(Collectors.joining(", "))
                + ")::text";
        db.execute("""
                create unlogged table %1$s as
                with alone as (
                    select h.delivery_id, h.sheet_no, h.row_no, h.own_area, h.replace_value, h.row_key, %2$s as typed
                    from %3$s h
                    where not exists (select from %4$s t
                        where t.delivery_id = h.delivery_id and t.sheet_no = h.sheet_no and t.row_no = h.row_no))
                select 'k' || row_key as k, alone.* from alone where row_key is not null
                union all
                select 'v' || typed || row_number() over (partition by typed order by delivery_id, sheet_no, row_no), alone.*
                from alone where row_key is null""".formatted(name, typed, here, there));
        db.execute("analyze " + name);
    }

    private static List<Replaced> replaced(JdbcTemplate db) {
        return db.query(
                """
                select d.file_name, b.own_area, b.replace_value, count(*)
                from row_before b join %s d on d.delivery_id = b.delivery_id
                group by d.file_name, d.batch_id, d.rank_in_batch, b.own_area, b.replace_value
                order by d.file_name collate "C", d.batch_id, d.rank_in_batch, b.own_area collate "C", b.replace_value collate "C\"""".formatted(DeliveryRelations.ALL),
                (row, i) -> new Replaced(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)));
    }

    private static long count(JdbcTemplate db, String kind) {
        Long rows = db.queryForObject("select count(*) from row_change where kind = ?", Long.class, kind);
        return rows == null ? 0 : rows;
    }

    private static List<RowChange> first(JdbcTemplate db, Source source, ChangeKind kind, int listed) {
        List<SourceField> fields = RowTables.fields(source);
        return db.query(
                """
                select d.file_name, c.row_no, %1$s as shown, %2$s
                from (select * from row_change where kind = ? order by k, delivery_id, sheet_no, row_no limit ?) c
                join %5$s d on d.delivery_id = c.delivery_id
                left join %3$s b on b.delivery_id = c.was_delivery and b.sheet_no = c.was_sheet and b.row_no = c.was_row
                left join %4$s a on a.delivery_id = c.delivery_id and a.sheet_no = c.sheet_no and a.row_no = c.row_no
                order by c.k, c.delivery_id, c.sheet_no, c.row_no""".formatted(shownKey(fields), values(fields), BEFORE, AFTER, DeliveryRelations.ALL),
                (row, i) -> new RowChange(
                        kind,
                        row.getString("shown"),
                        row.getString(1),
                        row.getInt(2),
                        kind == ChangeKind.CHANGED ? differing(row, fields) : List.of()),
                kind.name(),
                listed);
    }

    /** A citizen's number, which stands hashed in the key, is not shown. */
    private static String shownKey(List<SourceField> fields) {
        String key = "coalesce(a.row_key, b.row_key, '')";
        for (SourceField field : fields) {
            if (field.type() == FieldType.ENTERPRISE_CODE) {
                key =
                        "case when coalesce(a.%4$s, b.%4$s) in (%5$s) then replace(%2$s, coalesce(a.%1$s, b.%1$s), %3$s) else %2$s end"
                                .formatted(
                                        name(field.name()),
                                        key,
                                        literal(MatchedRows.HIDDEN),
                                        kind(field),
                                        MatchTiers.HASHED_KINDS);
            }
        }
        return key;
    }

    private static String values(List<SourceField> fields) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            columns.add(value("b", fields.get(i)) + " as b" + i);
            columns.add(value("a", fields.get(i)) + " as a" + i);
        }
        return String.join(", ", columns);
    }

    /** 90.0000 and 90 are one number. */
    private static String typed(String side, SourceField field) {
        String column = side + "." + name(field.name());
        return field.type().sqlType().equals("numeric") ? "trim_scale(" + column + ")" : column;
    }

    private static String value(String side, SourceField field) {
        String text = "coalesce(%s::text, '')".formatted(typed(side, field));
        return field.type() == FieldType.ENTERPRISE_CODE
                ? "case when %s.%s in (%s) then %s else %s end"
                        .formatted(side, kind(field), MatchTiers.HASHED_KINDS, literal(MatchedRows.HIDDEN), text)
                : text;
    }

    private static String kind(SourceField code) {
        return name(code.name() + "_kind");
    }

    private static List<FieldChange> differing(ResultSet row, List<SourceField> fields) throws SQLException {
        List<FieldChange> changes = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            String before = row.getString("b" + i);
            String after = row.getString("a" + i);
            if (!before.equals(after)) {
                changes.add(new FieldChange(fields.get(i).title(), before, after));
            }
        }
        return changes;
    }
}
