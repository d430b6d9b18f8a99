package cn.jidu.definition;

import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.candidate.CandidateRules;
import cn.jidu.definition.source.RejectBound;
import cn.jidu.definition.source.Source;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Everything below {@code jobs/} that figures follow from, checked, and the bounds on received files; not the {@link Schedule}. Maps
 * are sorted by key.
 *
 * @param limits no figure follows from them; their file is neither in {@code files} nor in {@code hash}
 * @param candidateRules likewise
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
        SortedMap<String, Breakdown> breakdowns,
        SortedMap<String, ReferenceTable> tables,
        AreaTree areas,
        FileLimits limits,
        RejectBound rejectBound,
        ProgressBounds progressBounds,
        CandidateRules candidateRules,
        Map<String, byte[]> files,
        String hash) {

    /** Every indicator, and after it the level of its own that it is a change of: whatever can be counted, by key. */
    public Stream<Indicator> countable() {
        return indicators.values().stream().flatMap(i -> Stream.concat(Stream.of(i), i.findOwnLevel().stream()));
    }

    /**
     * What a figure of a report is counted by: an indicator, or a figure of a breakdown.
     *
     * @param key of the indicator; of a breakdown {@code breakdown/measure} or {@code breakdown/measure/class}
     */
    public Optional<Indicator> findFigure(String key) {
        return Optional.ofNullable(indicators.get(key))
                .or(() -> Optional.ofNullable(breakdowns.get(key.replaceFirst("/.*", "")))
                        .flatMap(b -> b.findFigure(key)));
    }

    /** What a table says of the list, lender or unit that a source's file replaces; empty where none knows it. */
    public Optional<String> findReplaced(Source source, String value, String column) {
        return source.replacesBy()
                .flatMap(by -> source.field(by).table())
                .flatMap(t -> Optional.ofNullable(tables.get(t)))
                .filter(t -> t.columns().contains(column))
                .flatMap(t -> t.rows().stream()
                        .filter(r -> r.get(0).equals(value))
                        .map(r -> r.get(t.column(column)))
                        .findFirst());
    }

    /** What people call it; the value itself where no table knows it. */
    public String replacedName(Source source, String value) {
        return findReplaced(source, value, "name").orElse(value);
    }

    /** What indicators and universes need: sources, and single values of one as {@code roster:tech}; in order. */
    public SortedSet<String> needs() {
        SortedSet<String> needs = new TreeSet<>();
        indicators.values().forEach(i -> needs.addAll(i.needs()));
        universes.values().forEach(u -> needs.addAll(u.needs()));
        return needs;
    }
}
