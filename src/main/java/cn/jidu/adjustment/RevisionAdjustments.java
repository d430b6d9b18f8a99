package cn.jidu.adjustment;

import cn.jidu.definition.Quarter;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The adjustments that a revision is made with: those that stood when it was. */
public final class RevisionAdjustments {
    private final JdbcTemplate db;

    /** @param db of the transaction that makes or measures the revision */
    public RevisionAdjustments(JdbcTemplate db) {
        this.db = db;
    }

    /** What follows from those that stand for the quarter, one a line, in order; empty where there are none. */
    public String inputs(Quarter quarter) {
        return String.join("\n", db.queryForList("""
                        select concat_ws(' ', universe, indicator, area_code, trim_scale(value), while_rows,
                            coalesce(trim_scale(rows_value)::text, '-')) collate "C"
                        from jidu.standing_adjustment where quarter = ? order by 1
                        """, String.class, quarter.toString()));
    }

    /** Makes those that stand for the quarter the revision's. */
    public void pin(long revision, Quarter quarter) {
        db.update("""
                insert into jidu.revision_adjustment (revision_id, adjustment_id)
                select ?, adjustment_id from jidu.standing_adjustment where quarter = ?""", revision, quarter.toString());
    }

    /** The revision's, in the order in which they were proposed. */
    public List<FigureAdjustment> listPinned(long revision) {
        return AdjustmentRows.list(db, """
                join jidu.revision_adjustment r on r.adjustment_id = a.adjustment_id
                where r.revision_id = ? order by a.adjustment_id""", revision);
    }

    /** The revision's that count in it. */
    public List<FigureAdjustment> listApplied(long revision) {
        return AdjustmentRows.list(db, """
                join jidu.revision_adjustment r on r.adjustment_id = a.adjustment_id
                where r.revision_id = ? and r.applied order by a.adjustment_id""", revision);
    }

    /** Numbers of those that stand, but do not count in their quarter's newest revision: rows give another figure now. */
    public List<Long> listEnded() {
        return db.queryForList("""
                select r.adjustment_id from jidu.revision_adjustment r join jidu.revision v on v.revision_id = r.revision_id
                where not r.applied
                and v.number = (select max(number) from jidu.revision n where n.quarter = v.quarter)""", Long.class);
    }

    /** Keeps whether it counts in the revision. */
    public void note(long revision, FigureAdjustment adjustment, boolean applied) {
        db.update(
                "update jidu.revision_adjustment set applied = ? where revision_id = ? and adjustment_id = ?",
                applied,
                revision,
                adjustment.number());
    }

    /** Whether one of the quarter was agreed to, or one that counted was withdrawn, after the revision was made. */
    public boolean isChangedSince(long revision) {
        return Boolean.TRUE.equals(db.queryForObject("""
                select exists (
                    select from jidu.figure_adjustment a join jidu.revision r on r.revision_id = ?
                    where a.quarter = r.quarter and a.agreed_at is not null
                        and greatest(a.agreed_at, a.withdrawn_at) >= r.created_at)""", Boolean.class, revision));
    }
}
