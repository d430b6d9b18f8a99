package cn.jidu.definition;

import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.source.RejectBound;
import cn.jidu.definition.source.Source;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Everything below {@code jobs/} that figures follow from, checked, and the bounds on received files; not the {@link Schedule}. Maps
 * are sorted by key.
 *
 * @param limits no figure follows from them; their file is neither in {@code files} nor in {@code hash}
 * @param files every file that figures follow from as it was read, by its path relative to the folder, forward slashes
 * @param hash SHA-256 over the files' paths and contents, hexadecimal
 */
public record Definitions(
        SortedMap<String, Source> sources,
        SortedMap<String, Panel> panels,
        SortedMap<String, Universe> universes,
        SortedMap<String, Indicator> indicators,
        SortedMap<String, Rule> rules,
        SortedMap<String, Plan> plans,
        SortedMap<String, ReferenceTable> tables,
        AreaTree areas,
        FileLimits limits,
        RejectBound rejectBound,
        Map<String, byte[]> files,
        String hash) {

    /** What indicators and universes need: sources, and single values of one as {@code roster:tech}; in order. */
    public SortedSet<String> needs() {
        SortedSet<String> needs = new TreeSet<>();
        indicators.values().forEach(i -> needs.addAll(i.needs()));
        universes.values().forEach(u -> needs.addAll(u.needs()));
        return needs;
    }

    /** The areas that figures are made for: every plan's own and those directly under it; by code. */
    public List<String> reportedAreas() {
        return reportedAreas(plan -> true);
    }

    /** Those of some plans alone. */
    public List<String> reportedAreas(Predicate<Plan> some) {
        return plans.values().stream()
                .filter(some)
                .map(Plan::area)
                .flatMap(a ->
                        Stream.concat(Stream.of(a), areas.children(a).stream().map(Area::code)))
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
