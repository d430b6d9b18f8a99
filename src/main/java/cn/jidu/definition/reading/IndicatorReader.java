package cn.jidu.definition.reading;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.KnownKeys;
import cn.jidu.definition.Panel;
import cn.jidu.definition.Universe;
import cn.jidu.definition.yaml.ProblemList;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** Reads {@code indicators/<key>.yml}. */
final class IndicatorReader {
    static final String FOLDER = "indicators";
    /** For editors; a test holds it and the readers together. */
    static final String JSON_SCHEMA = "schema/indicator.schema.json";

    static final KnownKeys KEYS = KnownKeys.of(
            "title",
            "unit",
            "decimals",
            "behaviour",
            "needs",
            "needsTrailing",
            "compute",
            "returns",
            "shown",
            "meaning",
            "examples");
    static final KnownKeys EXAMPLE_KEYS = KnownKeys.of("title", "rows", "previous", "expect");
    /** Written where an example expects no figure. */
    private static final String NO_FIGURE = "none";

    private final SortedMap<String, Panel> panels;
    private final ComputationReader computations;
    private final IndicatorNeeds needs;
    private final Map<String, YamlMapping> places = new HashMap<>();

    /**
     * @param panelNames of all panels, those that could not be read too
     * @param indicators the keys of all indicators
     */
    IndicatorReader(
            SortedMap<String, Panel> panels,
            Set<String> panelNames,
            Map<String, Universe> universes,
            IndicatorNeeds needs,
            Set<String> indicators) {
        this.panels = panels;
        this.computations = new ComputationReader(panels, panelNames, universes.values(), indicators);
        this.needs = needs;
    }

    /** Where each indicator was read, for checks that need all of them. */
    Map<String, YamlMapping> places() {
        return places;
    }

    /** How figures are read: what else is counted is read alike. */
    ComputationReader computations() {
        return computations;
    }

    Indicator read(String key, YamlNode root) {
        YamlMapping m = root.mapping(KEYS);
        places.put(key, m);
        if (!key.matches("[a-z][a-z0-9-]*")) {
            root.problem("indicator.key", key);
        }
        Indicator.Computation computation =
                m.get("compute").map(n -> computations.read(n, key)).orElse(new Indicator.Returned());
        List<Indicator.Example> examples =
                m.findItems("examples").stream().map(this::example).toList();
        boolean returned = computation instanceof Indicator.Returned;
        if (!returned && examples.isEmpty() && m.find("compute").isPresent()) {
            m.problem("examples", "indicator.noExample");
        }
        if (returned && !examples.isEmpty()) {
            m.problem("examples", "indicator.returnedExample");
        }
        int decimals = m.get("decimals").map(YamlNode::integer).orElse(0);
        if (decimals < 0 || decimals > 6) {
            m.problem("decimals", "indicator.decimals", decimals);
        }
        List<String> read = (returned ? m.findItems("needs") : m.items("needs"))
                .stream().map(needs::read).toList();
        return new Indicator(
                key,
                m.text("title"),
                m.text("unit"),
                decimals,
                m.get("behaviour").map(n -> n.choice(Indicator.Behaviour.FLOW)).orElse(Indicator.Behaviour.FLOW),
                computation,
                read,
                m.findItems("needsTrailing").stream()
                        .map(n -> trailing(n, read))
                        .toList(),
                returns(m, returned),
                m.find("shown").map(n -> n.choice(Indicator.Shown.ALWAYS)).orElse(Indicator.Shown.ALWAYS),
                m.prose("meaning"),
                examples);
    }

    private String trailing(YamlNode node, List<String> needed) {
        String need = needs.read(node);
        if (!needed.contains(need)) {
            node.problem("indicator.trailingNotNeeded", need);
        }
        return need;
    }

    /** A returned indicator says it as its computation; a computed one may say it beside. */
    private static Indicator.Combine returns(YamlMapping m, boolean returned) {
        if (returned && m.find("returns").isPresent()) {
            m.problem("returns", "indicator.returnsTwice");
        }
        return (returned
                        ? m.find("compute")
                                .filter(YamlNode::isMapping)
                                .flatMap(c -> c.freeMapping().find("returned"))
                        : m.find("returns"))
                .map(n -> n.choice(Indicator.Combine.LEAD))
                .orElse(Indicator.Combine.LEAD);
    }

    private Indicator.Example example(YamlNode node) {
        YamlMapping m = node.mapping(EXAMPLE_KEYS);
        Optional<BigDecimal> expect =
                m.get("expect").filter(n -> !n.text().equals(NO_FIGURE)).map(YamlNode::number);
        return new Indicator.Example(
                m.text("title"),
                m.items("rows").stream().map(this::row).toList(),
                m.findItems("previous").stream().map(this::row).toList(),
                expect,
                node.line());
    }

    /** A row may use the columns of any panel: which one it stands for is the computation's matter. */
    private Map<String, String> row(YamlNode node) {
        Set<String> known = new TreeSet<>();
        panels.values().forEach(p -> known.addAll(ComputationReader.columns(p)));
        Map<String, String> row = new LinkedHashMap<>();
        node.freeMapping().values().forEach((column, value) -> {
            if (!panels.isEmpty() && !known.contains(column)) {
                value.problem("example.column", column, ProblemList.suggestion(column, known));
            }
            row.put(column, value.text());
        });
        return row;
    }
}
