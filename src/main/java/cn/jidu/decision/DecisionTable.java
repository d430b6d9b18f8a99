package cn.jidu.decision;

import cn.jidu.audit.ActingNames;
import cn.jidu.audit.AuditAct;
import cn.jidu.audit.AuditTrail;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.store.Database;
import cn.jidu.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** The decisions about matches, as they are kept. Each is withdrawn or stands; none is removed. */
public final class DecisionTable {
    private static final PackageTexts TEXTS = PackageTexts.chinese(DecisionTable.class);

    /** A row that is of no enterprise has no pair to be named by. */
    private static final String HANDLE = """
            case when d.kind = 'none' then left(d.subject, 12)
                else left(md5(d.subject || ' ' || d.enterprise_id), 12) end""";

    private static final String SELECT = """
            select %s as handle, d.kind, d.county_code, d.code, d.name, d.enterprise, d.from_quarter, d.reason, d.evidence,
                d.decided_by, d.decided_at, d.agreed_by, d.needs_second and d.agreed_at is null and d.withdrawn_at is null,
                d.withdrawn_by
            from jidu.match_decision d
            """.formatted(HANDLE);

    private static final int HANDLE_LENGTH = 12;

    /** One at a time writes it: what stands already is seen. */
    private static final String TABLE = "jidu.match_decision";

    private final Database database;

    /** Of a site. */
    public DecisionTable(Database database) {
        this.database = database;
    }

    /** Who says something, why, and when. */
    public record GivenWord(String by, String reason, Instant at) {}

    /**
     * A decision that somebody wishes to be kept.
     *
     * @param needsSecond whether it counts only when a second person agrees
     */
    public record GivenDecision(MatchCandidate candidate, DecisionKind kind, boolean needsSecond, GivenWord word) {}

    /** All there are, in the order in which they were made. */
    public List<MatchDecision> list() {
        return new JdbcTemplate(database.reader()).query(SELECT + "order by d.decision_id", (row, i) -> decision(row));
    }

    /**
     * Keeps decisions, all or none. One that is there already on the same evidence is left as it is; on other evidence it
     * is kept anew in its place.
     *
     * @return how many were kept
     * @throws DecisionRefusedException where one conflicts with what stands
     */
    public int decide(List<GivenDecision> given) {
        return Transaction.locking(database.owner(), TABLE, db -> {
            Set<String> together = new HashSet<>();
            return given.stream().mapToInt(g -> decide(db, g, together)).sum();
        });
    }

    /** @param together handles of those that were kept with it */
    private static int decide(JdbcTemplate db, GivenDecision given, Set<String> together) {
        MatchCandidate c = given.candidate();
        List<MatchDecision> standing = db.query(
                SELECT + "where d.subject = ? and d.withdrawn_at is null order by d.decision_id",
                (row, i) -> decision(row),
                c.subject());
        Optional<MatchDecision> same = standing.stream()
                .filter(d -> d.kind() == given.kind()
                        && (d.kind() == DecisionKind.NONE || d.handle().equals(c.id())))
                .findFirst();
        if (same.filter(d -> d.evidence().equals(c.agreements()) || d.kind() == DecisionKind.NONE)
                .isPresent()) {
            return 0;
        }
        same.ifPresent(d -> withdraw(db, d.handle(), given.word()));
        standing.stream()
                .filter(d -> same.isEmpty() && isAgainst(d, given))
                .findFirst()
                .ifPresent(d -> {
                    throw new DecisionRefusedException(TEXTS.get(
                            together.contains(d.handle()) ? "refused.together" : "refused.conflict",
                            c.id(),
                            d.by(),
                            d.kind().answer(),
                            d.enterprise(),
                            d.handle()));
                });
        insert(db, given);
        together.add(given.kind() == DecisionKind.NONE ? c.subject().substring(0, HANDLE_LENGTH) : c.id());
        audit(
                db,
                "decide-" + given.kind().word(),
                c.id(),
                given.word(),
                Map.of(
                        "row", c.name() + " " + c.code(),
                        "enterprise", c.enterprise(),
                        "evidence", c.agreements()));
        return 1;
    }

    /** One row is of one enterprise or of none; a pair is one or is not. */
    private static boolean isAgainst(MatchDecision standing, GivenDecision given) {
        boolean samePair = standing.handle().equals(given.candidate().id());
        return samePair || given.kind() != DecisionKind.REJECT && standing.kind() != DecisionKind.REJECT;
    }

    private static void insert(JdbcTemplate db, GivenDecision given) {
        MatchCandidate c = given.candidate();
        boolean none = given.kind() == DecisionKind.NONE;
        db.update(
                """
                insert into jidu.match_decision (kind, subject, county_code, code, name, enterprise_id, enterprise,
                    from_quarter, reason, evidence, needs_second, decided_by, decided_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                given.kind().word(),
                c.subject(),
                c.county(),
                c.code(),
                c.name(),
                none ? null : c.enterpriseId(),
                none ? "" : c.enterprise(),
                c.quarter(),
                given.word().reason(),
                c.agreements(),
                given.needsSecond(),
                given.word().by(),
                given.word().at().atOffset(ZoneOffset.UTC));
    }

    /** @throws DecisionRefusedException where no such decision waits for a second person, or it is the first one's own */
    public void agree(String handle, GivenWord word) {
        Transaction.locking(database.owner(), TABLE, db -> {
            MatchDecision found = find(db, handle)
                    .filter(MatchDecision::isPending)
                    .orElseThrow(() -> new DecisionRefusedException(TEXTS.get("refused.notPending", handle)));
            if (new ActingNames(db).areOnePersons(found.by(), word.by())) {
                throw new DecisionRefusedException(TEXTS.get("refused.own", handle, found.by()));
            }
            audit(db, "agree", handle, word, Map.of());
            return db.update("""
                    update jidu.match_decision d set agreed_by = ?, agreed_at = ?
                    where d.withdrawn_at is null and %s = ?""".formatted(HANDLE), word.by(), word.at().atOffset(ZoneOffset.UTC), handle);
        });
    }

    /** @throws DecisionRefusedException where no such decision stands */
    public MatchDecision withdraw(String handle, GivenWord word) {
        return Transaction.locking(database.owner(), TABLE, db -> {
            MatchDecision found = find(db, handle)
                    .orElseThrow(() -> new DecisionRefusedException(TEXTS.get("refused.notThere", handle)));
            withdraw(db, handle, word);
            return found;
        });
    }

    /** The one of this handle that stands or waits for a second person. */
    public Optional<MatchDecision> find(String handle) {
        return find(new JdbcTemplate(database.reader()), handle);
    }

    private static Optional<MatchDecision> find(JdbcTemplate db, String handle) {
        return db
                .query(
                        SELECT + "where d.withdrawn_at is null and %s = ?".formatted(HANDLE),
                        (row, i) -> decision(row),
                        handle)
                .stream()
                .findFirst();
    }

    private static void audit(JdbcTemplate db, String act, String handle, GivenWord word, Map<String, String> details) {
        Map<String, String> all = new HashMap<>(details);
        all.put("reason", word.reason());
        new AuditTrail(db).record(AuditAct.of(word.by(), act, handle, all), word.at());
    }

    private static void withdraw(JdbcTemplate db, String handle, GivenWord word) {
        audit(db, "withdraw-decision", handle, word, Map.of());
        db.update("""
                update jidu.match_decision d set withdrawn_by = ?, withdrawn_reason = ?, withdrawn_at = ?
                where d.withdrawn_at is null and %s = ?""".formatted(HANDLE), word.by(), word.reason(), word.at().atOffset(ZoneOffset.UTC), handle);
    }

    private static MatchDecision decision(ResultSet row) throws SQLException {
        return new MatchDecision(
                row.getString(1),
                DecisionKind.of(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getTimestamp(11).toInstant(),
                Optional.ofNullable(row.getString(12)),
                row.getBoolean(13),
                Optional.ofNullable(row.getString(14)));
    }
}
