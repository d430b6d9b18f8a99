package cn.jidu.definition.reading;

import cn.jidu.definition.Indicator;
import cn.jidu.definition.Indicator.Behaviour;
import cn.jidu.definition.yaml.YamlMapping;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Checks that an indicator's behaviour, unit and computation agree, also with the indicator it builds on. */
final class IndicatorCheck {
    private static final String PERCENT = "%";
    private static final String POINTS = "百分点";

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
        Behaviour actual = indicator.behaviour();
        Optional<Behaviour> only = only(indicator.computation());
        if (only.isPresent() && only.get() != actual) {
            place.problem("behaviour", "indicator.behaviour", name(only.get()), name(actual));
        } else if (indicator.computation() instanceof Indicator.Aggregate && actual.isRate()) {
            place.problem("behaviour", "indicator.aggregateRate", name(actual));
        }
        if (indicator.isOnlyInPlans() && actual == Behaviour.FLOW) {
            place.problem("behaviour", "indicator.planFirstDayFlow", Indicator.PLAN_FIRST_DAY);
        }
        reportUnit(indicator, place);
    }

    private static Optional<Behaviour> only(Indicator.Computation computation) {
        if (computation instanceof Indicator.Ratio) {
            return Optional.of(Behaviour.RATIO);
        }
        if (computation instanceof Indicator.Growth) {
            return Optional.of(Behaviour.GROWTH);
        }
        return computation instanceof Indicator.Change ? Optional.of(Behaviour.FLOW) : Optional.empty();
    }

    private static void reportUnit(Indicator indicator, YamlMapping place) {
        String unit = indicator.unit();
        boolean quotient = indicator.computation() instanceof Indicator.Ratio ratio
                && ratio.factor().compareTo(Indicator.Ratio.PERCENT) != 0;
        boolean percent =
                (indicator.behaviour() == Behaviour.RATIO && !quotient) || indicator.behaviour() == Behaviour.GROWTH;
        if (percent && !unit.equals(PERCENT)) {
            place.problem("unit", "indicator.percent", unit);
        } else if (quotient && unit.equals(PERCENT)) {
            place.problem("unit", "indicator.notPercent", Indicator.Ratio.PERCENT);
        } else if (indicator.behaviour() == Behaviour.DIFFERENCE && !unit.equals(POINTS)) {
            place.problem("unit", "indicator.points", unit);
        }
    }

    private static void reportBase(Indicator indicator, Map<String, Indicator> indicators, YamlMapping place) {
        Indicator.Computation computation = indicator.computation();
        Optional<String> of = computation instanceof Indicator.Change change
                ? Optional.of(change.of()).filter(key -> change.own().isEmpty())
                : computation instanceof Indicator.Growth growth ? Optional.of(growth.of()) : Optional.empty();
        Optional<Indicator> base = of.map(indicators::get);
        if (base.isEmpty()) {
            return;
        }
        boolean level = base.get().behaviour() == Indicator.Behaviour.LEVEL
                && base.get().computation() instanceof Indicator.Aggregate
                && !base.get().isOnlyInPlans();
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
