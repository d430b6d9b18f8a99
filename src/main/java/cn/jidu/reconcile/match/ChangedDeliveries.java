package cn.jidu.reconcile.match;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.numbers;

import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.kept.KeptTables;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The deliveries of a source of whose rows not the same stand as in the revision before, whose tables are kept.
 *
 * @param db in the transaction of the new revision
 * @param ids their numbers as constants; {@code null} where there are none
 */
record ChangedDeliveries(JdbcTemplate db, String ids) {
    /** Nothing where it is not known: where rows lie elsewhere than their file says, another source decides where. */
    static Optional<ChangedDeliveries> of(JdbcTemplate db, KeptTables kept, Source source) {
        return kept.before(InForce.leftOut(source))
                .filter(leftOut -> source.locatedBy().isEmpty())
                .map(leftOut -> new ChangedDeliveries(db, ids(db, source, leftOut)));
    }

    private static String ids(JdbcTemplate db, Source source, String leftOutBefore) {
        String rows = "select delivery_id, sheet_no, row_no from ";
        return numbers(db.queryForList(
                "%s union select delivery_id from (%s) r order by 1"
                        .formatted(byCells(source), differing(rows + leftOutBefore, rows + InForce.leftOut(source))),
                Long.class));
    }

    /** A SELECT of those of which other cells are in force than in the revision before. */
    static String byCells(Source source) {
        String ofSource = "source = " + literal(source.name());
        // the newest revision of the quarter is the one that is being made
        String before = """
                select delivery_id, area_code, replace_value, carried from jidu.revision_coverage where %s and revision_id = (
                    select revision_id from jidu.revision where quarter = (select quarter from this_quarter)
                    order by number desc offset 1 limit 1)""".formatted(ofSource);
        String now = "select delivery_id, area_code, replace_value, carried from coverage where " + ofSource;
        return "select delivery_id from (%s) c".formatted(differing(before, now));
    }

    /** Rows of one SELECT that the other does not give. */
    static String differing(String before, String now) {
        return "(%1$s except %2$s) union all (%2$s except %1$s)".formatted(before, now);
    }

    /**
     * Whether their rows are few of a kept table's: where most are new, a new table costs less.
     *
     * @param others how many rows change beside theirs, as SQL
     */
    boolean areFew(String table, String others) {
        return Boolean.TRUE.equals(db.queryForObject("""
                select 2 * ((select coalesce(sum(rows), 0) from jidu.delivery_cell where delivery_id in (%s)) + %s) < reltuples
                from pg_class where oid = to_regclass(%s)""".formatted(ids, others, literal(table)), Boolean.class));
    }

    /** What holds of rows {@code f}: they are of these deliveries, or stand in a table of places. */
    String rows(String places) {
        return """
                f.delivery_id in (%1$s, %2$s) and (f.delivery_id in (%1$s)
                    or (f.delivery_id, f.sheet_no, f.row_no) in (select delivery_id, sheet_no, row_no from %3$s))""".formatted(
                ids, numbers(db.queryForList("select distinct delivery_id from " + places, Long.class)), places);
    }
}
