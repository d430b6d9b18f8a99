package cn.jidu.measure;

import cn.jidu.adjustment.AdjustedSubject;
import cn.jidu.reconcile.revision.Revision;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What rows give for a figure of one quarter, whatever people have adjusted.
 *
 * @param value empty where they give nothing
 */
public record RowsFigure(Optional<BigDecimal> value) {
    /** As measured in the revision; empty where the revision has no such figure. */
    public static Optional<RowsFigure> find(JdbcTemplate db, Revision revision, AdjustedSubject subject) {
        List<RowsFigure> found = db.query(
                """
                select case when u.revision_id is null then f.value else u.value end
                from jidu.figure f
                left join jidu.unadjusted_figure u using (revision_id, universe, indicator, area_code)
                where f.revision_id = ? and f.basis = 'computed' and f.universe = ? and f.indicator = ? and f.area_code = ?""",
                (row, i) -> new RowsFigure(Optional.ofNullable(row.getBigDecimal(1))),
                revision.id(),
                subject.universe(),
                subject.indicator(),
                subject.area());
        return found.stream().findFirst();
    }
}
