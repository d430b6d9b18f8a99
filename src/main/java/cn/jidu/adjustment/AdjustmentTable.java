package cn.jidu.adjustment;

import cn.jidu.adjustment.FigureAdjustment.KeptEvidence;
import cn.jidu.audit.ActingNames;
import cn.jidu.audit.AuditAct;
import cn.jidu.audit.AuditTrail;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.store.Database;
import cn.jidu.store.Transaction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** All adjustments, as they are kept. Each waits for a second person, counts, or is withdrawn; none is removed. */
public final class AdjustmentTable {
    private static final PackageTexts TEXTS = PackageTexts.chinese(AdjustmentTable.class);

    /** One at a time writes it: what stands already is seen. */
    private static final String TABLE = "jidu.figure_adjustment";

    private final Database database;

    /** Of a site. */
    public AdjustmentTable(Database database) {
        this.database = database;
    }

    /**
     * What somebody proposes.
     *
     * @param rowsValue what rows give; empty: nothing
     * @param whileRows whether it is to count only as long as they give that
     * @param evidence in the archive
     */
    public record ProposedAdjustment(
            AdjustedSubject subject,
            BigDecimal value,
            Optional<BigDecimal> rowsValue,
            boolean whileRows,
            String reason,
            KeptEvidence evidence) {}

    /** All there are, in the order in which they were proposed. */
    public List<FigureAdjustment> list() {
        return AdjustmentRows.list(new JdbcTemplate(database.reader()), "order by a.adjustment_id");
    }

    /** The one of this number. */
    public Optional<FigureAdjustment> find(long number) {
        return find(new JdbcTemplate(database.reader()), number);
    }

    private static Optional<FigureAdjustment> find(JdbcTemplate db, long number) {
        return AdjustmentRows.list(db, "where a.adjustment_id = ?", number).stream()
                .findFirst();
    }

    /**
     * Keeps what is proposed; it counts when a second person has agreed.
     *
     * @throws AdjustmentRefusedException where the figure has an adjustment that is not withdrawn, or nothing would change
     */
    public FigureAdjustment propose(ProposedAdjustment proposed, String by, Instant at) {
        return Transaction.locking(database.owner(), TABLE, db -> {
            AdjustedSubject subject = proposed.subject();
            AdjustmentRows.list(
                            db,
                            """
                            where a.quarter = ? and a.universe = ? and a.indicator = ? and a.area_code = ?
                            and a.withdrawn_at is null""",
                            subject.quarter().toString(),
                            subject.universe(),
                            subject.indicator(),
                            subject.area())
                    .forEach(open -> {
                        throw new AdjustmentRefusedException(TEXTS.get(
                                "refused.open",
                                open.number(),
                                open.by(),
                                open.value().toPlainString()));
                    });
            if (proposed.rowsValue()
                    .filter(v -> v.compareTo(proposed.value()) == 0)
                    .isPresent()) {
                throw new AdjustmentRefusedException(
                        TEXTS.get("refused.same", proposed.value().toPlainString()));
            }
            FigureAdjustment kept = insert(db, proposed, by, at);
            audit(
                    db,
                    "adjust",
                    kept,
                    by,
                    at,
                    Map.of(
                            "before",
                                    kept.rowsValue()
                                            .map(BigDecimal::toPlainString)
                                            .orElse(""),
                            "after", kept.value().toPlainString(),
                            "reason", kept.reason(),
                            "evidence",
                                    kept.evidence().name() + " "
                                            + kept.evidence().sha256()));
            return kept;
        });
    }

    private static FigureAdjustment insert(JdbcTemplate db, ProposedAdjustment p, String by, Instant at) {
        Long number = db.queryForObject(
                """
                insert into jidu.figure_adjustment (quarter, universe, indicator, area_code, value, rows_value, while_rows,
                    reason, evidence_name, evidence_sha256, proposed_by, proposed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning adjustment_id""",
                Long.class,
                p.subject().quarter().toString(),
                p.subject().universe(),
                p.subject().indicator(),
                p.subject().area(),
                p.value(),
                p.rowsValue().orElse(null),
                p.whileRows(),
                p.reason(),
                p.evidence().name(),
                p.evidence().sha256(),
                by,
                at.atOffset(ZoneOffset.UTC));
        return find(db, java.util.Objects.requireNonNull(number)).orElseThrow();
    }

    /**
     * From now on it counts in every revision that is made.
     *
     * @throws AdjustmentRefusedException where it does not wait for that, or is the person's own
     */
    public void agree(long number, String by, Instant at) {
        Transaction.locking(database.owner(), TABLE, db -> {
            FigureAdjustment found = find(db, number)
                    .filter(FigureAdjustment::isPending)
                    .orElseThrow(() -> new AdjustmentRefusedException(TEXTS.get("refused.notPending", number)));
            if (new ActingNames(db).areOnePersons(found.by(), by)) {
                throw new AdjustmentRefusedException(TEXTS.get("refused.own", number, found.by()));
            }
            audit(db, "agree-adjustment", found, by, at, Map.of());
            return db.update(
                    "update jidu.figure_adjustment set agreed_by = ?, agreed_at = ? where adjustment_id = ?",
                    by,
                    at.atOffset(ZoneOffset.UTC),
                    number);
        });
    }

    /**
     * From now on revisions are made without it.
     *
     * @throws AdjustmentRefusedException where there is none that is not withdrawn yet
     */
    public void withdraw(long number, String reason, String by, Instant at) {
        Transaction.locking(database.owner(), TABLE, db -> {
            FigureAdjustment found = find(db, number)
                    .filter(a -> a.withdrawn().isEmpty())
                    .orElseThrow(() -> new AdjustmentRefusedException(TEXTS.get("refused.notThere", number)));
            audit(db, "withdraw-adjustment", found, by, at, Map.of("reason", reason));
            return db.update("""
                    update jidu.figure_adjustment set withdrawn_by = ?, withdrawn_reason = ?, withdrawn_at = ?
                    where adjustment_id = ?""", by, reason, at.atOffset(ZoneOffset.UTC), number);
        });
    }

    private static void audit(
            JdbcTemplate db, String act, FigureAdjustment a, String by, Instant at, Map<String, String> details) {
        AdjustedSubject s = a.subject();
        String subject = String.join("/", s.indicator(), s.area(), s.quarter().toString()) + " #" + a.number();
        new AuditTrail(db).record(AuditAct.of(by, act, subject, details), at);
    }
}
