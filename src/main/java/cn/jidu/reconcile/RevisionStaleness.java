package cn.jidu.reconcile;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Source;
import cn.jidu.delivery.DeliveryTable;
import cn.jidu.delivery.ReceivedFile;
import cn.jidu.reconcile.arrival.CoverageCell;
import cn.jidu.reconcile.arrival.LoadedDeliveries;
import cn.jidu.reconcile.arrival.LoadedDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which quarters' newest revisions no longer follow from what has been delivered: something came for the quarter, or for
 * one that it sums, after it was measured. A run measures them anew, and leaves the others alone.
 */
public final class RevisionStaleness {
    private final JdbcTemplate db;
    private final Definitions definitions;
    private final List<LoadedDelivery> deliveries;

    public RevisionStaleness(JdbcTemplate db, Definitions definitions) {
        this.db = db;
        this.definitions = definitions;
        this.deliveries = LoadedDeliveries.loaded(db, Long.MAX_VALUE);
    }

    /** The stale quarters, oldest first, each with the names of the files that made it so, in order. */
    public SortedMap<Quarter, List<String>> causes() {
        SortedMap<Quarter, List<String>> causes = new TreeMap<>();
        Revisions revisions = new Revisions(db);
        List<String> names = db.queryForList("select distinct quarter from jidu.revision order by 1", String.class);
        for (String name : names) {
            Quarter quarter = Quarter.of(name);
            Revision newest = revisions.findNewest(quarter).orElseThrow();
            TreeSet<String> files = new TreeSet<>();
            causes.headMap(quarter).values().forEach(files::addAll);
            List<Revision> earlier = revisions.listEarlier(newest);
            files.addAll(unseenQuarters(quarter, earlier));
            files.addAll(changed(newest, earlier));
            if (!files.isEmpty()) {
                causes.put(quarter, List.copyOf(files));
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
    private List<String> changed(Revision revision, List<Revision> earlier) {
        Quarter quarter = revision.quarter();
        List<CoverageCell> cells = Reconcile.cells(definitions, deliveries, quarter);
        Map<String, Object> made = db.queryForMap(
                "select definitions_hash, program from jidu.revision where revision_id = ?", revision.id());
        String hash = Revisions.inputsHash(
                String.valueOf(made.get("definitions_hash")),
                String.valueOf(made.get("program")),
                quarter,
                cells,
                deliveries,
                earlier);
        return hash.equals(revision.inputsHash()) ? List.of() : newFiles(revision, cells);
    }

    /** What the quarter follows from that came, or was let in, after the revision was made. */
    private List<String> newFiles(Revision revision, List<CoverageCell> cells) {
        List<Long> since = new DeliveryTable(db)
                .listLoadedAfter(revision.id()).stream().map(ReceivedFile::id).toList();
        List<String> files = new ArrayList<>();
        deliveries.stream()
                .filter(d -> since.contains(d.id()) && follows(revision.quarter(), d, cells))
                .forEach(d -> files.add(d.fileName()));
        return files;
    }

    private static boolean follows(Quarter quarter, LoadedDelivery delivery, List<CoverageCell> cells) {
        return delivery.quarter().equals(quarter) || cells.stream().anyMatch(c -> c.deliveryId() == delivery.id());
    }
}
