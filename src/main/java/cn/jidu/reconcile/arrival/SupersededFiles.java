package cn.jidu.reconcile.arrival;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.arrival.LoadedDelivery.AreaValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which loaded deliveries have given way to later full ones of their quarter, in all or in parts. */
public final class SupersededFiles {
    private record SupersededGroup(String source, Quarter quarter) {}

    private record Part(long delivery, String area) {}

    private final AreaTree areas;
    private final Map<String, Source> sources;
    private final Map<SupersededGroup, List<LoadedDelivery>> groups = new HashMap<>();
    private final Map<Long, LoadedDelivery> byId = new HashMap<>();
    private final Map<Part, Boolean> standing = new HashMap<>();

    private SupersededFiles(Definitions definitions, List<LoadedDelivery> loaded) {
        this.areas = definitions.areas();
        this.sources = definitions.sources();
        for (LoadedDelivery d : loaded) {
            groups.computeIfAbsent(new SupersededGroup(d.source(), d.quarter()), g -> new ArrayList<>())
                    .add(d);
            byId.put(d.id(), d);
        }
    }

    /** @param upToBatch what arrived later is not seen */
    public static SupersededFiles of(JdbcTemplate db, Definitions definitions, long upToBatch) {
        return new SupersededFiles(definitions, LoadedDeliveries.loaded(db, upToBatch));
    }

    /** The files that stand in its place, or in that of a part of it, in order of arrival; of one not loaded, none. */
    public List<String> by(long delivery) {
        LoadedDelivery own = byId.get(delivery);
        if (own == null) {
            return List.of();
        }
        List<AreaValue> parts = own.cells().isEmpty() ? List.of(new AreaValue(own.area(), "")) : own.cells();
        return parts.stream()
                .flatMap(part -> newest(own, part).stream())
                .distinct()
                .sorted(java.util.Comparator.comparingInt(LoadedDelivery::order))
                .map(LoadedDelivery::fileName)
                .toList();
    }

    private List<LoadedDelivery> newest(LoadedDelivery own, AreaValue part) {
        List<LoadedDelivery> all = later(own, part.area())
                .filter(d -> !isByValue(own)
                        || own.cells().isEmpty()
                        || d.replaceValues().contains(part.replaceValue()))
                .toList();
        return all.isEmpty() ? List.of() : all.subList(all.size() - 1, all.size());
    }

    /**
     * Whether what is said of the delivery's rows of this area still holds ({@link DeliveryCoverage#stands}). Of one that is not
     * loaded nothing stands in the place here.
     */
    public boolean stands(long delivery, String area) {
        return standing.computeIfAbsent(new Part(delivery, area), this::isStanding);
    }

    private boolean isStanding(Part part) {
        LoadedDelivery own = byId.get(part.delivery);
        if (own == null) {
            return true;
        }
        Source source = sources.get(own.source());
        if (source == null) {
            return true;
        }
        // of a row whose area is unknown, or not the file's, it is said where the file itself is of
        boolean within = areas.contains(part.area) && areas.isWithin(part.area, own.area());
        return new DeliveryCoverage(source, areas, ofItsQuarter(own)).stands(own, within ? part.area : own.area());
    }

    private List<LoadedDelivery> ofItsQuarter(LoadedDelivery own) {
        return groups.getOrDefault(new SupersededGroup(own.source(), own.quarter()), List.of());
    }

    private boolean isByValue(LoadedDelivery delivery) {
        Source source = sources.get(delivery.source());
        return source != null && source.replacesBy().isPresent();
    }

    /** The full ones after it that speak for the area. */
    private Stream<LoadedDelivery> later(LoadedDelivery own, String area) {
        return ofItsQuarter(own).stream()
                .filter(d -> d.order() > own.order() && d.month().equals(own.month()) && DeliveryCoverage.speaks(d))
                .filter(d -> areas.contains(area) && areas.isWithin(area, d.area()));
    }
}
