package cn.jidu.reconcile.arrival;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.arrival.SourceCompleteness.CompletenessState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;

/**
 * What arrived of one source for a quarter, by area and sender: the one place that figures, reports, {@code status} and the
 * operators' letter ask. Senders are the lists that figures need, or those that the contract expects.
 */
public final class SourceArrivals {
    private final Predicate<String> counted;
    private final Source source;
    private final DeliveryCoverage coverage;
    private final List<String> lists;
    private final Quarter quarter;

    /**
     * @param needs what figures need, as {@code roster:tech}
     * @param counted whether the registry counts a row in an area, members of a zone included
     */
    public SourceArrivals(
            Source source,
            AreaTree areas,
            SortedSet<String> needs,
            List<LoadedDelivery> deliveries,
            Quarter quarter,
            Predicate<String> counted) {
        String prefix = source.name() + ":";
        this.counted = counted;
        this.source = source;
        this.coverage = new DeliveryCoverage(source, areas, deliveries);
        this.lists = needs.stream()
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
        if (source.name().equals(Source.REGISTRATION) && !counted.test(area) && !coverage.saysNone(area, quarter)) {
            return new SourceCompleteness(source.name(), area, CompletenessState.MISSING, Optional.empty());
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
