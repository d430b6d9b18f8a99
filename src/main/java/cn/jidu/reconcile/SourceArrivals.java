package cn.jidu.reconcile;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Source;
import cn.jidu.reconcile.Completeness.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What arrived of one source for a quarter, by area and sender: the one place that figures, reports, {@code status} and the
 * operators' letter ask. Senders are the lists that figures need, or those that the contract expects.
 */
final class SourceArrivals {
    private final Predicate<String> counted;
    private final Source source;
    private final Coverage coverage;
    private final List<String> lists;
    private final Quarter quarter;

    /** @param counted whether the registry counts a row in an area, members of a zone included */
    SourceArrivals(
            Source source,
            Definitions definitions,
            List<LoadedDelivery> deliveries,
            Quarter quarter,
            Predicate<String> counted) {
        String prefix = source.name() + ":";
        this.counted = counted;
        this.source = source;
        this.coverage = new Coverage(source, definitions.areas(), deliveries);
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
    Completeness of(String area, String sender) {
        return isOfLists()
                ? coverage.completeness(area, Optional.of(sender), quarter)
                : new Completeness(
                        source.name() + ":" + sender, area, coverage.sent(area, sender, quarter), Optional.empty());
    }

    /** Of all senders together. */
    Completeness whole(String area) {
        if (source.name().equals(Source.REGISTRATION) && !counted.test(area) && !coverage.saysNone(area, quarter)) {
            return new Completeness(source.name(), area, State.MISSING, Optional.empty());
        }
        Completeness files = coverage.completeness(area, Optional.empty(), quarter);
        List<State> states =
                expected(area).stream().map(sender -> of(area, sender).state()).toList();
        if (states.stream().allMatch(s -> s == State.DELIVERED) || !isHere(files.state())) {
            return files;
        }
        boolean nothing = states.stream().allMatch(s -> s == State.MISSING) && !coverage.holdsRows(area, quarter);
        return new Completeness(source.name(), area, nothing ? State.MISSING : State.PARTIAL, Optional.empty());
    }

    private static boolean isHere(State state) {
        return state == State.DELIVERED || state == State.PARTIAL;
    }

    /** Of the whole and of each sender. */
    List<Completeness> all(String area) {
        List<Completeness> all = new ArrayList<>(List.of(whole(area)));
        expected(area).forEach(sender -> all.add(of(area, sender)));
        return all;
    }

    /** The file with which a sender's part was there, or with the last expected one of them the whole. */
    Optional<LoadedDelivery> cameWith(String area, Optional<String> sender) {
        if (sender.isPresent() || isOfLists()) {
            return coverage.coveredWith(area, sender, quarter);
        }
        if (whole(area).state() != State.DELIVERED) {
            return Optional.empty();
        }
        return expected(area).stream()
                .flatMap(s -> coverage.coveredWith(area, Optional.of(s), quarter).stream())
                .max(Comparator.comparingInt(LoadedDelivery::order))
                .or(() -> coverage.coveredWith(area, Optional.empty(), quarter));
    }
}
