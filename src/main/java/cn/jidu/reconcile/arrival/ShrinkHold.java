package cn.jidu.reconcile.arrival;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.delivery.DeliveryDecisions;
import cn.jidu.store.Database;
import cn.jidu.store.Transaction;
import cn.jidu.store.rows.RowTables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Holds a full delivery that would shrink what it replaces by more than its source allows, or whose sums jump, until someone
 * accepts it (CONTRACTS, section 1); with it the supplements of its batch. Every full delivery is decided once, in order of
 * rank, against those before it that are not held; a held one is as if it had not come.
 */
public final class ShrinkHold {
    private static final PackageTexts TEXTS = PackageTexts.chinese(ShrinkHold.class);

    private final Database database;
    private final Definitions definitions;

    /** @param definitions the contracts that bound how much a file may lose */
    public ShrinkHold(Database database, Definitions definitions) {
        this.database = database;
        this.definitions = definitions;
    }

    /** Decides what is loaded and not decided yet. Call it when nothing waits to be taken in, before reconciling. */
    public void decide() {
        JdbcTemplate before = new JdbcTemplate(database.owner());
        Set<Long> decided = new HashSet<>(before.queryForList("select delivery_id from jidu.shrink_check", Long.class));
        Map<String, List<LoadedDelivery>> loaded = LoadedDeliveries.loaded(before, Long.MAX_VALUE).stream()
                .collect(Collectors.groupingBy(LoadedDelivery::source));
        lookThrough(loaded, decided);
        Transaction.run(database.owner(), connection -> {
            JdbcTemplate db = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            for (Source source : definitions.sources().values()) {
                decide(db, source, loaded.getOrDefault(source.name(), List.of()), decided);
            }
            return true;
        });
    }

    /** What is asked of new rows is asked once a source: a file after the other would go through the whole quarter each time. */
    private void lookThrough(Map<String, List<LoadedDelivery>> loaded, Set<Long> decided) {
        List<Consumer<JdbcTemplate>> works = new ArrayList<>();
        for (Source source : definitions.sources().values()) {
            Map<Quarter, Set<Long>> arrived = arrived(loaded.getOrDefault(source.name(), List.of()), decided);
            if (!arrived.isEmpty()) {
                works.add(db -> {
                    RowTables.analyze(
                            db,
                            arrived.keySet().stream()
                                    .map(q -> RowTables.partition(source, q))
                                    .toList());
                    arrived.forEach(new CellSums(db, source)::keep);
                });
            }
        }
        database.sideBySide(works);
    }

    /** What is to be decided, and what came with it. */
    private static Map<Quarter, Set<Long>> arrived(List<LoadedDelivery> loaded, Set<Long> decided) {
        Set<Long> open = loaded.stream()
                .filter(d -> !d.supplement() && !decided.contains(d.id()))
                .map(LoadedDelivery::batch)
                .collect(Collectors.toSet());
        return loaded.stream()
                .filter(d -> open.contains(d.batch()))
                .collect(Collectors.groupingBy(
                        LoadedDelivery::quarter, Collectors.mapping(LoadedDelivery::id, Collectors.toSet())));
    }

    private void decide(JdbcTemplate db, Source source, List<LoadedDelivery> loaded, Set<Long> decided) {
        List<LoadedDelivery> standing = new ArrayList<>();
        Set<Long> heldWith = new HashSet<>();
        for (LoadedDelivery delivery : loaded) {
            if (heldWith.contains(delivery.id())) {
                continue;
            }
            if (delivery.supplement() || decided.contains(delivery.id())) {
                standing.add(delivery);
                continue;
            }
            List<LoadedDelivery> together = loaded.stream()
                    .filter(d -> d.quarter().equals(delivery.quarter()) && d.batch() == delivery.batch())
                    .toList();
            ArrivedDelivery arrived = new ArrivedDelivery(delivery, supplements(delivery, together));
            // what it replaces is what was there before the batch, not what of a supplement lies beside it
            List<LoadedDelivery> before = standing.stream()
                    .filter(d -> !(d.supplement() && together.contains(d)))
                    .toList();
            if (decideOne(db, source, before, arrived)) {
                arrived.supplements().forEach(d -> heldWith.add(d.id()));
            } else {
                standing.add(delivery);
            }
        }
    }

    /** Those that add to this full delivery: no other full one of the batch stands between. */
    private List<LoadedDelivery> supplements(LoadedDelivery full, List<LoadedDelivery> together) {
        List<LoadedDelivery> found = new ArrayList<>();
        for (LoadedDelivery d : together.subList(together.indexOf(full) + 1, together.size())) {
            if (!d.supplement() && definitions.areas().isWithin(full.area(), d.area())) {
                return found;
            }
            if (d.supplement() && definitions.areas().isWithin(d.area(), full.area())) {
                found.add(d);
            }
        }
        return found;
    }

    /** True where they are held. */
    private boolean decideOne(JdbcTemplate db, Source source, List<LoadedDelivery> before, ArrivedDelivery arrived) {
        LoadedDelivery full = arrived.full();
        List<CoverageCell> replaced = DeliveryShrinkage.replacedCells(source, definitions.areas(), before, full);
        DeliveryShrinkage shrinkage = new ReplacedRows(db, source).shrinkage(replaced, arrived);
        Optional<String> why = shrinkage.exceeds(source.shrinkBound())
                ? Optional.of(shrunk(source, arrived, shrinkage))
                : new SumJump(db, source, definitions).message(arrived, replaced, before);
        db.update(
                "insert into jidu.shrink_check (delivery_id, replaces, brings, held, message) values (?, ?, ?, ?, ?)",
                full.id(),
                shrinkage.replaces(),
                shrinkage.brings(),
                why.isPresent(),
                why.orElse(null));
        if (why.isEmpty()) {
            ArrivedTogether.note(db, replaced, full);
            return false;
        }
        new DeliveryDecisions(db).hold(full.id(), why.get());
        arrived.supplements().forEach(d -> holdWith(db, d, full));
        return true;
    }

    private static void holdWith(JdbcTemplate db, LoadedDelivery supplement, LoadedDelivery full) {
        String message = TEXTS.get("held.with", supplement.fileName(), full.fileName());
        db.update("""
                insert into jidu.shrink_check (delivery_id, replaces, brings, held, held_with, message)
                values (?, 0, 0, true, ?, ?)""", supplement.id(), full.id(), message);
        new DeliveryDecisions(db).hold(supplement.id(), message);
    }

    private static String shrunk(Source source, ArrivedDelivery arrived, DeliveryShrinkage shrinkage) {
        return TEXTS.get(
                "held.shrunk",
                arrived.names(),
                shrinkage.brings(),
                shrinkage.replaces(),
                percent(source.shrinkBound()));
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString();
    }
}
