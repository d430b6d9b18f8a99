package cn.jidu.definition.area;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the divisions of today came about. Rows are counted in the area that has their code today, so that a series is restated
 * to today's divisions; where a change moved a part of an area, it has a break.
 */
public final class AreaHistory {
    private final AreaTree areas;
    private final List<AreaChange> changes;

    /** @param changes in any order */
    AreaHistory(AreaTree areas, List<AreaChange> changes) {
        this.areas = areas;
        this.changes = List.copyOf(changes);
    }

    /**
     * The changes that an area of today went through, the code or name alone among them.
     *
     * @param after the day that the first state is of
     * @param upTo the day that the second state is of
     */
    public List<AreaChange> of(String area, LocalDate after, LocalDate upTo) {
        return changes.stream()
                .filter(c -> c.approvedOn().isAfter(after) && !c.approvedOn().isAfter(upTo))
                .filter(c -> touched(c).contains(area))
                .toList();
    }

    /** Those after which figures of the area are of another extent than before: its series has a break there. */
    public List<AreaChange> breaks(String area, LocalDate after, LocalDate upTo) {
        return of(area, after, upTo).stream().filter(c -> !c.isWhole()).toList();
    }

    /** Giver and taker, and what only one of them lies in: within what both lie in nothing came or went. */
    private Set<String> touched(AreaChange change) {
        Set<String> giver = lineage(change.old());
        Set<String> taker = lineage(change.successor());
        if (change.kind() == AreaChange.RedrawKind.REPLACED) {
            return areas.findByCode(change.successor()).map(Area::code).stream().collect(Collectors.toSet());
        }
        Set<String> both = new HashSet<>(giver);
        both.retainAll(taker);
        // what was merged is its taker today
        areas.findByCode(change.old()).ifPresent(a -> both.remove(a.code()));
        areas.findByCode(change.successor()).ifPresent(a -> both.remove(a.code()));
        Set<String> touched = new HashSet<>(giver);
        touched.addAll(taker);
        touched.removeAll(both);
        return touched;
    }

    private Set<String> lineage(String code) {
        return areas.findByCode(code)
                .map(a -> areas.lineage(a.code()).stream().map(Area::code).collect(Collectors.toSet()))
                .orElse(Set.of());
    }
}
