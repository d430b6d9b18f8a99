package cn.jidu.reconcile.arrival;

import cn.jidu.definition.Month;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.arrival.LoadedDelivery.AreaValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which rows of a source are in force for a quarter, and what arrived for an area (CONTRACTS, section 1: which rows are
 * in force). A function of the deliveries alone: the order in which they were loaded does not matter.
 */
public final class DeliveryCoverage {
    private final Source source;
    private final AreaTree areas;
    private final List<LoadedDelivery> deliveries;
    /** Asked for every sender again. */
    private final Map<Quarter, List<CoverageCell>> byQuarter = new HashMap<>();

    /** @param deliveries of this source, of any quarter, in order of arrival */
    public DeliveryCoverage(Source source, AreaTree areas, List<LoadedDelivery> deliveries) {
        this.source = source;
        this.areas = areas;
        this.deliveries = deliveries.stream()
                .filter(d -> d.source().equals(source.name()))
                .toList();
    }

    /** The cells in force for the quarter, carried ones included. */
    public List<CoverageCell> inForce(Quarter quarter) {
        List<CoverageCell> cells = new ArrayList<>(ofQuarter(quarter, false));
        if (source.carriesForward()) {
            earlierQuarters(quarter)
                    .forEach(q -> ofQuarter(q, true).stream()
                            .filter(c -> !coveredBetween(c, q, quarter))
                            .forEach(cells::add));
        }
        return cells;
    }

    /** What arrived for the area; with a value, of that replace value alone (one roster, one lender). */
    SourceCompleteness completeness(String area, Optional<String> value, Quarter quarter) {
        String name = value.map(v -> source.name() + ":" + v).orElse(source.name());
        if (deliveredFor(area, value, quarter)) {
            return new SourceCompleteness(name, area, SourceCompleteness.CompletenessState.DELIVERED, Optional.empty());
        }
        Optional<Quarter> earlier = source.carriesForward()
                ? earlierQuarters(quarter)
                        .filter(q -> deliveredFor(area, value, q))
                        .findFirst()
                : Optional.empty();
        SourceCompleteness.CompletenessState state = fromMonths(area, value, quarter)
                .or(() -> fromParts(area, value, quarter))
                .orElse(
                        earlier.isPresent()
                                ? SourceCompleteness.CompletenessState.STALE
                                : SourceCompleteness.CompletenessState.MISSING);
        return new SourceCompleteness(
                name,
                area,
                state,
                state == SourceCompleteness.CompletenessState.STALE ? earlier : Optional.<Quarter>empty());
    }

    /** Empty where no month of the quarter arrived, or it cannot: of such a source a quarter may come month by month. */
    private Optional<SourceCompleteness.CompletenessState> fromMonths(
            String area, Optional<String> value, Quarter quarter) {
        return monthly(quarter, area, value).findAny().map(d -> SourceCompleteness.CompletenessState.PARTIAL);
    }

    /** Empty where the parts tell nothing: there are none, or nothing arrived for any. */
    private Optional<SourceCompleteness.CompletenessState> fromParts(
            String area, Optional<String> value, Quarter quarter) {
        Set<SourceCompleteness.CompletenessState> states = areas.children(area).stream()
                .map(Area::code)
                .map(c -> completeness(c, value, quarter).state())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(SourceCompleteness.CompletenessState.class)));
        if (states.isEmpty() || states.equals(EnumSet.of(SourceCompleteness.CompletenessState.MISSING))) {
            return Optional.empty();
        }
        if (states.equals(EnumSet.of(SourceCompleteness.CompletenessState.DELIVERED))) {
            return Optional.of(SourceCompleteness.CompletenessState.DELIVERED);
        }
        boolean anyArrived = states.contains(SourceCompleteness.CompletenessState.DELIVERED)
                || states.contains(SourceCompleteness.CompletenessState.PARTIAL);
        // nothing of the quarter itself: flows are missing for every part, and so for the whole
        return Optional.of(
                anyArrived ? SourceCompleteness.CompletenessState.PARTIAL : SourceCompleteness.CompletenessState.STALE);
    }

    /** The delivery with which the area was DELIVERED: its own, a wider one's, or the last of its parts'. */
    Optional<LoadedDelivery> coveredWith(String area, Optional<String> value, Quarter quarter) {
        Optional<LoadedDelivery> own = Stream.concat(
                        whole(quarter, area, value).findFirst().stream(), lastMonth(quarter, area, value).stream())
                .min(Comparator.comparingInt(LoadedDelivery::order));
        List<Optional<LoadedDelivery>> parts = areas.children(area).stream()
                .map(c -> coveredWith(c.code(), value, quarter))
                .toList();
        Optional<LoadedDelivery> last = parts.stream().allMatch(Optional::isPresent)
                ? parts.stream().flatMap(Optional::stream).max(Comparator.comparingInt(LoadedDelivery::order))
                : Optional.empty();
        return Stream.concat(own.stream(), last.stream()).min(Comparator.comparingInt(LoadedDelivery::order));
    }

    /** Whose rows stood for the area the quarter before. */
    SortedSet<String> sendersBefore(String area, Quarter quarter) {
        return before(area, quarter).map(CoverageCell::replaceValue).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a sender has sent for all those areas within this one that he sent rows of the quarter before. */
    SourceCompleteness.CompletenessState sent(String area, String sender, Quarter quarter) {
        Set<Boolean> sent = before(area, quarter)
                .filter(c -> c.replaceValue().equals(sender))
                .map(c -> deliveredFor(c.area(), Optional.of(sender), quarter))
                .collect(Collectors.toSet());
        if (!sent.contains(false)) {
            return SourceCompleteness.CompletenessState.DELIVERED;
        }
        return sent.contains(true)
                ? SourceCompleteness.CompletenessState.PARTIAL
                : SourceCompleteness.CompletenessState.MISSING;
    }

    private Stream<CoverageCell> before(String area, Quarter quarter) {
        return ofQuarter(quarter.previous(), false).stream().filter(c -> areas.isWithin(c.area(), area));
    }

    /** Whether rows of the quarter itself are in force in the area. */
    boolean holdsRows(String area, Quarter quarter) {
        return ofQuarter(quarter, false).stream().anyMatch(c -> areas.isWithin(c.area(), area));
    }

    /** Whether the area has a row in force, of the quarter or carried into it, by the rows' own areas. */
    boolean hasRows(String area, Quarter quarter) {
        return inForce(quarter).stream().anyMatch(c -> areas.isWithin(c.area(), area));
    }

    /** Whether a nil return says that the area has none: what was only not read is no zero. */
    boolean saysNone(String area, Quarter quarter) {
        return deliveries.stream()
                .filter(d -> d.quarter().equals(quarter))
                .anyMatch(d -> d.nil() && covers(d, area, Optional.empty()));
    }

    private List<CoverageCell> ofQuarter(Quarter quarter, boolean carried) {
        List<CoverageCell> own = byQuarter.computeIfAbsent(quarter, this::ofQuarter);
        return carried ? own.stream().map(CoverageCell::asCarried).toList() : own;
    }

    private List<CoverageCell> ofQuarter(Quarter quarter) {
        List<LoadedDelivery> own =
                deliveries.stream().filter(d -> d.quarter().equals(quarter)).toList();
        // by the value that they may replace: of thousands of lenders' files each is held against its lender's alone
        Map<String, List<LoadedDelivery>> speaking = new HashMap<>();
        for (LoadedDelivery d : own) {
            if (speaks(d)) {
                replacing(d)
                        .forEach(v -> speaking.computeIfAbsent(v, any -> new ArrayList<>())
                                .add(d));
            }
        }
        List<CoverageCell> cells = new ArrayList<>();
        for (LoadedDelivery delivery : own) {
            delivery.cells().stream()
                    .filter(c -> !c.nil())
                    .filter(c -> speaking.getOrDefault(replaced(c), List.of()).stream()
                            .noneMatch(l -> l.order() > delivery.order() && replaces(l, delivery, c)))
                    .forEach(c -> cells.add(new CoverageCell(
                            source.name(), quarter, delivery.id(), c.area(), c.replaceValue(), false)));
        }
        return List.copyOf(cells);
    }

    private Set<String> replacing(LoadedDelivery delivery) {
        return source.replacesBy().isEmpty() ? Set.of("") : delivery.replaceValues();
    }

    private String replaced(AreaValue cell) {
        return source.replacesBy().isEmpty() ? "" : cell.replaceValue();
    }

    /** A file of a month says nothing of the other months, nor of what was reported for the quarter. */
    private boolean replaces(LoadedDelivery later, LoadedDelivery earlier, AreaValue cell) {
        return speaks(later)
                && later.month().equals(earlier.month())
                && areas.isWithin(cell.area(), later.area())
                && (source.replacesBy().isEmpty() || later.replaceValues().contains(cell.replaceValue()));
    }

    /**
     * Whether what is said of the delivery still holds in an area of its own, or one above or within: later full ones have
     * not taken the place of all of it, nor of all of it there.
     */
    public boolean stands(LoadedDelivery delivery, String area) {
        boolean above = areas.isWithin(delivery.area(), area);
        if (!above && !areas.isWithin(area, delivery.area())) {
            return false;
        }
        List<LoadedDelivery> later = deliveries.stream()
                .filter(d -> d.order() > delivery.order() && d.quarter().equals(delivery.quarter()))
                .filter(d -> d.month().equals(delivery.month()))
                .toList();
        if (delivery.cells().isEmpty()) {
            String whole = above ? delivery.area() : area;
            return later.stream().noneMatch(d -> succeeds(d, delivery) && areas.isWithin(whole, d.area()));
        }
        return !areReplaced(delivery, delivery.cells().stream(), later)
                && (above
                        || !areReplaced(
                                delivery, delivery.replaceValues().stream().map(v -> new AreaValue(area, v)), later));
    }

    /**
     * Whether a later file takes the place of one that has no rows. Where all of its rows were rejected, one of which they
     * are rejected again does; of lists or lenders a file of the same batch only by its name, for it may be of others.
     */
    private boolean succeeds(LoadedDelivery later, LoadedDelivery earlier) {
        if (!earlier.isRejected()) {
            return speaks(later);
        }
        return (speaks(later) || (later.isRejected() && !later.supplement()))
                && (source.replacesBy().isEmpty()
                        || later.nil()
                        || later.batch() > earlier.batch()
                        || stem(later).startsWith(stem(earlier)));
    }

    private static String stem(LoadedDelivery delivery) {
        int dot = delivery.fileName().lastIndexOf('.');
        return dot < 0 ? delivery.fileName() : delivery.fileName().substring(0, dot);
    }

    private boolean areReplaced(LoadedDelivery delivery, Stream<AreaValue> cells, List<LoadedDelivery> later) {
        return cells.allMatch(c -> later.stream().anyMatch(d -> replaces(d, delivery, c)));
    }

    private boolean coveredBetween(CoverageCell cell, Quarter after, Quarter until) {
        return deliveries.stream()
                .filter(d -> d.quarter().compareTo(after) > 0 && d.quarter().compareTo(until) <= 0)
                .anyMatch(d -> covers(d, cell.area(), Optional.of(cell.replaceValue())));
    }

    private boolean deliveredFor(String area, Optional<String> value, Quarter quarter) {
        return whole(quarter, area, value).findAny().isPresent()
                || lastMonth(quarter, area, value).isPresent();
    }

    /** The files of the quarter as a whole that speak for the area. */
    private Stream<LoadedDelivery> whole(Quarter quarter, String area, Optional<String> value) {
        return deliveries.stream()
                .filter(d -> d.quarter().equals(quarter) && d.month().isEmpty() && covers(d, area, value));
    }

    private Stream<LoadedDelivery> monthly(Quarter quarter, String area, Optional<String> value) {
        return deliveries.stream()
                .filter(d -> d.quarter().equals(quarter) && d.month().isPresent() && covers(d, area, value));
    }

    /** The file with which every month of the quarter was there; empty where one is not. */
    private Optional<LoadedDelivery> lastMonth(Quarter quarter, String area, Optional<String> value) {
        List<Optional<LoadedDelivery>> months = Month.of(quarter).stream()
                .map(m -> monthly(quarter, area, value)
                        .filter(d -> d.month().equals(Optional.of(m)))
                        .findFirst())
                .toList();
        return months.stream().allMatch(Optional::isPresent)
                ? months.stream().flatMap(Optional::stream).max(Comparator.comparingInt(LoadedDelivery::order))
                : Optional.empty();
    }

    /** Whether a delivery tells what there is: a supplement only adds, and of a file without one good row nothing is known. */
    public static boolean speaks(LoadedDelivery delivery) {
        return !delivery.supplement() && (delivery.nil() || !delivery.cells().isEmpty());
    }

    /** A full delivery speaks for its whole area; one of a source that is replaced by values for those values only. */
    private boolean covers(LoadedDelivery delivery, String area, Optional<String> value) {
        return speaks(delivery)
                && areas.isWithin(area, delivery.area())
                && (source.replacesBy().isEmpty()
                        || value.isEmpty()
                        || delivery.nil()
                        || delivery.replaceValues().contains(value.get()));
    }

    private Stream<Quarter> earlierQuarters(Quarter quarter) {
        return deliveries.stream()
                .map(LoadedDelivery::quarter)
                .filter(q -> q.compareTo(quarter) < 0)
                .distinct()
                .sorted(Comparator.reverseOrder());
    }
}
