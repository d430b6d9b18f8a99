package cn.jidu.reconcile;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Source;
import cn.jidu.store.RowTables;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rows in force as {@code in_force_<source>} tables that live as long as the transaction: the rows of the pinned
 * cells, less the duplicates inside a file; of one key from two deliveries the newer row. What was carried from an
 * earlier quarter never stands before a row of the quarter itself, however late it arrived.
 */
final class InForce {
    private final JdbcTemplate db;

    InForce(JdbcTemplate db) {
        this.db = db;
    }

    /** @param cells the cells in force, of all sources */
    void make(Definitions definitions, List<Cell> cells) {
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
        db.execute("""
                create temp table superseded_by_key (
                    source text, from_quarter text, delivery_id bigint, sheet_no int, row_no int, own_area text,
                    row_key text, carried boolean, supplement boolean, same boolean
                ) on commit drop""");
        definitions.sources().values().forEach(this::make);
    }

    private void make(Source source) {
        String table = name(source);
        db.execute("""
                create temp table %s on commit drop as
                select r.*, c.carried, d.batch_id, d.rank_in_batch, d.supplement
                from jidu.%s r
                join coverage c on c.source = '%s' and c.from_quarter = r.quarter and c.delivery_id = r.delivery_id
                    and c.area_code = r.own_area and c.replace_value = r.replace_value
                join jidu.delivery d on d.delivery_id = r.delivery_id
                where r.quarter in (select from_quarter from coverage where source = '%s')
                and not exists (
                    select from jidu.duplicate_row x
                    where x.delivery_id = r.delivery_id and x.sheet_no = r.sheet_no and x.row_no = r.row_no)""".formatted(table, source.table(), source.name(), source.name()));
        supersedeByKey(source, table);
        db.execute("analyze " + table);
    }

    private void supersedeByKey(Source source, String table) {
        String fields = RowTables.fields(source).stream()
                .map(f -> "\"" + f.name() + "\"")
                .collect(Collectors.joining(", "));
        int superseded = db.update("""
                insert into superseded_by_key
                with shared as (
                    select row_key from %1$s where row_key is not null
                    group by row_key having count(*) > 1),
                ranked as (
                    select f.*, row_number() over newest as place,
                        first_value(row(%2$s)::text) over newest as standing, first_value(supplement) over newest as by_supplement
                    from %1$s f join shared using (row_key)
                    window newest as (partition by row_key order by quarter desc, batch_id desc, rank_in_batch desc, sheet_no desc, row_no desc))
                select '%3$s', quarter, delivery_id, sheet_no, row_no, own_area, row_key, carried, by_supplement,
                    row(%2$s)::text = standing
                from ranked where place > 1""".formatted(table, fields, source.name()));
        if (superseded > 0) {
            db.update("""
                    delete from %s f using superseded_by_key s
                    where s.source = '%s' and s.delivery_id = f.delivery_id
                    and s.sheet_no = f.sheet_no and s.row_no = f.row_no""".formatted(table, source.name()));
        }
    }

    static String name(Source source) {
        return "in_force_" + source.name().replace('-', '_');
    }
}
