package cn.jidu.reconcile.arrival;

import cn.jidu.audit.AuditAct;
import cn.jidu.audit.AuditTrail;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.source.Source;
import cn.jidu.delivery.DeliveryDecisions;
import cn.jidu.delivery.DeliveryState;
import cn.jidu.delivery.FileJudgement;
import cn.jidu.delivery.ReceivedFile;
import cn.jidu.store.Database;
import cn.jidu.store.Transaction;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What people decide about files: a held one is let in, one let in is held again, one needs nobody any more. */
public final class FileJudgements {
    private final Database database;
    private final Definitions definitions;

    /** @param definitions the contracts that files are judged by */
    public FileJudgements(Database database, Definitions definitions) {
        this.database = database;
        this.definitions = definitions;
    }

    /** Why someone decides, who, and when; kept with the file. */
    public record GivenJudgement(String reason, String by, Instant at) {
        private FileJudgement of(String kind) {
            return new FileJudgement(0, kind, reason, by, at);
        }
    }

    /**
     * What became of the wish to accept a file.
     *
     * @param held how many of this name were held
     * @param accepted whether one was let in; of none held, none
     * @param behind files for which nothing would change if it was accepted
     */
    public record Acceptance(int held, boolean accepted, List<String> behind) {
        public Acceptance {
            behind = List.copyOf(behind);
        }
    }

    /**
     * Lets the newest held delivery of this file name in, at its own rank, from the next run on, with what is held together
     * with it. Those before it stay held for good: they are what it corrects. Where what came later stands in its place,
     * nothing would change, and nothing is kept.
     */
    public Acceptance accept(String fileName, GivenJudgement given) {
        return inTransaction(db -> {
            DeliveryDecisions deliveries = new DeliveryDecisions(db);
            List<ReceivedFile> held = deliveries.lockHeld(fileName);
            if (held.isEmpty()) {
                return new Acceptance(0, false, List.of());
            }
            List<Long> group = deliveries.judgedWith(held.get(0).id());
            Set<CoverageCell> before = inForce(db, held.get(0));
            deliveries.setState(group, DeliveryState.LOADED);
            if (inForce(db, held.get(0)).equals(before)) {
                List<String> behind = SupersededFiles.of(db, definitions, Long.MAX_VALUE)
                        .by(held.get(0).id());
                deliveries.setState(group, DeliveryState.HELD);
                return new Acceptance(held.size(), false, behind);
            }
            group.forEach(id -> deliveries.judge(id, given.of(FileJudgement.ACCEPTED)));
            audit(db, "accept", fileName, given);
            return new Acceptance(held.size(), true, List.of());
        });
    }

    /**
     * Holds the newest delivery of this name again that was held and let in, with what was let in together with it: from the
     * next run on it is as if that had not been.
     *
     * @return false where there is none
     */
    public boolean unaccept(String fileName, GivenJudgement given) {
        return inTransaction(db -> {
            DeliveryDecisions deliveries = new DeliveryDecisions(db);
            Optional<ReceivedFile> accepted = deliveries.lockAccepted(fileName);
            accepted.map(f -> deliveries.judgedWith(f.id())).ifPresent(group -> {
                deliveries.setState(group, DeliveryState.HELD);
                group.forEach(id -> deliveries.judge(id, given.of(FileJudgement.UNACCEPTED)));
                audit(db, "unaccept", fileName, given);
            });
            return accepted.isPresent();
        });
    }

    /**
     * Takes the refused, held and unrecognised files of this name off the list of what needs someone.
     *
     * @return how many that were
     */
    public int close(String fileName, GivenJudgement given) {
        return inTransaction(db -> {
            DeliveryDecisions deliveries = new DeliveryDecisions(db);
            List<ReceivedFile> open = deliveries.lockOpen(fileName);
            open.forEach(f -> deliveries.judge(f.id(), given.of(FileJudgement.CLOSED)));
            if (!open.isEmpty()) {
                audit(db, "close", fileName, given);
            }
            return open.size();
        });
    }

    private static void audit(JdbcTemplate db, String act, String fileName, GivenJudgement given) {
        new AuditTrail(db).record(AuditAct.of(given.by(), act, fileName, Map.of("reason", given.reason())), given.at());
    }

    private Set<CoverageCell> inForce(JdbcTemplate db, ReceivedFile held) {
        Source source = Objects.requireNonNull(definitions.sources().get(held.source()), held.source());
        return new HashSet<>(
                new DeliveryCoverage(source, definitions.areas(), LoadedDeliveries.loaded(db, Long.MAX_VALUE))
                        .inForce(Quarter.of(held.quarter())));
    }

    private <T> T inTransaction(java.util.function.Function<JdbcTemplate, T> work) {
        return Objects.requireNonNull(Transaction.run(
                database.owner(),
                connection -> work.apply(new JdbcTemplate(new SingleConnectionDataSource(connection, true)))));
    }
}
