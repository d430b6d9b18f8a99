package cn.jidu.release;

import cn.jidu.definition.Quarter;
import cn.jidu.release.RecordedStep.StepKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The steps of releases as they are kept. */
public final class ReleaseTable {
    private final JdbcTemplate db;

    /** @param db of the transaction that reads or writes */
    public ReleaseTable(JdbcTemplate db) {
        this.db = db;
    }

    /**
     * A release of a plan and quarter that stands: published and not withdrawn.
     *
     * @param revision its number
     */
    public record StandingRelease(String plan, Quarter quarter, int revision, long revisionId, Instant publishedAt) {}

    /** Whoever does something to the plan's releases at the same time waits until this transaction ends. */
    void lock(String plan) {
        db.query("select pg_advisory_xact_lock(hashtext('jidu release ' || ?))", row -> {}, plan);
    }

    /** What was done to it in the state that it is in. */
    public ReleaseHistory history(ReleaseSubject subject) {
        return new ReleaseHistory(db.query(
                """
                select step, area_code, person, at, reason, embargo from jidu.release_step
                where plan = ? and revision_id = ? and bound_hash = ? order by step_id""",
                (row, i) -> step(row),
                subject.plan().key(),
                subject.revision().id(),
                subject.boundHash()));
    }

    /** How far it has come. */
    public ReleaseState state(ReleaseSubject subject) {
        ReleaseState own = history(subject).state();
        boolean replaced = own == ReleaseState.PUBLISHED
                && standing(subject.plan().key(), subject.revision().quarter()).stream()
                        .anyMatch(r -> r.revision() > subject.revision().number());
        return replaced ? ReleaseState.SUPERSEDED : own;
    }

    /** The releases of a plan and quarter that were published and not withdrawn, newest revision first. */
    public List<StandingRelease> standing(String plan, Quarter quarter) {
        return db.query(
                """
                select r.revision_id, r.number, coalesce(s.embargo, s.at)
                from jidu.release_step s join jidu.revision r on r.revision_id = s.revision_id
                where s.plan = ? and r.quarter = ? and s.step = 'published' and not exists (
                    select from jidu.release_step w
                    where w.plan = s.plan and w.revision_id = s.revision_id and w.step = 'withdrawn'
                        and w.step_id > s.step_id)
                order by r.number desc""",
                (row, i) -> new StandingRelease(
                        plan,
                        quarter,
                        row.getInt(2),
                        row.getLong(1),
                        row.getTimestamp(3).toInstant()),
                plan,
                quarter.toString());
    }

    /** Whether the plan's report of the revision ever was, in whatever state the revision was then. */
    boolean wasPublished(ReleaseSubject subject) {
        return Boolean.TRUE.equals(db.queryForObject(
                """
                select exists (select from jidu.release_step
                    where plan = ? and revision_id = ? and step = 'published')""", Boolean.class, subject.plan().key(), subject.revision().id()));
    }

    void add(ReleaseSubject subject, RecordedStep step) {
        db.update(
                """
                insert into jidu.release_step (plan, revision_id, step, area_code, bound_hash, person, at, reason, embargo)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                subject.plan().key(),
                subject.revision().id(),
                step.kind().word(),
                step.area().orElse(null),
                subject.boundHash(),
                step.person(),
                Timestamp.from(step.at()),
                step.reason().orElse(null),
                step.embargo().map(Timestamp::from).orElse(null));
    }

    /** The gates that people answer for, in the state that it is in. */
    public List<GateOverride> overrides(ReleaseSubject subject) {
        return db.query(
                """
                select gate, person, reason from jidu.release_override
                where plan = ? and revision_id = ? and bound_hash = ? order by gate""",
                (row, i) -> new GateOverride(row.getString(1), row.getString(2), row.getString(3)),
                subject.plan().key(),
                subject.revision().id(),
                subject.boundHash());
    }

    void add(ReleaseSubject subject, GateOverride override, Instant at) {
        db.update(
                """
                insert into jidu.release_override (plan, revision_id, gate, bound_hash, person, at, reason)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (plan, revision_id, gate, bound_hash) do update
                set person = excluded.person, at = excluded.at, reason = excluded.reason""",
                subject.plan().key(),
                subject.revision().id(),
                override.gate(),
                subject.boundHash(),
                override.person(),
                Timestamp.from(at),
                override.reason());
    }

    private static RecordedStep step(ResultSet row) throws SQLException {
        return new RecordedStep(
                StepKind.of(row.getString(1)),
                Optional.ofNullable(row.getString(2)),
                row.getString(3),
                row.getTimestamp(4).toInstant(),
                Optional.ofNullable(row.getString(5)),
                instant(row.getTimestamp(6)));
    }

    private static Optional<Instant> instant(@Nullable Timestamp time) {
        return Optional.ofNullable(time).map(Timestamp::toInstant);
    }
}
