package cn.jidu.sample;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The indicators of issue A: how each lies in time and what it rests on. */
record Figure(
        String key,
        String unit,
        int decimals,
        Behaviour behaviour,
        boolean computed,
        boolean overUniverse,
        List<Shape> needs) {

    enum Behaviour {
        FLOW,
        LEVEL,
        RATIO,
        /** Level less the level of the quarter before: a flow. */
        CHANGE,
        GROWTH
    }

    private static final List<Shape> REG = List.of(Shape.REGISTRATION);
    private static final List<Shape> LOAN = List.of(Shape.REGISTRATION, Shape.LOAN);
    private static final List<Shape> TAX = List.of(Shape.REGISTRATION, Shape.TAX);
    private static final List<Shape> PARK = List.of(Shape.PARK);

    /** In order of the key. */
    static final List<Figure> ALL = Stream.of(
                    computed("new-enterprises", "家", 0, Behaviour.FLOW, true, REG),
                    computed("enterprise-stock", "家", 0, Behaviour.LEVEL, true, REG),
                    computed("enterprise-growth", "%", 2, Behaviour.GROWTH, true, REG),
                    computed("company-share", "%", 2, Behaviour.RATIO, true, REG),
                    computed("tax-registration-rate", "%", 2, Behaviour.RATIO, true, TAX),
                    computed("tax-benefit-coverage", "%", 2, Behaviour.RATIO, true, TAX),
                    computed("loan-balance", "亿元", 2, Behaviour.LEVEL, true, LOAN),
                    computed("new-loans", "亿元", 2, Behaviour.CHANGE, true, LOAN),
                    computed("borrowers", "户", 0, Behaviour.LEVEL, true, LOAN),
                    computed("parks-total", "个", 0, Behaviour.LEVEL, false, PARK),
                    computed("new-parks", "个", 0, Behaviour.FLOW, false, PARK),
                    computed(
                            "below-to-above-scale-industry",
                            "家",
                            0,
                            Behaviour.FLOW,
                            false,
                            List.of(Shape.REGISTRATION, Shape.ROSTER)),
                    returned("new-emerging", "家", 0, Behaviour.FLOW),
                    returned("emerging-growth", "%", 2, Behaviour.GROWTH),
                    returned("below-scale-industry-growth", "%", 2, Behaviour.GROWTH),
                    returned("obsolete-capacity", "家", 0, Behaviour.FLOW),
                    returned("rectified-workshops", "家", 0, Behaviour.FLOW),
                    returned("individual-to-enterprise", "户", 0, Behaviour.FLOW),
                    returned("company-share-of-converted", "%", 2, Behaviour.RATIO),
                    returned("new-joint-stock", "家", 0, Behaviour.FLOW),
                    returned("neeq-listed", "家", 0, Behaviour.FLOW),
                    returned("new-tech-enterprises", "家", 0, Behaviour.FLOW),
                    returned("aaa-credit", "家", 0, Behaviour.FLOW),
                    returned("tech-rnd-share", "%", 2, Behaviour.RATIO),
                    returned("tech-staff-share", "%", 2, Behaviour.RATIO),
                    returned("tech-class-two-rights", "项", 2, Behaviour.LEVEL),
                    returned("new-trade-rights", "家", 0, Behaviour.FLOW),
                    returned("new-trade-performance", "家", 0, Behaviour.FLOW),
                    returned("innovation-complexes", "个", 0, Behaviour.LEVEL),
                    returned("ten-billion-parks", "个", 0, Behaviour.LEVEL),
                    returned("new-workshop-area", "万平方米", 2, Behaviour.FLOW),
                    returned("shared-instruments", "台次", 0, Behaviour.FLOW),
                    returned("shared-laboratory-services", "批次", 0, Behaviour.FLOW),
                    returned("new-small-branches", "家", 0, Behaviour.FLOW),
                    returned("credit-loan-balance", "亿元", 2, Behaviour.LEVEL))
            .sorted(java.util.Comparator.comparing(Figure::key))
            .toList();

    static Figure get(String key) {
        return ALL.stream()
                .filter(f -> f.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no figure " + key));
    }

    boolean isFlow() {
        return behaviour == Behaviour.FLOW || behaviour == Behaviour.CHANGE;
    }

    /** The list that it counts, if it counts one. */
    Optional<String> roster() {
        return needs.contains(Shape.ROSTER) ? Optional.of("industry-upgraded") : Optional.empty();
    }

    private static Figure computed(
            String key, String unit, int decimals, Behaviour behaviour, boolean overUniverse, List<Shape> needs) {
        return new Figure(key, unit, decimals, behaviour, true, overUniverse, needs);
    }

    private static Figure returned(String key, String unit, int decimals, Behaviour behaviour) {
        return new Figure(key, unit, decimals, behaviour, false, false, List.of());
    }
}
