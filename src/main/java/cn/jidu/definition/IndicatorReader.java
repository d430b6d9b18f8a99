package cn.jidu.definition;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads {@code indicators/<key>.yml}. */
final class IndicatorReader {
    static final String FOLDER = "indicators";
    /** Written where an example expects no figure. */
    private static final String NO_FIGURE = "none";

    private final SortedMap<String, Panel> panels;
    private final Set<String> panelNames;
    private final Map<String, Universe> universes;
    private final Needs needs;
    private final Set<String> indicators;
    private final Map<String, YamlMapping> places = new HashMap<>();

    /**
     * @param panelNames of all panels, those that could not be read too
     * @param indicators the keys of all indicators
     */
    IndicatorReader(
            SortedMap<String, Panel> panels,
            Set<String> panelNames,
            Map<String, Universe> universes,
            Needs needs,
            Set<String> indicators) {
        this.panels = panels;
        this.panelNames = panelNames;
        this.universes = universes;
        this.needs = needs;
        this.indicators = indicators;
    }

    /** Where each indicator was read, for checks that need all of them. */
    Map<String, YamlMapping> places() {
        return places;
    }

    Indicator read(String key, YamlNode root) {
        YamlMapping m = root.mapping(
                "title",
                "unit",
                "decimals",
                "behaviour",
                "needs",
                "needsTrailing",
                "compute",
                "returns",
                "meaning",
                "examples");
        places.put(key, m);
        if (!key.matches("[a-z][a-z0-9-]*")) {
            root.problem("indicator.key", key);
        }
        Indicator.Computation computation =
                m.get("compute").map(n -> computation(n, key)).orElse(new Indicator.Returned());
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
                m.text("meaning"),
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

    private Indicator.Computation computation(YamlNode node, String key) {
        YamlMapping m = node.mapping("aggregate", "ratio", "change", "growth", "returned");
        if (m.values().size() != 1) {
            node.problem("indicator.oneCompute");
        }
        Stream<Optional<Indicator.Computation>> read = Stream.of(
                m.find("aggregate").map(this::aggregate),
                m.find("ratio").map(this::ratio),
                m.find("change").map(n -> change(n, key)),
                m.find("growth").map(n -> new Indicator.Growth(n.reference(Kinds.INDICATOR, indicators))));
        return read.flatMap(Optional::stream).findFirst().orElseGet(Indicator.Returned::new);
    }

    /** Of another indicator's level, or of one that is counted for it alone. */
    private Indicator.Change change(YamlNode node, String key) {
        return node.isMapping()
                ? new Indicator.Change(key + Indicator.OWN_LEVEL, Optional.of(aggregate(node)))
                : new Indicator.Change(node.reference(Kinds.INDICATOR, indicators), Optional.empty());
    }

    private Indicator.Ratio ratio(YamlNode node) {
        YamlMapping m = node.mapping("numerator", "denominator", "factor");
        Indicator.Aggregate none = new Indicator.Aggregate(
                "", Indicator.Function.COUNT, Optional.empty(), "", BigDecimal.ONE, Optional.empty());
        BigDecimal factor = m.find("factor").map(YamlNode::number).orElse(Indicator.Ratio.PERCENT);
        if (factor.signum() <= 0) {
            m.problem("factor", "indicator.factor", factor);
        }
        return new Indicator.Ratio(
                m.get("numerator").map(this::aggregate).orElse(none),
                m.get("denominator").map(this::sum).orElse(List.of(none)),
                factor);
    }

    /** One count or sum, or several that are added. */
    private List<Indicator.Aggregate> sum(YamlNode node) {
        return node.isMapping()
                ? List.of(aggregate(node))
                : node.items().stream().map(this::aggregate).toList();
    }

    private Indicator.Aggregate aggregate(YamlNode node) {
        YamlMapping m = node.mapping("panel", "function", "column", "where", "divisor", "estimated");
        String panel =
                m.get("panel").map(n -> n.reference(Kinds.PANEL, panelNames)).orElse("");
        Indicator.Function function =
                m.get("function").map(n -> n.choice(Indicator.Function.COUNT)).orElse(Indicator.Function.COUNT);
        Optional<String> column = m.find("column").map(n -> column(n, panel));
        if (m.find("function").isPresent() && column.isPresent() == (function == Indicator.Function.COUNT)) {
            m.problem(
                    "function",
                    function == Indicator.Function.COUNT ? "indicator.countColumn" : "indicator.needsColumn");
        }
        BigDecimal divisor = m.find("divisor").map(YamlNode::number).orElse(BigDecimal.ONE);
        if (divisor.signum() <= 0) {
            m.problem("divisor", "indicator.divisor", divisor);
        }
        String where = m.get("where")
                .map(n -> Predicate.read(n, panels.get(panel), universes.values()))
                .orElse("false");
        Optional<String> estimated =
                m.find("estimated").map(n -> Predicate.read(n, panels.get(panel), universes.values()));
        return new Indicator.Aggregate(panel, function, column, where, divisor, estimated);
    }

    private String column(YamlNode node, String panel) {
        return panels.containsKey(panel) ? node.reference(Kinds.COLUMN, columns(panels.get(panel))) : node.text();
    }

    private static Set<String> columns(Panel panel) {
        Set<String> names = new TreeSet<>();
        panel.columns().forEach(c -> names.add(c.name()));
        return names;
    }

    private Indicator.Example example(YamlNode node) {
        YamlMapping m = node.mapping("title", "rows", "previous", "expect");
        Optional<BigDecimal> expect =
                m.get("expect").filter(n -> !n.text().equals(NO_FIGURE)).map(YamlNode::number);
        return new Indicator.Example(
                m.text("title"),
                m.items("rows").stream().map(this::row).toList(),
                m.findItems("previous").stream().map(this::row).toList(),
                expect);
    }

    /** A row may use the columns of any panel: which one it stands for is the computation's matter. */
    private Map<String, String> row(YamlNode node) {
        Set<String> known = new TreeSet<>();
        panels.values().forEach(p -> known.addAll(columns(p)));
        Map<String, String> row = new LinkedHashMap<>();
        node.freeMapping().values().forEach((column, value) -> {
            if (!panels.isEmpty() && !known.contains(column)) {
                value.problem("example.column", column, Problems.suggestion(column, known));
            }
            row.put(column, value.text());
        });
        return row;
    }
}
