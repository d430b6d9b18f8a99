package cn.jidu.definition.reading;

import cn.jidu.definition.Breakdown;
import cn.jidu.definition.Breakdown.BreakdownClass;
import cn.jidu.definition.Breakdown.BreakdownMeasure;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.KnownKeys;
import cn.jidu.definition.Panel;
import cn.jidu.definition.SqlTemplate;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;

/** Reads {@code breakdowns/<key>.yml}. */
final class BreakdownReader {
    static final String FOLDER = "breakdowns";
    static final KnownKeys KEYS = KnownKeys.of("title", "order", "needs", "whole", "measures", "classes", "meaning");
    static final KnownKeys MEASURE_KEYS =
            KnownKeys.of("key", "title", "unit", "decimals", "behaviour", "needs", "share", "compute");
    static final KnownKeys CLASS_KEYS = KnownKeys.of("key", "title", "where");
    private static final int MOST_DECIMALS = 6;

    private final SortedMap<String, Panel> panels;
    private final ComputationReader computations;
    private final IndicatorNeeds needs;

    BreakdownReader(SortedMap<String, Panel> panels, ComputationReader computations, IndicatorNeeds needs) {
        this.panels = panels;
        this.computations = computations;
        this.needs = needs;
    }

    Breakdown read(String key, YamlNode root) {
        YamlMapping m = root.mapping(KEYS);
        if (!key.matches("[a-z][a-z0-9-]*")) {
            root.problem("indicator.key", key);
        }
        List<String> needed = m.items("needs").stream().map(needs::read).toList();
        List<YamlNode> columns = m.items("measures");
        List<BreakdownMeasure> measures =
                columns.stream().map(n -> measure(key, needed, n)).toList();
        List<YamlNode> rows = m.findItems("classes");
        List<BreakdownClass> classes = rows.stream()
                .map(n -> row(n, measures.stream().map(BreakdownMeasure::figure).toList()))
                .toList();
        reportRepeats(columns, measures.stream().map(BreakdownMeasure::key).toList());
        reportRepeats(rows, classes.stream().map(BreakdownClass::key).toList());
        return new Breakdown(
                key,
                m.text("title"),
                m.get("order").map(YamlNode::integer).orElse(0),
                m.text("whole"),
                measures,
                classes,
                m.prose("meaning"));
    }

    private BreakdownMeasure measure(String breakdown, List<String> needed, YamlNode node) {
        YamlMapping m = node.mapping(MEASURE_KEYS);
        String name = breakdown + "/" + m.text("key");
        Indicator.Computation computation =
                m.get("compute").map(n -> computations.read(n, name)).orElse(new Indicator.Returned());
        boolean counted = computation instanceof Indicator.Aggregate || computation instanceof Indicator.Ratio;
        if (!counted && m.find("compute").isPresent()) {
            m.problem("compute", "breakdown.counted");
        }
        boolean shared = m.find("share").map(YamlNode::flag).orElse(false);
        if (shared && computation instanceof Indicator.Ratio) {
            m.problem("share", "breakdown.share");
        }
        int decimals = m.get("decimals").map(YamlNode::integer).orElse(0);
        if (decimals < 0 || decimals > MOST_DECIMALS) {
            m.problem("decimals", "indicator.decimals", decimals);
        }
        Indicator figure = new Indicator(
                name,
                m.text("title"),
                m.text("unit"),
                decimals,
                m.find("behaviour")
                        .map(n -> n.choice(Indicator.Behaviour.LEVEL))
                        .orElse(Indicator.Behaviour.LEVEL),
                computation,
                m.find("needs").isPresent()
                        ? m.findItems("needs").stream().map(needs::read).toList()
                        : needed,
                List.of(),
                Indicator.Combine.LEAD,
                Indicator.Shown.ALWAYS,
                "",
                List.of());
        if (figure.isOnlyInPlans()) {
            m.problem("compute", "breakdown.planFirstDay");
        }
        return new BreakdownMeasure(m.text("key"), figure, shared);
    }

    /** A class is counted by every measure: all their panels must have what it asks for. */
    private BreakdownClass row(YamlNode node, List<Indicator> figures) {
        YamlMapping m = node.mapping(CLASS_KEYS);
        String key = m.text("key");
        if (key.equals(Breakdown.TOTAL)) {
            m.problem("key", "breakdown.total", key);
        }
        m.get("where")
                .ifPresent(n -> figures.stream()
                        .flatMap(f -> f.aggregates().stream())
                        .map(a -> panels.get(a.panel()))
                        .filter(Objects::nonNull)
                        .distinct()
                        .forEach(panel -> PredicateCheck.read(n, panel, List.of())));
        return new BreakdownClass(
                key,
                m.text("title"),
                new SqlTemplate(m.get("where").map(YamlNode::text).orElse("false")));
    }

    private static void reportRepeats(List<YamlNode> nodes, List<String> keys) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!seen.add(keys.get(i))) {
                nodes.get(i).problem("breakdown.twice", keys.get(i));
            }
        }
    }
}
