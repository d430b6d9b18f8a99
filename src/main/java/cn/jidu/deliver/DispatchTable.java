package cn.jidu.deliver;

import cn.jidu.definition.Quarter;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was mailed to whom, as it is kept. */
final class DispatchTable {
    private final JdbcTemplate db;
    private final Quarter quarter;

    DispatchTable(DataSource owner, Quarter quarter) {
        this.db = new JdbcTemplate(owner);
        this.quarter = quarter;
    }

    /** The revision whose draft the recipient was sent. */
    Optional<Integer> findSent(String plan, String area, String mail) {
        return db.queryForList("""
                        select revision from jidu.dispatch
                        where quarter = ? and plan = ? and area_code = ? and recipient = ? and kind = 'draft'
                            and state = 'sent'""", Integer.class, quarter.toString(), plan, area, mail).stream()
                .findFirst();
    }

    /** Keeps how an attempt ended; takes the place of an earlier one. */
    void record(ReportDispatch dispatch, Instant now) {
        db.update(
                """
                insert into jidu.dispatch (quarter, plan, area_code, recipient, kind, revision, state, message, tried_at)
                values (?, ?, ?, ?, 'draft', ?, ?, ?, ?)
                on conflict (quarter, plan, area_code, recipient, kind) do update set
                    revision = excluded.revision, state = excluded.state, message = excluded.message,
                    tried_at = excluded.tried_at""",
                quarter.toString(),
                dispatch.plan(),
                dispatch.recipient().area(),
                dispatch.recipient().mail(),
                dispatch.revision(),
                dispatch.state() == ReportDispatch.DispatchState.SENT ? "sent" : "failed",
                dispatch.reason().orElse(null),
                Timestamp.from(now));
    }
}
