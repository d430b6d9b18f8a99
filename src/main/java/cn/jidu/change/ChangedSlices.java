package cn.jidu.change;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.name;
import static cn.jidu.store.SqlQuotes.names;
import static cn.jidu.store.SqlQuotes.numbers;

import cn.jidu.definition.Panel;
import cn.jidu.reconcile.revision.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rows of a panel that two revisions do not have alike, as a table of the transaction's own: {@code changed_<panel>}
 * with {@code side} ({@code was} or {@code is}), {@code item}, at first its own place, {@code step} and the panel's columns. Only slices that one of
 * the two alone points to are read.
 */
final class ChangedSlices {
    static final String WAS = "was";
    static final String IS = "is";

    /** Names a row by where it was read. */
    static final String PLACE = "%1$s.delivery_id || ':' || %1$s.sheet_no || ':' || %1$s.row_no";

    private final JdbcTemplate db;
    private final RevisionPair pair;

    ChangedSlices(JdbcTemplate db, RevisionPair pair) {
        this.db = db;
        this.pair = pair;
    }

    /** Makes the table; empty where the two have the same slices. */
    Optional<String> make(String panel) {
        List<Long> was = slices(panel, pair.before(), pair.after());
        List<Long> is = slices(panel, pair.after(), pair.before());
        if (was.isEmpty() && is.isEmpty()) {
            return Optional.empty();
        }
        String table = table(panel);
        List<String> columns = columns(panel);
        // both sides in one sort: the planner does not know how many rows new slices have, and would loop over them
        db.execute("""
                create temporary table %1$s on commit drop as
                select side, %2$s as item, null::int as step, %3$s from (
                    select p.*, min(side) over alike = max(side) over alike as differs
                    from (%4$s union all %5$s) p
                    window alike as (partition by delivery_id, sheet_no, row_no, row(%3$s)::text)) p
                where differs""".formatted(
                        table,
                        PLACE.formatted("p"),
                        names(columns),
                        rows(WAS, panel, columns, was),
                        rows(IS, panel, columns, is)));
        db.execute("analyze " + table);
        return Optional.of(table);
    }

    static String table(String panel) {
        return name("changed_" + panel);
    }

    private String rows(String side, String panel, List<String> columns, List<Long> slices) {
        return "select %s as side, %s from %s where quarter = %s and slice_id in (%s)"
                .formatted(
                        literal(side),
                        names(columns),
                        name("jidu.panel_" + panel),
                        literal(pair.after().quarter().toString()),
                        numbers(slices));
    }

    /** Those of either definition; the table keeps them all. */
    private List<String> columns(String panel) {
        SortedSet<String> columns = new TreeSet<>();
        for (Panel p : panels(panel)) {
            p.columns().forEach(c -> columns.add(c.name()));
        }
        return List.copyOf(columns);
    }

    private List<Panel> panels(String panel) {
        List<Panel> panels = new ArrayList<>();
        Optional.ofNullable(pair.was().panels().get(panel)).ifPresent(panels::add);
        Optional.ofNullable(pair.is().panels().get(panel)).ifPresent(panels::add);
        return panels;
    }

    private List<Long> slices(String panel, Revision of, Revision other) {
        return db.queryForList("""
                select s.slice_id from jidu.revision_slice r join jidu.slice s on s.slice_id = r.slice_id
                where r.revision_id = ? and s.panel = ? and not exists (
                    select from jidu.revision_slice o where o.revision_id = ? and o.slice_id = s.slice_id)
                order by 1""", Long.class, of.id(), panel, other.id());
    }
}
