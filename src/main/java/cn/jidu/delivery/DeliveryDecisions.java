package cn.jidu.delivery;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** The deliveries as it is decided about them after they were loaded: by the program, then by people. */
public final class DeliveryDecisions {
    private final JdbcTemplate db;

    /** @param db on one connection of the owner, within a transaction */
    public DeliveryDecisions(JdbcTemplate db) {
        this.db = db;
    }

    /** Loaded rows do not count until someone accepts their file. */
    public void hold(long delivery, String why) {
        db.update("update jidu.delivery set state = 'held', message = ? where delivery_id = ?", why, delivery);
    }

    /** Says something more of a full delivery where it came together with another of its area and quarter. */
    public void noteTogether(long earlier, long delivery, String note) {
        db.update("""
                update jidu.delivery a set notes = concat(a.notes, ?::text) from jidu.delivery b
                where a.delivery_id = ? and b.delivery_id = ? and a.batch_id = b.batch_id
                    and a.area_code = b.area_code and a.quarter = b.quarter and not a.supplement""", note, earlier, delivery);
    }

    /** The held files of this name, newest first, locked. */
    public List<ReceivedFile> lockHeld(String fileName) {
        return lock("""
                select d.delivery_id from jidu.delivery d where d.state = 'held' and d.file_name = ?
                order by d.batch_id desc, d.rank_in_batch desc for update""", fileName);
    }

    /** The newest file of this name that was held and let in, locked. */
    public Optional<ReceivedFile> lockAccepted(String fileName) {
        return lock("""
                select d.delivery_id from jidu.delivery d
                join jidu.standing_judgement j on j.delivery_id = d.delivery_id
                where d.state = 'loaded' and d.file_name = ? and j.kind = 'accepted'
                order by d.batch_id desc, d.rank_in_batch desc limit 1 for update of d""", fileName).stream().findFirst();
    }

    /** The refused, held and unrecognised files of this name that nothing has settled and nobody closed, locked. */
    public List<ReceivedFile> lockOpen(String fileName) {
        return lock("""
                select d.delivery_id from jidu.delivery d
                where d.file_name = ? and d.state in ('refused', 'held', 'unrecognised')
                    and not exists (select from jidu.settlement s where s.delivery_id = d.delivery_id)
                    and not exists (select from jidu.standing_judgement j
                        where j.delivery_id = d.delivery_id and j.kind = 'closed')
                for update of d""", fileName);
    }

    private List<ReceivedFile> lock(String sql, String fileName) {
        return db.queryForList(sql, Long.class, fileName).stream()
                .map(id -> db.queryForObject(
                        ReceivedFileRow.SELECT + "where d.delivery_id = ?", (row, i) -> ReceivedFileRow.of(row), id))
                .map(java.util.Objects::requireNonNull)
                .toList();
    }

    /** The delivery and those that are judged with it, by their ids. */
    public List<Long> judgedWith(long delivery) {
        return db.queryForList("""
                with lead as (select coalesce(max(held_with), ?) as id from jidu.shrink_check where delivery_id = ?)
                select d.delivery_id from jidu.delivery d, lead
                where d.delivery_id = lead.id or d.delivery_id in (
                    select k.delivery_id from jidu.shrink_check k where k.held_with = lead.id)
                order by d.delivery_id""", Long.class, delivery, delivery);
    }

    /** Lets held files in, or holds them again; what was said of a held one is said again. */
    public void setState(List<Long> deliveries, DeliveryState state) {
        db.update("""
                update jidu.delivery d set state = ?, message = case when ? = 'held' then k.message end
                from jidu.shrink_check k where k.delivery_id = d.delivery_id and d.delivery_id = any (?::bigint[])""", state.word(), state.word(), deliveries.toArray(Long[]::new));
    }

    /** Keeps what somebody decided about a file, over what was decided before. */
    public void judge(long delivery, FileJudgement judgement) {
        db.update(
                """
                insert into jidu.delivery_judgement (delivery_id, kind, reason, judged_by, judged_at)
                values (?, ?, ?, ?, ?)""",
                delivery,
                judgement.kind(),
                judgement.reason(),
                judgement.by(),
                judgement.at().atOffset(java.time.ZoneOffset.UTC));
    }
}
