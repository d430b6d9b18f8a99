package cn.jidu.deliver;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.Schedule.Recipient;
import cn.jidu.definition.Schedule.RecipientEdition;
import cn.jidu.deliver.ReportDispatch.DispatchKind;
import cn.jidu.deliver.ReportDispatch.DispatchState;
import cn.jidu.release.PublishedRelease;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which releases, and notices of their recall, were mailed to whom, as it is kept. */
final class ReleaseDispatchTable {
    private final JdbcTemplate db;

    ReleaseDispatchTable(JdbcTemplate db) {
        this.db = db;
    }

    boolean isSent(PublishedRelease release, String area, String mail, DispatchKind kind) {
        return Boolean.TRUE.equals(
                db.queryForObject("""
                select exists (
                    select from jidu.release_dispatch
                    where plan = ? and revision_id = ? and area_code = ? and recipient = ? and kind = ? and state = 'sent')""", Boolean.class, release.plan(), release.revisionId(), area, mail, word(kind)));
    }

    /** Whether a release of the quarter was sent to him, or tried to be. */
    boolean hasAny(String plan, Quarter quarter, String area, String mail) {
        return Boolean.TRUE.equals(db.queryForObject("""
                select exists (
                    select from jidu.release_dispatch d join jidu.revision r on r.revision_id = d.revision_id
                    where d.plan = ? and r.quarter = ? and d.area_code = ? and d.recipient = ? and d.kind = 'release')""", Boolean.class, plan, quarter.toString(), area, mail));
    }

    /** Those who were sent the release. */
    List<Recipient> recipients(PublishedRelease release) {
        return db.query(
                """
                select name, recipient, area_code from jidu.release_dispatch
                where plan = ? and revision_id = ? and kind = 'release' and state = 'sent'
                order by area_code collate "C", recipient collate "C"
                """,
                (row, i) -> recipient(row.getString(1), row.getString(2), row.getString(3)),
                release.plan(),
                release.revisionId());
    }

    /** How it stands with everyone, in the order in which it came about. */
    List<ReportDispatch> list(PublishedRelease release) {
        return db.query(
                """
                select name, recipient, area_code, kind, state, message from jidu.release_dispatch
                where plan = ? and revision_id = ?
                order by kind desc, area_code collate "C", recipient collate "C"
                """,
                (row, i) -> {
                    ReportDispatch open = ReportDispatch.open(
                            recipient(row.getString(1), row.getString(2), row.getString(3)),
                            DispatchKind.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                            release.plan(),
                            release.quarter(),
                            release.revision());
                    return row.getString(5).equals("sent")
                            ? open.sent()
                            : open.ended(DispatchState.FAILED, row.getString(6));
                },
                release.plan(),
                release.revisionId());
    }

    /** Keeps how an attempt ended; takes the place of an earlier one. */
    void record(PublishedRelease release, ReportDispatch dispatch, Instant now) {
        db.update(
                """
                insert into jidu.release_dispatch (
                    plan, revision_id, area_code, recipient, kind, name, state, message, tried_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (plan, revision_id, area_code, recipient, kind) do update set
                    name = excluded.name, state = excluded.state, message = excluded.message, tried_at = excluded.tried_at""",
                release.plan(),
                release.revisionId(),
                dispatch.recipient().area(),
                dispatch.recipient().mail(),
                word(dispatch.kind()),
                dispatch.recipient().name(),
                dispatch.state() == DispatchState.SENT ? "sent" : "failed",
                dispatch.reason().orElse(null),
                Timestamp.from(now));
    }

    private static Recipient recipient(String name, String mail, String area) {
        return new Recipient(name, mail, area, Set.of(), RecipientEdition.RELEASE);
    }

    private static String word(DispatchKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
