package cn.jidu.definition;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Checks that an indicator's behaviour, unit and computation agree, also with the indicator it builds on. */
final class IndicatorCheck {
    private static final String PERCENT = "%";

    private IndicatorCheck() {}

    /** @param places the mapping that each indicator was read from */
    static void report(Map<String, Indicator> indicators, Map<String, YamlMapping> places) {
        Map<String, String> titles = new HashMap<>();
        for (Indicator indicator : indicators.values()) {
            YamlMapping place = places.get(indicator.key());
            if (place == null) {
                continue;
            }
            String other = titles.putIfAbsent(indicator.title(), indicator.key());
            if (other != null) {
                place.problem("title", "indicator.titleTwice", indicator.title(), other);
            }
            if (place.findText("behaviour").equals(Optional.of(name(indicator.behaviour())))) {
                reportBehaviour(indicator, place);
            }
            reportBase(indicator, indicators, place);
        }
    }

    private static void reportBehaviour(Indicator indicator, YamlMapping place) {
        Indicator.Behaviour actual = indicator.behaviour();
        Indicator.Computation computation = indicator.computation();
        Optional<Indicator.Behaviour> only = computation instanceof Indicator.Ratio
                ? Optional.of(Indicator.Behaviour.RATIO)
                : computation instanceof Indicator.Growth
                        ? Optional.of(Indicator.Behaviour.GROWTH)
                        : computation instanceof Indicator.Change
                                ? Optional.of(Indicator.Behaviour.FLOW)
                                : Optional.empty();
        boolean rate = actual == Indicator.Behaviour.RATIO || actual == Indicator.Behaviour.GROWTH;
        if (only.isPresent() && only.get() != actual) {
            place.problem("behaviour", "indicator.behaviour", name(only.get()), name(actual));
        } else if (computation instanceof Indicator.Aggregate && rate) {
            place.problem("behaviour", "indicator.aggregateRate", name(actual));
        }
        if (rate && !indicator.unit().equals(PERCENT)) {
            place.problem("unit", "indicator.percent", indicator.unit());
        }
    }

    private static void reportBase(Indicator indicator, Map<String, Indicator> indicators, YamlMapping place) {
        Indicator.Computation computation = indicator.computation();
        Optional<String> of = computation instanceof Indicator.Change change
                ? Optional.of(change.of())
                : computation instanceof Indicator.Growth growth ? Optional.of(growth.of()) : Optional.empty();
        Optional<Indicator> base = of.map(indicators::get);
        if (base.isEmpty()) {
            return;
        }
        boolean level = base.get().behaviour() == Indicator.Behaviour.LEVEL
                && base.get().computation() instanceof Indicator.Aggregate;
        if (!level) {
            place.problem("compute", "indicator.baseNotLevel", base.get().key());
        }
        if (computation instanceof Indicator.Change && !base.get().unit().equals(indicator.unit())) {
            place.problem(
                    "unit",
                    "indicator.changeUnit",
                    indicator.unit(),
                    base.get().key(),
                    base.get().unit());
        }
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
