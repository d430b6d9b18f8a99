package cn.jidu.reconcile.arrival;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Source;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.reconcile.arrival.SourceCompleteness.CompletenessState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What arrived of one source for a quarter, by area and sender: the one place that figures, reports, {@code status} and the
 * operators' letter ask. Senders are the lists that figures need, or those that the contract expects.
 */
public final class SourceArrivals {
    /** The list that says who belongs to a zone without a division code (CONTRACTS, section 1). */
    private static final Members MEMBERS = new Members("roster", "zone");

    private final Definitions definitions;
    private final List<LoadedDelivery> deliveries;
    private final Source source;
    private final DeliveryCoverage coverage;
    private final List<String> lists;
    private final Quarter quarter;

    private record Members(String source, String list) {}

    public SourceArrivals(Source source, Definitions definitions, List<LoadedDelivery> deliveries, Quarter quarter) {
        String prefix = source.name() + ":";
        this.definitions = definitions;
        this.deliveries = deliveries;
        this.source = source;
        this.coverage = new DeliveryCoverage(source, definitions.areas(), deliveries);
        this.lists = definitions.needs().stream()
                .filter(n -> n.startsWith(prefix))
                .map(n -> n.substring(prefix.length()))
                .toList();
        this.quarter = quarter;
    }

    /** Whether single lists are owed, each by itself, and not the source as a whole. */
    boolean isOfLists() {
        return !lists.isEmpty();
    }

    /** Who is expected to send for the area: the lists that figures need, or as the contract says. */
    List<String> expected(String area) {
        if (isOfLists()) {
            return lists;
        }
        return source.senders() == Source.Senders.LAST_QUARTER
                ? List.copyOf(coverage.sendersBefore(area, quarter))
                : List.of();
    }

    /** Of one sender. */
    SourceCompleteness of(String area, String sender) {
        return isOfLists()
                ? coverage.completeness(area, Optional.of(sender), quarter)
                : new SourceCompleteness(
                        source.name() + ":" + sender, area, coverage.sent(area, sender, quarter), Optional.empty());
    }

    /** Of all senders together. */
    SourceCompleteness whole(String area) {
        if (source.name().equals(Source.REGISTRATION) && !coverage.isKnown(area, quarter)) {
            return new SourceCompleteness(
                    source.name(),
                    area,
                    hasListedMembers(area) ? CompletenessState.PARTIAL : CompletenessState.MISSING,
                    Optional.empty());
        }
        SourceCompleteness files = coverage.completeness(area, Optional.empty(), quarter);
        List<CompletenessState> states =
                expected(area).stream().map(sender -> of(area, sender).state()).toList();
        if (states.stream().allMatch(s -> s == CompletenessState.DELIVERED) || !isHere(files.state())) {
            return files;
        }
        boolean nothing =
                states.stream().allMatch(s -> s == CompletenessState.MISSING) && !coverage.holdsRows(area, quarter);
        return new SourceCompleteness(
                source.name(), area, nothing ? CompletenessState.MISSING : CompletenessState.PARTIAL, Optional.empty());
    }

    /** A zone has members that are registered under the townships: no row of its own does not say that it has none. */
    private boolean hasListedMembers(String area) {
        Source lists = definitions.sources().get(MEMBERS.source());
        AreaTree areas = definitions.areas();
        return lists != null
                && areas.get(area).level() == Area.Level.ZONE
                && new DeliveryCoverage(lists, areas, deliveries)
                        .inForce(quarter).stream()
                                .filter(c -> c.replaceValue().equals(MEMBERS.list()))
                                .anyMatch(c -> areas.isWithin(c.area(), area) || areas.isWithin(area, c.area()));
    }

    private static boolean isHere(CompletenessState state) {
        return state == CompletenessState.DELIVERED || state == CompletenessState.PARTIAL;
    }

    /** Of the whole and of each sender. */
    public List<SourceCompleteness> all(String area) {
        List<SourceCompleteness> all = new ArrayList<>(List.of(whole(area)));
        expected(area).forEach(sender -> all.add(of(area, sender)));
        return all;
    }

    /** The file with which a sender's part was there, or with the last expected one of them the whole. */
    Optional<LoadedDelivery> cameWith(String area, Optional<String> sender) {
        if (sender.isPresent() || isOfLists()) {
            return coverage.coveredWith(area, sender, quarter);
        }
        if (whole(area).state() != CompletenessState.DELIVERED) {
            return Optional.empty();
        }
        return expected(area).stream()
                .flatMap(s -> coverage.coveredWith(area, Optional.of(s), quarter).stream())
                .max(Comparator.comparingInt(LoadedDelivery::order))
                .or(() -> coverage.coveredWith(area, Optional.empty(), quarter));
    }
}
