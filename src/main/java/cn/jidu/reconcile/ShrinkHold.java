package cn.jidu.reconcile;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Source;
import cn.jidu.definition.Texts;
import cn.jidu.store.Database;
import cn.jidu.store.Transaction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Holds a full delivery that would shrink what it replaces by more than its source allows, until someone accepts it
 * (CONTRACTS, section 1). Every delivery is decided once, in order of rank, against those before it that are not held; a
 * held one is as if it had not come.
 */
public final class ShrinkHold {
    private static final Texts TEXTS = Texts.chinese(ShrinkHold.class);

    private final Database database;
    private final Definitions definitions;

    public ShrinkHold(Database database, Definitions definitions) {
        this.database = database;
        this.definitions = definitions;
    }

    /** Decides what is loaded and not decided yet. Call it when nothing waits to be taken in, before reconciling. */
    public void decide() {
        Transaction.run(database.owner(), connection -> {
            decide(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
            return true;
        });
    }

    private void decide(JdbcTemplate db) {
        Set<Long> decided = new HashSet<>(db.queryForList("select delivery_id from jidu.shrink_check", Long.class));
        Map<String, List<LoadedDelivery>> bySource =
                Deliveries.loaded(db, Long.MAX_VALUE).stream().collect(Collectors.groupingBy(LoadedDelivery::source));
        for (Source source : definitions.sources().values()) {
            List<LoadedDelivery> standing = new ArrayList<>();
            for (LoadedDelivery delivery : bySource.getOrDefault(source.name(), List.of())) {
                if (decided.contains(delivery.id()) || !decideOne(db, source, standing, delivery)) {
                    standing.add(delivery);
                }
            }
        }
    }

    /** True where it is held. */
    private boolean decideOne(JdbcTemplate db, Source source, List<LoadedDelivery> before, LoadedDelivery delivery) {
        if (delivery.supplement()) {
            return false;
        }
        List<Cell> cells = Shrinkage.replacedCells(source, definitions.areas(), before, delivery);
        Shrinkage shrinkage = new ReplacedRows(db, source).shrinkage(cells, delivery.id());
        boolean held = shrinkage.exceeds(source.shrinkBound());
        db.update(
                "insert into jidu.shrink_check (delivery_id, replaces, brings, held) values (?, ?, ?, ?)",
                delivery.id(),
                shrinkage.replaces(),
                shrinkage.brings(),
                held);
        if (held) {
            db.update(
                    "update jidu.delivery set state = 'held', message = ? where delivery_id = ?",
                    TEXTS.get(
                            "held.shrunk",
                            delivery.fileName(),
                            shrinkage.brings(),
                            shrinkage.replaces(),
                            percent(source.shrinkBound())),
                    delivery.id());
        } else {
            ArrivedTogether.note(db, cells, delivery);
        }
        return held;
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString();
    }

    /**
     * Lets the newest held delivery of this file name in, at its own rank, from the next run on. Those before it stay held
     * for good: they are what it corrects.
     *
     * @param by who accepts it
     * @return how many of this name waited to be accepted, it included; 0 where none did
     */
    public int accept(String fileName, String reason, String by, Instant now) {
        return Objects.requireNonNull(Transaction.run(database.owner(), connection -> {
            JdbcTemplate db = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            List<Long> held = db.queryForList("""
                    select d.delivery_id from jidu.delivery d
                    where d.state = 'held' and d.file_name = ? and not exists (
                        select from jidu.delivery n join jidu.shrink_check k on k.delivery_id = n.delivery_id
                        where k.accepted_at is not null and n.file_name = d.file_name
                            and (n.batch_id, n.rank_in_batch) > (d.batch_id, d.rank_in_batch))
                    order by d.batch_id desc, d.rank_in_batch desc for update of d""", Long.class, fileName);
            held.stream().limit(1).forEach(id -> {
                db.update(
                        "update jidu.shrink_check set accepted_reason = ?, accepted_by = ?, accepted_at = ? where delivery_id = ?",
                        reason,
                        by,
                        now.atOffset(ZoneOffset.UTC),
                        id);
                db.update("update jidu.delivery set state = 'loaded', message = null where delivery_id = ?", id);
            });
            return held.size();
        }));
    }
}
