package cn.jidu.definition;

import cn.jidu.definition.area.Area;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The plans that a site's quarter is measured for: definitions hold the plans of many places, and a site has the files of
 * some.
 */
public final class SitePlans {
    private final Definitions definitions;
    private final List<Plan> plans;

    private SitePlans(Definitions definitions, List<Plan> plans) {
        this.definitions = definitions;
        this.plans = plans;
    }

    /**
     * Those that ask for the quarter's figures, of the places that files are of; where none does, those of these places
     * that ended last, so that figures outside plans go on. Before anything is here, every plan may be the site's.
     *
     * @param arrived the areas that files here are of
     */
    public static SitePlans of(Definitions definitions, Collection<String> arrived, Quarter quarter) {
        Set<String> places =
                arrived.stream().filter(definitions.areas()::contains).collect(Collectors.toSet());
        List<Plan> here = definitions.plans().values().stream()
                .filter(p -> places.isEmpty() || places.stream().anyMatch(a -> overlap(definitions, p.area(), a)))
                .toList();
        List<Plan> asking = here.stream().filter(p -> p.asksFor(quarter)).toList();
        Optional<Quarter> lastEnd = here.stream().map(Plan::last).max(Comparator.naturalOrder());
        return new SitePlans(
                definitions,
                asking.isEmpty()
                        ? here.stream()
                                .filter(p -> lastEnd.equals(Optional.of(p.last())))
                                .toList()
                        : asking);
    }

    private static boolean overlap(Definitions definitions, String one, String other) {
        return definitions.areas().isWithin(one, other) || definitions.areas().isWithin(other, one);
    }

    /** Whether one of them is in force in the quarter. */
    public boolean hasOneIn(Quarter quarter) {
        return plans.stream().anyMatch(p -> p.runsIn(quarter));
    }

    /** The areas that figures are made for: every plan's own and those directly under it; by code. */
    public List<String> areas() {
        return plans.stream()
                .map(Plan::area)
                .flatMap(a -> Stream.concat(
                        Stream.of(a), definitions.areas().children(a).stream().map(Area::code)))
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /**
     * What is needed for what is shown here: sources, and single values of one as {@code roster:tech}; in order. What means
     * something by one document's words alone is needed where that document's plan is.
     */
    public SortedSet<String> needs() {
        Set<String> named = plans.stream().flatMap(p -> p.indicators().stream()).collect(Collectors.toSet());
        SortedSet<String> needs = new TreeSet<>();
        definitions.indicators().values().stream()
                .filter(i -> i.shown() == Indicator.Shown.ALWAYS || named.contains(i.key()))
                .forEach(i -> needs.addAll(i.needs()));
        definitions.universes().values().forEach(u -> needs.addAll(u.needs()));
        return needs;
    }
}
