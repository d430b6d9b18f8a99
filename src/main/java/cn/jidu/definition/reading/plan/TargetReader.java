package cn.jidu.definition.reading.plan;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.KindNames;
import cn.jidu.definition.KnownKeys;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Target;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the targets of one plan. */
final class TargetReader {
    static final KnownKeys KEYS = KnownKeys.of(
            "id",
            "title",
            "clause",
            "indicator",
            "kind",
            "comparison",
            "value",
            "unit",
            "tolerance",
            "leadUnits",
            "responsible",
            "unitShares",
            "basis",
            "baseValue",
            "profile",
            "quotas",
            "remark",
            "each",
            "years",
            "revised",
            "partOf",
            "sameAs");

    private static final int QUARTERS_OF_YEAR = 4;

    private final AreaTree areas;
    private final String planArea;
    private final Quarter first;
    private final Quarter last;
    private final SortedMap<String, Indicator> indicators;
    private final Set<String> indicatorKeys;
    private final Set<String> ids;
    private final Map<String, Target> wholes = new HashMap<>();

    TargetReader(
            AreaTree areas,
            String planArea,
            Quarter first,
            Quarter last,
            SortedMap<String, Indicator> indicators,
            Set<String> indicatorKeys,
            Set<String> ids) {
        this.areas = areas;
        this.planArea = planArea;
        this.first = first;
        this.last = last;
        this.indicators = indicators;
        this.indicatorKeys = indicatorKeys;
        this.ids = ids;
    }

    Target read(YamlNode node) {
        YamlMapping m = node.mapping(KEYS);
        Target target = new Target(
                m.get("id").map(this::id).orElse(""),
                m.text("title"),
                m.text("clause"),
                m.get("indicator")
                        .map(n -> n.reference(KindNames.INDICATOR, indicatorKeys))
                        .orElse(""),
                m.get("kind").map(n -> n.choice(Target.TargetKind.CUMULATIVE)).orElse(Target.TargetKind.CUMULATIVE),
                m.get("comparison")
                        .map(n -> n.choice(Target.Comparison.AT_LEAST))
                        .orElse(Target.Comparison.AT_LEAST),
                m.get("value").map(YamlNode::number).orElse(BigDecimal.ZERO),
                m.find("tolerance").map(YamlNode::number),
                UnitsReader.read(m),
                m.find("unitShares").map(TargetReader::unitShares).orElse(Map.of()),
                m.get("basis").map(n -> n.choice(Target.Basis.RETURNED)).orElse(Target.Basis.RETURNED),
                m.find("baseValue").map(YamlNode::number),
                m.find("profile").map(n -> profile(n, m)).orElse(List.of()),
                m.find("quotas").map(this::quotas).orElse(Map.of()),
                m.findText("remark"),
                m.find("each").map(YamlNode::number),
                new TargetChangesReader(first, last).read(m),
                m.find("partOf").map(this::whole),
                m.find("sameAs").map(YamlNode::text));
        checkSame(target, m);
        if (target.countedWith().isEmpty()) {
            wholes.put(target.id(), target);
        }
        check(target, m.text("unit"), m);
        return target;
    }

    private String id(YamlNode node) {
        String id = node.text();
        if (!id.isEmpty() && !ids.add(id)) {
            node.problem("target.idTwice", id);
        }
        return id;
    }

    /** The whole stands before its parts, as in documents, and is no part itself. */
    private String whole(YamlNode node) {
        String id = node.text();
        if (!id.isEmpty() && !wholes.containsKey(id)) {
            node.problem("target.partOf", id);
        }
        return id;
    }

    /** What is said again stands before, is itself no other's, and asks for the same. */
    private void checkSame(Target target, YamlMapping m) {
        String id = target.sameAs().orElse("");
        if (id.isEmpty()) {
            return;
        }
        if (target.partOf().isPresent()) {
            m.problem("sameAs", "target.partOrSame");
        } else if (!wholes.containsKey(id)) {
            m.problem("sameAs", "target.sameAs", id);
        } else if (!target.asksTheSameAs(wholes.get(id))) {
            m.problem("sameAs", "target.sameDiffers", id);
        }
    }

    /** Shares of the whole, one for each quarter of the plan or the year, never falling, up to 1. */
    private List<BigDecimal> profile(YamlNode node, YamlMapping m) {
        List<BigDecimal> profile = node.items().stream().map(YamlNode::number).toList();
        int expected = m.findText("kind").equals(Optional.of(name(Target.TargetKind.YEARLY)))
                ? QUARTERS_OF_YEAR
                : Math.max(0, last.since(first) + 1);
        if (profile.size() != expected) {
            node.problem("target.profileLength", profile.size(), expected);
        }
        BigDecimal before = BigDecimal.ZERO;
        for (BigDecimal share : profile) {
            if (share.compareTo(before) < 0) {
                node.problem("target.profileFalls", share, before);
            }
            before = share;
        }
        if (before.compareTo(BigDecimal.ONE) != 0) {
            node.problem("target.profileEnd", before);
        }
        return profile;
    }

    private Map<String, BigDecimal> quotas(YamlNode node) {
        Map<String, BigDecimal> quotas = new TreeMap<>();
        node.freeMapping().values().forEach((code, value) -> {
            boolean under = areas.contains(code)
                    && areas.contains(planArea)
                    && !code.equals(planArea)
                    && areas.isWithin(code, planArea);
            if (!under) {
                value.problem("target.quotaArea", code, planArea);
            }
            quotas.put(code, value.number());
        });
        return quotas;
    }

    private static Map<String, BigDecimal> unitShares(YamlNode node) {
        Map<String, BigDecimal> shares = new TreeMap<>();
        node.freeMapping().values().forEach((unit, value) -> shares.put(unit, value.number()));
        return shares;
    }

    private void check(Target target, String unit, YamlMapping m) {
        if (target.comparison() != Target.Comparison.ABOUT && target.tolerance().isPresent()) {
            m.problem("tolerance", "target.toleranceOnlyAbout");
        }
        checkShares(target, m);
        boolean addsUp = target.kind() == Target.TargetKind.CUMULATIVE || target.kind() == Target.TargetKind.YEARLY;
        if (!addsUp && !target.profile().isEmpty()) {
            m.problem("profile", "target.profileOnlyCumulative");
        }
        boolean isCoverage = target.kind() == Target.TargetKind.COVERAGE;
        if (isCoverage != target.each().isPresent()) {
            m.problem(isCoverage ? "kind" : "each", isCoverage ? "target.eachMissing" : "target.eachOnlyCoverage");
        }
        if (target.kind() != Target.TargetKind.YEARLY
                && !target.changes().years().isEmpty()) {
            m.problem("years", "target.yearsOnlyYearly");
        }
        Indicator indicator = indicators.get(target.indicator());
        if (indicator == null) {
            return;
        }
        checkUnit(target, unit, indicator, m);
        List<Indicator.Behaviour> needed = behaviours(target.kind());
        boolean kindIsSound = m.findText("kind").equals(Optional.of(name(target.kind())));
        if (kindIsSound && !needed.contains(indicator.behaviour())) {
            m.problem(
                    "kind",
                    "target.kind",
                    name(target.kind()),
                    needed.stream().map(TargetReader::name).collect(Collectors.joining("/")),
                    indicator.key(),
                    name(indicator.behaviour()));
        }
        if (target.basis() == Target.Basis.COMPUTED && indicator.isReturned()) {
            m.problem("basis", "target.notComputed", indicator.key());
        }
    }

    private static void checkUnit(Target target, String unit, Indicator indicator, YamlMapping m) {
        if (unit.isEmpty()) {
            return;
        }
        switch (target.kind()) {
            case POINTS -> {
                if (!unit.equals(Target.POINTS_UNIT)) {
                    m.problem("unit", "target.pointsUnit", unit, Target.POINTS_UNIT);
                }
            }
            case COVERAGE -> {
                if (!unit.equals(Target.COVERAGE_UNIT)) {
                    m.problem("unit", "target.coverageUnit", unit, Target.COVERAGE_UNIT);
                }
            }
            default -> {
                if (!unit.equals(indicator.unit())) {
                    m.problem("unit", "target.unit", unit, indicator.key(), indicator.unit());
                }
            }
        }
    }

    /** Each unit is one of those named; shares that the document does not add up are told as its own. */
    private static void checkShares(Target target, YamlMapping m) {
        if (target.unitShares().isEmpty()) {
            return;
        }
        target.unitShares().keySet().stream()
                .filter(unit -> !target.units().named().contains(unit))
                .forEach(unit -> m.problem("unitShares", "target.shareUnit", unit));
        BigDecimal sum = target.unitShares().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(target.value()) != 0 && target.remark().isEmpty()) {
            m.problem("unitShares", "target.shareSum", sum, target.value());
        }
    }

    private static List<Indicator.Behaviour> behaviours(Target.TargetKind kind) {
        return switch (kind) {
            case CUMULATIVE, YEARLY -> List.of(Indicator.Behaviour.FLOW);
            case LEVEL -> List.of(Indicator.Behaviour.LEVEL);
            case RATIO, POINTS -> List.of(Indicator.Behaviour.RATIO);
            case GROWTH -> List.of(Indicator.Behaviour.GROWTH);
            case DIFFERENCE -> List.of(Indicator.Behaviour.DIFFERENCE);
            case COVERAGE -> List.of(Indicator.Behaviour.FLOW, Indicator.Behaviour.LEVEL);
        };
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
