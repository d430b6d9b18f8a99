package cn.jidu.release;

import cn.jidu.definition.Quarter;
import cn.jidu.release.RecordedStep.StepKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The steps of releases as they are kept. */
public final class ReleaseTable {
    private final JdbcTemplate db;

    /** @param db of the transaction that reads or writes */
    public ReleaseTable(JdbcTemplate db) {
        this.db = db;
    }

    /** Whoever does something to the plan's releases at the same time waits until this transaction ends. */
    void lock(String plan) {
        db.query("select pg_advisory_xact_lock(hashtext('jidu release ' || ?))", row -> {}, plan);
    }

    /** What was done to it in the state that it is in. */
    public ReleaseHistory history(ReleaseSubject subject) {
        return history(subject.plan().key(), subject.revision().id(), subject.boundHash());
    }

    ReleaseHistory history(String plan, long revisionId, String boundHash) {
        return new ReleaseHistory(db.query("""
                select step, area_code, person, at, reason, embargo from jidu.release_step
                where plan = ? and revision_id = ? and bound_hash = ? order by step_id""", (row, i) -> step(row), plan, revisionId, boundHash));
    }

    /** How far it has come. */
    public ReleaseState state(ReleaseSubject subject) {
        ReleaseState own = history(subject).state();
        boolean replaced = own == ReleaseState.PUBLISHED
                && standing(subject.plan().key(), subject.revision().quarter())
                        .filter(r -> r.revision() > subject.revision().number())
                        .isPresent();
        return replaced ? ReleaseState.SUPERSEDED : own;
    }

    /** The newest release of a plan and quarter that was published and not withdrawn. */
    Optional<PublishedRelease> standing(String plan, Quarter quarter) {
        return PublishedReleases.of(db).current(plan, quarter);
    }

    /** Keeps what was published, by name and SHA-256. */
    void add(ReleaseSubject subject, SortedMap<String, String> files) {
        db.batchUpdate(
                "insert into jidu.release_file (plan, revision_id, file_name, sha256) values (?, ?, ?, ?)",
                files.entrySet().stream()
                        .map(f -> new Object[] {
                            subject.plan().key(), subject.revision().id(), f.getKey(), f.getValue()
                        })
                        .toList());
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
