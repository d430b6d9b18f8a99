package cn.jidu.reconcile;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.source.Source;
import cn.jidu.delivery.DeliveryState;
import cn.jidu.delivery.DeliveryTable;
import cn.jidu.delivery.ReceivedFile;
import cn.jidu.reconcile.arrival.DeliveryCoverage;
import cn.jidu.reconcile.arrival.LoadedDeliveries;
import cn.jidu.reconcile.arrival.LoadedDelivery;
import cn.jidu.reconcile.arrival.SourceCompleteness;
import cn.jidu.reconcile.arrival.SourceCompleteness.CompletenessState;
import cn.jidu.reconcile.revision.Revision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The files of a quarter that brought too little of what they hold: figures that read their source are incomplete in their
 * area, its parts and those above, until other files have taken their place.
 */
public final class ThinFiles {
    private final Map<String, DeliveryCoverage> coverages = new HashMap<>();
    private final Map<Long, ThinFile> thin = new HashMap<>();
    private final List<LoadedDelivery> deliveries;

    /** @param deliveries that the revision sees, in order of arrival */
    ThinFiles(JdbcTemplate db, Definitions definitions, List<LoadedDelivery> deliveries, Quarter quarter) {
        for (Source source : definitions.sources().values()) {
            coverages.put(source.name(), new DeliveryCoverage(source, definitions.areas(), deliveries));
        }
        for (ReceivedFile f : new DeliveryTable(db).listOfQuarter(quarter, DeliveryState.LOADED)) {
            if (definitions.rejectBound().isPassed(f.read(), f.rejected())) {
                thin.put(f.id(), new ThinFile(f.source(), f.area(), f.fileName(), f.read(), f.rejected()));
            }
        }
        this.deliveries =
                deliveries.stream().filter(d -> thin.containsKey(d.id())).toList();
    }

    /** Those that the revision rests on, in order of arrival. */
    public static List<ThinFile> list(JdbcTemplate db, Definitions definitions, Revision revision) {
        Long upToBatch = db.queryForObject(
                "select up_to_batch from jidu.revision where revision_id = ?", Long.class, revision.id());
        List<LoadedDelivery> seen = LoadedDeliveries.loaded(db, java.util.Objects.requireNonNull(upToBatch));
        ThinFiles files = new ThinFiles(db, definitions, seen, revision.quarter());
        return files.deliveries.stream()
                .filter(d -> files.stands(d, d.area()))
                .map(d -> java.util.Objects.requireNonNull(files.thin.get(d.id())))
                .toList();
    }

    /** What is left of having been delivered. */
    SourceCompleteness left(SourceCompleteness arrived) {
        String source = arrived.source().split(":", 2)[0];
        return arrived.state() == CompletenessState.DELIVERED
                        && deliveries.stream().anyMatch(d -> d.source().equals(source) && stands(d, arrived.area()))
                ? new SourceCompleteness(arrived.source(), arrived.area(), CompletenessState.PARTIAL, Optional.empty())
                : arrived;
    }

    private boolean stands(LoadedDelivery delivery, String area) {
        DeliveryCoverage coverage = coverages.get(delivery.source());
        return coverage != null && coverage.stands(delivery, area);
    }
}
