package cn.jidu.decision;

import cn.jidu.audit.AuditAct;
import cn.jidu.audit.AuditTrail;
import cn.jidu.decision.DecisionTable.GivenWord;
import cn.jidu.store.Database;
import cn.jidu.store.Transaction;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What was said of findings and of drawn matches. */
public final class JudgementTable {
    private final Database database;

    /** Of a site. */
    public JudgementTable(Database database) {
        this.database = database;
    }

    /** @param holds whether the finding is one indeed, or the match is right */
    public record GivenAnswer(JudgedThing thing, boolean holds, GivenWord word) {}

    /**
     * How often a rule was right, as far as its findings were judged.
     *
     * @param confirmed findings of the rule that are ones
     * @param refuted those that are none
     */
    public record RulePrecision(String code, long confirmed, long refuted) {}

    /**
     * Keeps them, all or none; another answer takes the place of the one before.
     *
     * @return how many are new or say something else
     */
    public int judge(List<GivenAnswer> given) {
        return Transaction.run(database.owner(), connection -> {
            JdbcTemplate db = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            return given.stream().mapToInt(g -> judge(db, g)).sum();
        });
    }

    private static int judge(JdbcTemplate db, GivenAnswer given) {
        JudgedThing thing = given.thing();
        GivenWord word = given.word();
        int kept = db.update(
                """
                insert into jidu.judgement as j values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (judgement_id) do update set answer = excluded.answer, reason = excluded.reason,
                    judged_by = excluded.judged_by, judged_at = excluded.judged_at
                where j.answer <> excluded.answer""",
                thing.id(),
                thing.kind(),
                thing.quarter(),
                thing.code(),
                thing.area(),
                thing.told(),
                given.holds(),
                word.reason(),
                word.by(),
                word.at().atOffset(ZoneOffset.UTC));
        if (kept > 0) {
            new AuditTrail(db)
                    .record(
                            AuditAct.of(
                                    word.by(),
                                    given.holds() ? "confirm-" + thing.kind() : "refute-" + thing.kind(),
                                    thing.id(),
                                    Map.of("code", thing.code(), "told", thing.told(), "reason", word.reason())),
                            word.at());
        }
        return kept;
    }

    /** Of every rule that a finding was judged of, in order of its code. */
    public List<RulePrecision> precisions() {
        return new JdbcTemplate(database.reader())
                .query("""
                select code, count(*) filter (where answer), count(*) filter (where not answer)
                from jidu.judgement where kind = 'finding' group by code order by code collate "C\"""", (row, i) -> new RulePrecision(row.getString(1), row.getLong(2), row.getLong(3)));
    }
}
