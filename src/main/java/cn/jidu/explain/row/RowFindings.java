package cn.jidu.explain.row;

import cn.jidu.explain.row.RowFate.RowFinding;
import cn.jidu.reconcile.revision.Revision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is doubted of rows: when their files were taken in, and by the rules in the newest revision of their quarter. */
final class RowFindings {
    private final JdbcTemplate db;

    RowFindings(JdbcTemplate db) {
        this.db = db;
    }

    /** By row, in order of code and message. */
    Map<TracedRow, List<RowFinding>> of(List<TracedRow> rows, List<Revision> newest) {
        Map<TracedRow, List<RowFinding>> found = new HashMap<>();
        AskedRows.query(
                db,
                """
                select a.place, f.code, f.message
                from %s join (
                    select delivery_id, sheet_no, row_no, code, message from jidu.revision_finding where revision_id = any (?)
                    union
                    select delivery_id, sheet_no, row_no, code, message from jidu.intake_finding
                ) f using (delivery_id, sheet_no, row_no) order by f.code, f.message""".formatted(AskedRows.RELATION),
                rows,
                (asked, row) -> found.computeIfAbsent(asked, k -> new ArrayList<>())
                        .add(new RowFinding(row.getString(2), row.getString(3))),
                (Object) newest.stream().map(Revision::id).toArray(Long[]::new));
        return found;
    }
}
