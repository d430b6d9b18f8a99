package cn.jidu.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The acts of people, in order. The chain shows that an entry was changed, taken out or put in; that the newest ones were
 * cut off it shows only to who knows the last hash, which letters and releases carry out of the house.
 */
public final class AuditTrail {
    private static final String COLUMNS = "entry_no, at, person, act, subject, details, previous_hash, hash";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcTemplate db;

    /** @param db of the transaction that does what is recorded: both are kept, or neither */
    public AuditTrail(JdbcTemplate db) {
        this.db = db;
    }

    /** Keeps the act; whoever records at the same time waits until this transaction ends. */
    public AuditEntry record(AuditAct act, Instant now) {
        db.execute("lock table jidu.audit_entry in exclusive mode");
        Optional<AuditEntry> last = last();
        AuditEntry open = new AuditEntry(
                last.map(AuditEntry::number).orElse(0L) + 1,
                now.truncatedTo(ChronoUnit.SECONDS),
                act.person(),
                act.act(),
                act.subject(),
                json(act),
                last.map(AuditEntry::hash).orElse(AuditEntry.BEGINNING),
                "");
        AuditEntry entry = new AuditEntry(
                open.number(),
                open.at(),
                open.person(),
                open.act(),
                open.subject(),
                open.details(),
                open.previousHash(),
                open.hashed());
        db.update(
                "insert into jidu.audit_entry (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?)",
                entry.number(),
                Timestamp.from(entry.at()),
                entry.person(),
                entry.act(),
                entry.subject(),
                entry.details(),
                entry.previousHash(),
                entry.hash());
        return entry;
    }

    /** The newest entry. */
    public Optional<AuditEntry> last() {
        return db
                .query(
                        "select " + COLUMNS + " from jidu.audit_entry order by entry_no desc limit 1",
                        (row, i) -> entry(row))
                .stream()
                .findFirst();
    }

    /** All of them, oldest first. */
    public void each(Consumer<AuditEntry> to) {
        db.query("select " + COLUMNS + " from jidu.audit_entry order by entry_no", row -> {
            to.accept(entry(row));
        });
    }

    /** The first entry that is not what was recorded, or does not follow the one before; empty where the chain holds. */
    public Optional<AuditEntry> firstBroken() {
        ChainCheck check = new ChainCheck();
        each(check::follow);
        return check.broken();
    }

    /** Whether a hash that was carried out of the house is one of the chain's. */
    public boolean holds(String hash) {
        return hash.equals(AuditEntry.BEGINNING)
                || Boolean.TRUE.equals(db.queryForObject(
                        "select exists (select from jidu.audit_entry where hash = ?)", Boolean.class, hash));
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong(1),
                row.getTimestamp(2).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8));
    }

    private static String json(AuditAct act) {
        try {
            return JSON.writeValueAsString(act.details());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
