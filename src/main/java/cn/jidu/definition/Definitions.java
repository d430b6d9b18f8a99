package cn.jidu.definition;

import java.util.Map;
import java.util.SortedMap;

/**
 * Everything below {@code jobs/} that figures follow from, checked; not the {@link Schedule}. Maps are sorted by key.
 *
 * @param files every file as it was read, by its path relative to the folder, forward slashes
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
        Areas areas,
        Map<String, byte[]> files,
        String hash) {}
