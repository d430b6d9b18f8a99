package cn.jidu.reconcile;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.delivery.DeliveryRelations;
import cn.jidu.reconcile.match.InForce;
import cn.jidu.reconcile.match.Matching;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rows for which a statement does not add up, so that whoever mends the fault knows where to look. Asked only then:
 * it goes through every row of the quarter.
 */
final class UnaccountedRows {
    private static final PackageTexts TEXTS = PackageTexts.chinese(UnaccountedRows.class);
    /** More would not help. */
    private static final int SHOWN_PER_CHECK = 5;

    private final JdbcTemplate db;

    UnaccountedRows(JdbcTemplate db) {
        this.db = db;
    }

    /** By file, sheet and row, with where each was lost; empty when the rows themselves are all there. */
    List<String> list(Definitions definitions) {
        return definitions.sources().values().stream()
                .flatMap(s -> Stream.of(gone(s), unmatched(s), uncounted(s)).flatMap(List::stream))
                .toList();
    }

    /** Files of which fewer or more rows are there than were loaded, with the row numbers between that are nowhere. */
    private List<String> gone(Source source) {
        return db.query(
                """
                with pinned as (select distinct delivery_id from coverage where source = %1$s),
                kept as (
                    select delivery_id, sum(rows) as rows from jidu.delivery_cell
                    where delivery_id in (select delivery_id from pinned) group by 1),
                there as (
                    select r.delivery_id, r.row_no,
                        exists (select from jidu.duplicate_row x where x.delivery_id = r.delivery_id
                            and x.sheet_no = r.sheet_no and x.row_no = r.row_no) as twice
                    from %2$s r where r.delivery_id in (select delivery_id from pinned)),
                counted as (
                    select delivery_id, count(*) filter (where not twice) as rows from there group by 1),
                read as (
                    select delivery_id, row_no from there
                    union select delivery_id, row_no from jidu.reject where delivery_id in (select delivery_id from pinned)),
                missing as (
                    select b.delivery_id, string_agg(n::text, '、' order by n) as numbers
                    from (select delivery_id, min(row_no) as first, max(row_no) as last from read group by 1) b
                    cross join lateral generate_series(b.first, b.last) n
                    where not exists (select from read where read.delivery_id = b.delivery_id and read.row_no = n)
                    group by 1)
                select d.file_name, k.rows as loaded, coalesce(c.rows, 0) as present, m.numbers
                from kept k join %4$s d on d.delivery_id = k.delivery_id
                left join counted c on c.delivery_id = k.delivery_id
                left join missing m on m.delivery_id = k.delivery_id
                where k.rows <> coalesce(c.rows, 0)
                order by d.file_name collate "C", d.delivery_id limit %3$s""".formatted(
                        literal(source.name()), name("jidu." + source.table()), SHOWN_PER_CHECK, DeliveryRelations.ALL),
                (row, i) -> gone(row));
    }

    private static String gone(ResultSet row) throws SQLException {
        String told = TEXTS.get("unaccounted.gone", row.getString(1), row.getLong(2), row.getLong(3));
        String numbers = row.getString(4);
        return numbers == null ? told : told + TEXTS.get("unaccounted.nowhere", numbers);
    }

    /** Rows in force that matching left out or made more than one of. */
    private List<String> unmatched(Source source) {
        if (source.match().isEmpty()) {
            return List.of();
        }
        return named("unaccounted.unmatched", """
                select f.delivery_id, f.sheet_no, f.row_no from %s f
                left join (select delivery_id, sheet_no, row_no, count(*) as times from %s group by 1, 2, 3) m
                    on m.delivery_id = f.delivery_id and m.sheet_no = f.sheet_no and m.row_no = f.row_no
                where m.times is distinct from 1""".formatted(InForce.table(source), Matching.table(source)));
    }

    /** Matched rows whose enterprise has no row, or more than one, in the panel that counts them. */
    private List<String> uncounted(Source source) {
        if (source.match().isEmpty()) {
            return List.of();
        }
        return named("unaccounted.uncounted", """
                select m.delivery_id, m.sheet_no, m.row_no from %s m
                left join (select enterprise_id, count(*) as times from enterprise_quarter group by 1) e
                    on e.enterprise_id = m.%2$s
                where m.%2$s is not null and e.times is distinct from 1""".formatted(
                        Matching.table(source), Matching.isMatched(source) ? "matched_enterprise" : "enterprise_id"));
    }

    /** @param lost the key of what became of them */
    private List<String> named(String lost, String rows) {
        return db.query("""
                select d.file_name, r.sheet_no, r.row_no, d.encoding = 'XLSX'
                from (%s) r join %s d on d.delivery_id = r.delivery_id
                order by d.file_name collate "C", r.delivery_id, r.sheet_no, r.row_no limit %s""".formatted(rows, DeliveryRelations.ALL, SHOWN_PER_CHECK), (row, i) -> {
            String place = row.getBoolean(4)
                    ? TEXTS.get("unaccounted.placeInSheet", row.getString(1), row.getInt(2), row.getLong(3))
                    : TEXTS.get("unaccounted.place", row.getString(1), row.getLong(3));
            return TEXTS.get(lost, place);
        });
    }
}
