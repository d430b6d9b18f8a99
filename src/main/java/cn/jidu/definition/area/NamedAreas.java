package cn.jidu.definition.area;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a text names among the areas.
 *
 * @param found one where the text leaves no doubt; several that it may mean, by code; none where no area is called so
 * @param nearest where none is found: those whose names come nearest, at most three
 */
public record NamedAreas(List<Area> found, List<Area> nearest) {
    public NamedAreas {
        found = List.copyOf(found);
        nearest = List.copyOf(nearest);
    }

    /** The area, where it is one. */
    public Optional<Area> one() {
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Where a text names twice: what either may mean. */
    NamedAreas or(NamedAreas other) {
        return new NamedAreas(
                Stream.of(found, other.found).flatMap(List::stream).distinct().toList(), nearest);
    }

    /** Those that it may mean, or the nearest, as users read them: 椒江区（331002）、…; empty where there are none. */
    public String offered() {
        return (found.isEmpty() ? nearest : found)
                .stream().map(a -> a.name() + "（" + a.code() + "）").collect(Collectors.joining("、"));
    }
}
