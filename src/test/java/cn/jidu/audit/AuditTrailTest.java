package cn.jidu.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import cn.jidu.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The trail is added to and nothing else; whatever is done to it behind its back shows. */
class AuditTrailTest {
    private static final Instant NOW = Instant.parse("2018-07-20T01:00:00.5Z");
    private static Database database;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void actsAreChainedAndPersonsHidden() {
        inTrial(db -> {
            AuditTrail trail = new AuditTrail(db);
            AuditEntry first = trail.record(act("accept", "身份证33010219900307123X的说明"), NOW);
            AuditEntry second = trail.record(act("close", ""), NOW);
            List<AuditEntry> kept = new ArrayList<>();
            trail.each(kept::add);
            assertThat(kept).containsExactly(first, second);
            assertThat(first.number()).isEqualTo(1);
            assertThat(first.at()).isEqualTo("2018-07-20T01:00:00Z");
            assertThat(first.previousHash()).isEqualTo(AuditEntry.BEGINNING);
            assertThat(first.details()).startsWith("{\"reason\":\"身份证").doesNotContain("19900307");
            assertThat(second.details()).isEqualTo("{}");
            assertThat(second.previousHash()).isEqualTo(first.hash());
            assertThat(trail.firstBroken()).isEmpty();
            assertThat(trail.holds(second.hash())).isTrue();
            assertThat(trail.holds("f".repeat(64))).isFalse();
        });
    }

    @Test
    void nothingIsChangedOrTakenOut() {
        for (String change : List.of(
                "update jidu.audit_entry set person = '乙'",
                "delete from jidu.audit_entry",
                "truncate jidu.audit_entry")) {
            assertThatThrownBy(() -> inTrial(db -> {
                        new AuditTrail(db).record(act("accept", "是"), NOW);
                        db.execute(change);
                    }))
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("audit_entry is only ever added to");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "update jidu.audit_entry set details = '{}' where entry_no = 2                     | 2",
                "update jidu.audit_entry set at = at + interval '1 day' where entry_no = 3         | 3",
                "delete from jidu.audit_entry where entry_no = 2                                   | 3",
                "delete from jidu.audit_entry where entry_no = 1                                   | 2",
                "update jidu.audit_entry set entry_no = 9 where entry_no = 2                       | 3",
                "update jidu.audit_entry set hash = repeat('1', 64) where entry_no = 2      | 2",
                "update jidu.audit_entry set act = 'close', subject = 'xf' where entry_no = 4      | 4"
            })
    void whatIsDoneBehindItsBackShows(String change, long broken) {
        inTrial(db -> {
            AuditTrail trail = new AuditTrail(db);
            IntStream.rangeClosed(1, 4).forEach(i -> trail.record(act("accept", "第" + i), NOW));
            db.execute("alter table jidu.audit_entry disable trigger audit_stays");
            db.execute(change);
            assertThat(trail.firstBroken())
                    .hasValueSatisfying(e -> assertThat(e.number()).isEqualTo(broken));
        });
    }

    @Test
    void manyAtOnceMakeOneChain() throws Exception {
        Database own = TestDatabase.fresh();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String reason = "第" + i;
                all.add(threads.submit(() -> Transaction.run(
                        own.owner(),
                        c -> new AuditTrail(new JdbcTemplate(new SingleConnectionDataSource(c, true)))
                                .record(act("accept", reason), NOW))));
            }
            for (Future<?> one : all) {
                one.get();
            }
            AuditTrail trail = new AuditTrail(new JdbcTemplate(own.reader()));
            assertThat(trail.last())
                    .hasValueSatisfying(e -> assertThat(e.number()).isEqualTo(40));
            assertThat(trail.firstBroken()).isEmpty();
        } finally {
            threads.shutdownNow();
            own.close();
        }
    }

    private static AuditAct act(String act, String reason) {
        return AuditAct.of("甲", act, "file", Map.of("reason", reason));
    }

    private static void inTrial(java.util.function.Consumer<JdbcTemplate> work) {
        Transaction.trial(database.owner(), c -> {
            work.accept(new JdbcTemplate(new SingleConnectionDataSource(c, true)));
            return true;
        });
    }
}
