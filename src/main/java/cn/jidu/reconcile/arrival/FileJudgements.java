package cn.jidu.reconcile.arrival;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Source;
import cn.jidu.delivery.DeliveryState;
import cn.jidu.store.Database;
import cn.jidu.store.Transaction;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What people decide about files: a held one is let in, one let in is held again, one needs nobody any more. */
public final class FileJudgements {
    private final Database database;
    private final Definitions definitions;

    public FileJudgements(Database database, Definitions definitions) {
        this.database = database;
        this.definitions = definitions;
    }

    /** Why someone decides, who, and when; kept with the file. */
    public record GivenJudgement(String reason, String by, Instant at) {}

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

    private record Kept(long id, String source, Quarter quarter) {}

    /**
     * Lets the newest held delivery of this file name in, at its own rank, from the next run on, with what is held together
     * with it. Those before it stay held for good: they are what it corrects. Where what came later stands in its place,
     * nothing would change, and nothing is kept.
     */
    public Acceptance accept(String fileName, GivenJudgement given) {
        return inTransaction(db -> {
            List<Kept> held = db.query(
                    """
                    select delivery_id, source, quarter from jidu.delivery where state = 'held' and file_name = ?
                    order by batch_id desc, rank_in_batch desc for update""",
                    (row, i) -> new Kept(row.getLong(1), row.getString(2), Quarter.of(row.getString(3))),
                    fileName);
            if (held.isEmpty()) {
                return new Acceptance(0, false, List.of());
            }
            List<Long> group = group(db, held.get(0).id());
            Set<CoverageCell> before = inForce(db, held.get(0));
            setState(db, group, DeliveryState.LOADED);
            if (inForce(db, held.get(0)).equals(before)) {
                List<String> behind = SupersededFiles.of(db, definitions, Long.MAX_VALUE)
                        .by(held.get(0).id());
                setState(db, group, DeliveryState.HELD);
                return new Acceptance(held.size(), false, behind);
            }
            group.forEach(id -> judge(db, id, "accepted", given));
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
            Optional<Long> accepted =
                    db.queryForList("""
                            select d.delivery_id from jidu.delivery d join jidu.standing_judgement j on j.delivery_id = d.delivery_id
                            where d.state = 'loaded' and d.file_name = ? and j.kind = 'accepted'
                            order by d.batch_id desc, d.rank_in_batch desc limit 1 for update of d""", Long.class, fileName).stream().findFirst();
            accepted.map(id -> group(db, id)).ifPresent(group -> {
                setState(db, group, DeliveryState.HELD);
                group.forEach(id -> judge(db, id, "unaccepted", given));
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
            List<Long> open = db.queryForList("""
                    select d.delivery_id from jidu.delivery d
                    where d.file_name = ? and d.state in ('refused', 'held', 'unrecognised')
                        and not exists (select from jidu.settlement s where s.delivery_id = d.delivery_id)
                        and not exists (select from jidu.standing_judgement j
                            where j.delivery_id = d.delivery_id and j.kind = 'closed')
                    for update of d""", Long.class, fileName);
            open.forEach(id -> judge(db, id, "closed", given));
            return open.size();
        });
    }

    private Set<CoverageCell> inForce(JdbcTemplate db, Kept held) {
        Source source = Objects.requireNonNull(definitions.sources().get(held.source()), held.source());
        return new HashSet<>(
                new DeliveryCoverage(source, definitions.areas(), LoadedDeliveries.loaded(db, Long.MAX_VALUE))
                        .inForce(held.quarter()));
    }

    /** The delivery and those that are judged with it. */
    private static List<Long> group(JdbcTemplate db, long delivery) {
        return db.queryForList("""
                with lead as (select coalesce(max(held_with), ?) as id from jidu.shrink_check where delivery_id = ?)
                select d.delivery_id from jidu.delivery d, lead
                where d.delivery_id = lead.id or d.delivery_id in (
                    select k.delivery_id from jidu.shrink_check k where k.held_with = lead.id)
                order by d.delivery_id""", Long.class, delivery, delivery);
    }

    public static void setState(JdbcTemplate db, List<Long> deliveries, DeliveryState state) {
        db.update("""
                update jidu.delivery d set state = ?, message = case when ? = 'held' then k.message end
                from jidu.shrink_check k where k.delivery_id = d.delivery_id and d.delivery_id = any (?::bigint[])""", state.word(), state.word(), deliveries.toArray(Long[]::new));
    }

    private static void judge(JdbcTemplate db, long delivery, String kind, GivenJudgement given) {
        db.update("""
                insert into jidu.delivery_judgement (delivery_id, kind, reason, judged_by, judged_at)
                values (?, ?, ?, ?, ?)""", delivery, kind, given.reason(), given.by(), given.at().atOffset(ZoneOffset.UTC));
    }

    private <T> T inTransaction(java.util.function.Function<JdbcTemplate, T> work) {
        return Objects.requireNonNull(Transaction.run(
                database.owner(),
                connection -> work.apply(new JdbcTemplate(new SingleConnectionDataSource(connection, true)))));
    }
}
