package cn.jidu.definition.reading.plan;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.KindNames;
import cn.jidu.definition.KnownKeys;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Reads {@code plans/<key>.yml}. */
public final class PlanReader {
    /** Below {@code jobs/}. */
    public static final String FOLDER = "plans";
    /** For editors; a test holds it and the readers together. */
    public static final String JSON_SCHEMA = "schema/plan.schema.json";

    static final KnownKeys KEYS =
            KnownKeys.of("title", "document", "area", "first", "last", "base", "universe", "remarks", "sections");
    static final KnownKeys SECTION_KEYS = KnownKeys.of("heading", "targets", "monitored", "parameters", "obligations");
    static final KnownKeys MONITORED_KEYS = KnownKeys.of("clause", "indicators", "leadUnits", "responsible");
    static final KnownKeys PARAMETER_KEYS = KnownKeys.of("clause", "kind");
    static final KnownKeys OBLIGATION_KEYS = KnownKeys.of("clause", "leadUnits", "responsible");

    private final AreaTree areas;
    private final Set<String> universes;
    private final SortedMap<String, Indicator> indicators;
    private final Set<String> indicatorKeys;

    /** @param indicatorKeys of all indicators, those with a mistake too */
    public PlanReader(
            AreaTree areas, Set<String> universes, SortedMap<String, Indicator> indicators, Set<String> indicatorKeys) {
        this.areas = areas;
        this.universes = universes;
        this.indicators = indicators;
        this.indicatorKeys = indicatorKeys;
    }

    /** The plan, as far as it can be read; what is wrong with it is reported where it stands. */
    public Plan read(String key, YamlNode root) {
        YamlMapping m = root.mapping(KEYS);
        if (!key.matches("[a-z][a-z0-9-]*")) {
            root.problem("plan.key", key);
        }
        Quarter none = new Quarter(0, 1);
        Quarter first = m.get("first").map(YamlNode::quarter).orElse(none);
        Quarter last = m.get("last").map(YamlNode::quarter).orElse(none);
        Quarter base = m.get("base").map(YamlNode::quarter).orElse(none);
        if (first.compareTo(last) > 0 && last.compareTo(none) > 0) {
            m.problem("last", "plan.lastBeforeFirst", last, first);
        }
        if (base.compareTo(first) >= 0 && first.compareTo(none) > 0) {
            m.problem("base", "plan.baseNotBefore", base, first);
        }
        String area = m.get("area").map(this::area).orElse("");
        TargetReader targets = new TargetReader(areas, area, first, last, indicators, indicatorKeys, new HashSet<>());
        Set<String> monitored = new HashSet<>();
        return new Plan(
                key,
                m.text("title"),
                m.text("document"),
                area,
                first,
                last,
                base,
                m.get("universe")
                        .map(n -> n.reference(KindNames.UNIVERSE, universes))
                        .orElse(""),
                m.findTexts("remarks"),
                m.items("sections").stream()
                        .map(n -> section(n, targets, monitored))
                        .toList());
    }

    private String area(YamlNode node) {
        String code = node.text();
        if (!code.isEmpty() && !areas.contains(code)) {
            Optional<Area> named = areas.named(code).one();
            if (named.isPresent()) {
                node.problem("plan.areaName", code, named.get().code());
                // what else is wrong is wrong of the area that is meant
                return named.get().code();
            }
            node.problem("plan.area", code);
        }
        return code;
    }

    private Plan.Section section(YamlNode node, TargetReader targets, Set<String> seen) {
        YamlMapping m = node.mapping(SECTION_KEYS);
        List<Target> read = m.findItems("targets").stream().map(targets::read).toList();
        List<Plan.Monitored> monitored =
                m.findItems("monitored").stream().map(n -> monitored(n, seen)).toList();
        List<Plan.Parameter> parameters =
                m.findItems("parameters").stream().map(PlanReader::parameter).toList();
        List<Plan.Obligation> obligations =
                m.findItems("obligations").stream().map(PlanReader::obligation).toList();
        if (read.isEmpty() && monitored.isEmpty() && parameters.isEmpty() && obligations.isEmpty()) {
            node.problem("plan.sectionEmpty");
        }
        return new Plan.Section(m.text("heading"), read, monitored, parameters, obligations);
    }

    private Plan.Monitored monitored(YamlNode node, Set<String> seen) {
        YamlMapping m = node.mapping(MONITORED_KEYS);
        return new Plan.Monitored(
                m.text("clause"),
                m.items("indicators").stream().map(n -> indicator(n, seen)).toList(),
                UnitsReader.read(m));
    }

    /** An indicator is monitored once in a plan, so that its rows in the data have a key. */
    private String indicator(YamlNode node, Set<String> seen) {
        String key = node.reference(KindNames.INDICATOR, indicatorKeys);
        if (!key.isEmpty() && !seen.add(key)) {
            node.problem("plan.monitoredTwice", key);
        }
        return key;
    }

    private static Plan.Obligation obligation(YamlNode node) {
        YamlMapping m = node.mapping(OBLIGATION_KEYS);
        return new Plan.Obligation(m.text("clause"), UnitsReader.read(m));
    }

    private static Plan.Parameter parameter(YamlNode node) {
        YamlMapping m = node.mapping(PARAMETER_KEYS);
        return new Plan.Parameter(
                m.text("clause"),
                m.get("kind").map(n -> n.choice(Plan.ParameterKind.LIMIT)).orElse(Plan.ParameterKind.LIMIT));
    }
}
