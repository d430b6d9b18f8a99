package cn.jidu.reconcile;

import cn.jidu.adjustment.RevisionAdjustments;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.source.Source;
import cn.jidu.delivery.DeliveryTable;
import cn.jidu.delivery.ReceivedFile;
import cn.jidu.reconcile.arrival.CoverageCell;
import cn.jidu.reconcile.arrival.LoadedDeliveries;
import cn.jidu.reconcile.arrival.LoadedDelivery;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.reconcile.revision.Revisions.MadeWith;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which quarters' newest revisions no longer follow from what has been delivered: something came for the quarter, or for
 * one that it sums, after it was measured, what it was measured with was taken back, or a quarter that it sums was measured
 * anew alone. A run measures them anew, and leaves the others alone.
 */
public final class RevisionStaleness {
    private final JdbcTemplate db;
    private final Definitions definitions;
    private final Revisions revisions;
    private final List<LoadedDelivery> deliveries;

    /** @param definitions of today, with which a run would measure */
    public RevisionStaleness(JdbcTemplate db, Definitions definitions) {
        this.db = db;
        this.definitions = definitions;
        this.revisions = new Revisions(db);
        this.deliveries = LoadedDeliveries.loaded(db, Long.MAX_VALUE);
    }

    /** The stale quarters, oldest first, each with what made it so. */
    public SortedMap<Quarter, StaleCauses> causes() {
        SortedMap<Quarter, StaleCauses> causes = new TreeMap<>();
        List<String> names = db.queryForList("select distinct quarter from jidu.revision order by 1", String.class);
        for (String name : names) {
            Quarter quarter = Quarter.of(name);
            Revision newest = revisions.findNewest(quarter).orElseThrow();
            List<StaleCauses> found = new ArrayList<>(causes.headMap(quarter).values());
            List<Revision> earlier = revisions.listEarlier(newest);
            List<String> unseen = unseenQuarters(quarter, earlier);
            if (!unseen.isEmpty()) {
                found.add(new StaleCauses(unseen, List.of(), List.of(), false, false));
            }
            changed(newest, earlier).ifPresent(found::add);
            if (!found.isEmpty()) {
                causes.put(quarter, StaleCauses.join(found));
            }
        }
        return causes;
    }

    /** Registrations of quarters before that could not be measured when the revision was made. */
    private List<String> unseenQuarters(Quarter quarter, List<Revision> earlier) {
        List<Quarter> summed = earlier.stream().map(Revision::quarter).toList();
        return deliveries.stream()
                .filter(d -> d.source().equals(Source.REGISTRATION)
                        && d.quarter().compareTo(quarter) < 0
                        && !summed.contains(d.quarter()))
                .map(LoadedDelivery::fileName)
                .toList();
    }

    /** By the very hash that a run would compare, with the definitions and the program of the time. */
    private Optional<StaleCauses> changed(Revision revision, List<Revision> summed) {
        List<Revision> earlier = summed.stream()
                .map(s -> revisions.findNewest(s.quarter()).orElseThrow())
                .toList();
        Quarter quarter = revision.quarter();
        List<CoverageCell> cells = Reconcile.cells(definitions, deliveries, quarter);
        MadeWith made = revisions.madeWith(revision);
        String hash = Revisions.inputsHash(
                made.definitionsHash(),
                made.program(),
                quarter,
                cells,
                deliveries,
                earlier,
                PeoplesWord.of(db, quarter));
        return hash.equals(revision.inputsHash())
                ? Optional.empty()
                : Optional.of(new StaleCauses(
                        newFiles(revision, cells),
                        new DeliveryTable(db).namesRetractedSince(revision.id()),
                        earlier.stream()
                                .filter(e -> summed.stream().noneMatch(s -> s.id() == e.id()))
                                .map(Revision::quarter)
                                .toList(),
                        isDecidedSince(revision),
                        new RevisionAdjustments(db).isChangedSince(revision.id())));
    }

    /** Whether somebody decided about a match of the quarter, agreed or withdrew, after the revision was made. */
    private boolean isDecidedSince(Revision revision) {
        return Boolean.TRUE.equals(db.queryForObject("""
                select exists (
                    select from jidu.match_decision d join jidu.revision r on r.revision_id = ?
                    where d.from_quarter <= r.quarter
                        and greatest(d.decided_at, d.agreed_at, d.withdrawn_at) >= r.created_at)""", Boolean.class, revision.id()));
    }

    /** What the quarter follows from that came, or was let in, after the revision was made. */
    private List<String> newFiles(Revision revision, List<CoverageCell> cells) {
        Set<Long> since = new DeliveryTable(db)
                .listLoadedAfter(revision.id()).stream().map(ReceivedFile::id).collect(Collectors.toSet());
        return deliveries.stream()
                .filter(d -> since.contains(d.id()) && follows(revision.quarter(), d, cells))
                .map(LoadedDelivery::fileName)
                .toList();
    }

    private static boolean follows(Quarter quarter, LoadedDelivery delivery, List<CoverageCell> cells) {
        return delivery.quarter().equals(quarter) || cells.stream().anyMatch(c -> c.deliveryId() == delivery.id());
    }
}
