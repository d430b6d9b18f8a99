package cn.jidu.decision;

import cn.jidu.delivery.DeliveryRelations;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which rows were matched by a decision, as the revisions noted it. */
public final class DecisionUses {
    private final JdbcTemplate db;

    /** Only reads. */
    public DecisionUses(JdbcTemplate db) {
        this.db = db;
    }

    /**
     * Whose decision matched a row.
     *
     * @param enterprise code and name as they stood
     * @param second who agreed; empty where it took one
     */
    public record MatchedBy(String enterprise, String by, Instant at, Optional<String> second, String reason) {}

    /**
     * By the newest revision that has the row of a file of this name.
     *
     * @param sheet its name, or its number from 1
     * @return empty where no decision matched it there
     */
    public Optional<MatchedBy> find(String file, String sheet, int row) {
        return db
                .query(
                        """
                        select m.enterprise, m.decided_by, m.decided_at, m.agreed_by, m.reason
                        from jidu.decision_use u
                        join jidu.match_decision m on m.decision_id = u.decision_id
                        join jidu.revision r on r.revision_id = u.revision_id
                        join %s d on d.delivery_id = u.delivery_id
                        where d.file_name = ? and u.row_no = ? and (u.sheet_no::text = ? or exists (
                                select from jidu.delivery_sheet s
                                where s.delivery_id = u.delivery_id and s.sheet_no = u.sheet_no and s.name = ?))
                            and r.revision_id = (
                            select max(n.revision_id) from jidu.revision n where n.quarter = r.quarter)
                        order by d.delivery_id desc, r.quarter desc limit 1""".formatted(DeliveryRelations.ALL),
                        (found, i) -> new MatchedBy(
                                found.getString(1),
                                found.getString(2),
                                found.getTimestamp(3).toInstant(),
                                Optional.ofNullable(found.getString(4)),
                                found.getString(5)),
                        file,
                        row,
                        sheet,
                        sheet)
                .stream()
                .findFirst();
    }
}
