package cn.jidu.release;

import cn.jidu.definition.Quarter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Everything that was ever published, also what was withdrawn or has given way to a later revision.
 *
 * @param all by plan and quarter, oldest revision first
 */
public record PublishedReleases(List<PublishedRelease> all) {
    public PublishedReleases {
        all = List.copyOf(all);
    }

    /** As it is now. */
    public static PublishedReleases of(JdbcTemplate db) {
        return new PublishedReleases(db.query("""
                select s.plan, r.quarter, r.number, r.revision_id, s.bound_hash, coalesce(s.embargo, s.at), s.at,
                    w.at, w.person, w.reason
                from jidu.release_step s join jidu.revision r on r.revision_id = s.revision_id
                left join lateral (
                    select at, person, reason from jidu.release_step w
                    where w.plan = s.plan and w.revision_id = s.revision_id and w.step = 'withdrawn'
                        and w.step_id > s.step_id
                    order by w.step_id limit 1) w on true
                where s.step = 'published'
                order by s.plan collate "C", r.quarter collate "C", r.number""", (row, i) -> release(row)));
    }

    /** As it was known at an instant. */
    public PublishedReleases asKnown(Instant end) {
        return new PublishedReleases(
                all.stream().flatMap(r -> r.asKnown(end).stream()).toList());
    }

    /** Of one plan and quarter. */
    public PublishedReleases of(String plan, Quarter quarter) {
        return new PublishedReleases(all.stream()
                .filter(r -> r.plan().equals(plan) && r.quarter().equals(quarter))
                .toList());
    }

    /** The one of a revision. */
    public Optional<PublishedRelease> find(String plan, Quarter quarter, int revision) {
        return of(plan, quarter).all.stream()
                .filter(r -> r.revision() == revision)
                .findFirst();
    }

    /** The one that holds for the plan and quarter: the newest that was not withdrawn. */
    public Optional<PublishedRelease> current(String plan, Quarter quarter) {
        return of(plan, quarter).all.stream()
                .filter(PublishedRelease::stands)
                .max(Comparator.comparingInt(PublishedRelease::revision));
    }

    /** How far one of them has come. */
    public ReleaseState state(PublishedRelease release) {
        if (!release.stands()) {
            return ReleaseState.WITHDRAWN;
        }
        boolean isCurrent = current(release.plan(), release.quarter())
                .filter(c -> c.revision() == release.revision())
                .isPresent();
        return isCurrent ? ReleaseState.PUBLISHED : ReleaseState.SUPERSEDED;
    }

    private static PublishedRelease release(ResultSet row) throws SQLException {
        Optional<Instant> recalled = instant(row, 8);
        return new PublishedRelease(
                row.getString(1),
                Quarter.of(row.getString(2)),
                row.getInt(3),
                row.getLong(4),
                row.getString(5),
                row.getTimestamp(6).toInstant(),
                row.getTimestamp(7).toInstant(),
                recalled.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new PublishedRelease.ReleaseRecall(
                                recalled.get(), text(row.getString(9)), text(row.getString(10)))));
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(t -> t.toInstant());
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
