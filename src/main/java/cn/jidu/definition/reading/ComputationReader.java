package cn.jidu.definition.reading;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.KindNames;
import cn.jidu.definition.KnownKeys;
import cn.jidu.definition.Panel;
import cn.jidu.definition.SqlTemplate;
import cn.jidu.definition.Universe;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads where an indicator's figure comes from: its {@code compute}. */
final class ComputationReader {
    static final KnownKeys KEYS = KnownKeys.of("aggregate", "ratio", "change", "growth", "returned");
    static final KnownKeys RATIO_KEYS = KnownKeys.of("numerator", "denominator", "factor");
    static final KnownKeys AGGREGATE_KEYS =
            KnownKeys.of("panel", "function", "column", "where", "divisor", "estimated");

    private final SortedMap<String, Panel> panels;
    private final Set<String> panelNames;
    private final Collection<Universe> universes;
    private final Set<String> indicators;

    /**
     * @param panelNames of all panels, those that could not be read too
     * @param indicators the keys of all indicators
     */
    ComputationReader(
            SortedMap<String, Panel> panels,
            Set<String> panelNames,
            Collection<Universe> universes,
            Set<String> indicators) {
        this.panels = panels;
        this.panelNames = panelNames;
        this.universes = universes;
        this.indicators = indicators;
    }

    /** @param key of the indicator it belongs to */
    Indicator.Computation read(YamlNode node, String key) {
        YamlMapping m = node.mapping(KEYS);
        if (m.values().size() != 1) {
            node.problem("indicator.oneCompute");
        }
        Stream<Optional<Indicator.Computation>> read = Stream.of(
                m.find("aggregate").map(this::aggregate),
                m.find("ratio").map(this::ratio),
                m.find("change").map(n -> change(n, key)),
                m.find("growth").map(n -> new Indicator.Growth(n.reference(KindNames.INDICATOR, indicators))));
        return read.flatMap(Optional::stream).findFirst().orElseGet(Indicator.Returned::new);
    }

    /** Of another indicator's level, or of one that is counted for it alone. */
    private Indicator.Change change(YamlNode node, String key) {
        return node.isMapping()
                ? new Indicator.Change(key + Indicator.OWN_LEVEL, Optional.of(aggregate(node)))
                : new Indicator.Change(node.reference(KindNames.INDICATOR, indicators), Optional.empty());
    }

    private Indicator.Ratio ratio(YamlNode node) {
        YamlMapping m = node.mapping(RATIO_KEYS);
        Indicator.Aggregate none = new Indicator.Aggregate(
                "", Indicator.Function.COUNT, Optional.empty(), new SqlTemplate(""), BigDecimal.ONE, Optional.empty());
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
        YamlMapping m = node.mapping(AGGREGATE_KEYS);
        String panel = m.get("panel")
                .map(n -> n.reference(KindNames.PANEL, panelNames))
                .orElse("");
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
        SqlTemplate where = m.get("where").map(n -> predicate(n, panel)).orElseGet(() -> new SqlTemplate("false"));
        Optional<SqlTemplate> estimated = m.find("estimated").map(n -> predicate(n, panel));
        return new Indicator.Aggregate(panel, function, column, where, divisor, estimated);
    }

    private SqlTemplate predicate(YamlNode node, String panel) {
        return new SqlTemplate(PredicateCheck.read(node, panels.get(panel), universes));
    }

    private String column(YamlNode node, String panel) {
        return panels.containsKey(panel) ? node.reference(KindNames.COLUMN, columns(panels.get(panel))) : node.text();
    }

    static Set<String> columns(Panel panel) {
        Set<String> names = new TreeSet<>();
        panel.columns().forEach(c -> names.add(c.name()));
        return names;
    }
}
