package cn.jidu.reconcile.match;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.source.Source;
import cn.jidu.reconcile.arrival.CoverageCell;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sources of which any cell is in force. The others have no row: nothing need be made of them.
 *
 * @param sources the registry's own in any case
 * @param matched those whose rows are tied to the registry
 * @param shown the same; where there is none one without rows, so that what shows none has its columns all the same
 */
public record FilledSources(List<Source> sources, List<Source> matched, List<Source> shown) {
    public FilledSources {
        sources = List.copyOf(sources);
        matched = List.copyOf(matched);
        shown = List.copyOf(shown);
    }

    /** @param cells all that are in force */
    public static FilledSources of(Definitions definitions, Collection<CoverageCell> cells) {
        Set<String> filled = cells.stream().map(CoverageCell::source).collect(Collectors.toSet());
        List<Source> sources = definitions.sources().values().stream()
                .filter(s -> s.name().equals(Source.REGISTRATION) || filled.contains(s.name()))
                .toList();
        List<Source> matched = sources.stream().filter(Matching::isMatched).toList();
        return new FilledSources(
                sources,
                matched,
                matched.isEmpty() ? Matching.matched(definitions).limit(1).toList() : matched);
    }

    /** Every source, for rows that are not known. */
    static FilledSources all(Definitions definitions) {
        List<Source> matched = Matching.matched(definitions).toList();
        return new FilledSources(List.copyOf(definitions.sources().values()), matched, matched);
    }
}
