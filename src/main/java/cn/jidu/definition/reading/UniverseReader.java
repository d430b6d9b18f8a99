package cn.jidu.definition.reading;

import cn.jidu.definition.Panel;
import cn.jidu.definition.Universe;
import cn.jidu.definition.yaml.ProblemList;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code universes.yml}. */
final class UniverseReader {
    static final String FILE = "universes.yml";
    /** The panel whose columns every universe's predicate uses. */
    static final String PANEL = "enterprise_quarter";

    private final SortedMap<String, Panel> panels;
    private final IndicatorNeeds needs;

    UniverseReader(SortedMap<String, Panel> panels, IndicatorNeeds needs) {
        this.panels = panels;
        this.needs = needs;
    }

    SortedMap<String, Universe> read(DefinitionFiles files, ProblemList problems) {
        byte[] bytes = files.contents().get(FILE);
        if (bytes == null) {
            problems.add(FILE, 1, "file.missing");
            return Collections.emptySortedMap();
        }
        SortedMap<String, Universe> universes = new TreeMap<>();
        YamlNode.parse(FILE, bytes, problems)
                .ifPresent(root ->
                        root.freeMapping().values().forEach((key, node) -> universes.put(key, universe(key, node))));
        return universes;
    }

    private Universe universe(String key, YamlNode node) {
        YamlMapping m = node.mapping("title", "predicate", "needs");
        String predicate = m.get("predicate")
                .map(n -> PredicateCheck.read(n, panels.get(PANEL), List.of()))
                .orElse("false");
        return new Universe(
                key,
                m.text("title"),
                predicate,
                m.findItems("needs").stream().map(needs::read).toList());
    }
}
