package cn.jidu.measure.returns;

import cn.jidu.definition.Definitions;
import cn.jidu.measure.returns.DepartmentReturns.ReturnLine;
import cn.jidu.reconcile.revision.Revision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** What departments returned, in every state between two revisions. */
public final class StateReturns {
    /** The panel whose rows they are. */
    public static final String PANEL = "return_quarter";

    private final List<ReturnLine> older;
    private final List<ReturnLine> newer;
    /** The step at which a line that only one of the two has, or has otherwise, is switched. */
    private final Map<List<Object>, Integer> steps = new HashMap<>();

    /** @param changed the table of changed rows of the panel, where there are any */
    public StateReturns(JdbcTemplate db, Revision before, Revision after, Optional<String> changed) {
        String quarter = after.quarter().toString();
        this.older = DepartmentReturns.lines(db, before.id(), quarter);
        this.newer = DepartmentReturns.lines(db, after.id(), quarter);
        changed.ifPresent(table -> db.query("select side, step, delivery_id, sheet_no, row_no from " + table, row -> {
            steps.put(List.of(row.getString(1), row.getLong(3), row.getInt(4), row.getInt(5)), row.getInt(2));
        }));
    }

    /** With the rows that were switched up to this step as they are afterwards, the others as before. */
    public DepartmentReturns at(int state, Definitions definitions) {
        List<ReturnLine> lines = new ArrayList<>();
        older.stream()
                .filter(l -> steps.getOrDefault(List.of("was", l.delivery(), l.sheet(), l.row()), 0) > state)
                .forEach(lines::add);
        newer.stream()
                .filter(l -> steps.getOrDefault(List.of("is", l.delivery(), l.sheet(), l.row()), 0) <= state)
                .forEach(lines::add);
        lines.sort(Comparator.comparingLong(ReturnLine::delivery)
                .thenComparingInt(ReturnLine::sheet)
                .thenComparingInt(ReturnLine::row));
        return new DepartmentReturns(definitions, lines);
    }
}
