package cn.jidu.sample.oracle;

import cn.jidu.sample.city.SampleIndustries;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Changes against the quarter before that are out of proportion to those of the group: Hidiroglou and Berthelot's. */
final class ExpectedChanges {
    private static final int LEAST = 20;
    private static final BigDecimal A = new BigDecimal("0.05");
    private static final BigDecimal C = BigDecimal.valueOf(7);
    private static final BigDecimal TWICE = BigDecimal.valueOf(2);

    private record PastChange(
            String variable, ExpectedMember member, String division, String section, BigDecimal ratio, double largest) {
        BigDecimal score(BigDecimal median) {
            BigDecimal distance = ratio.compareTo(median) < 0
                    ? BigDecimal.ONE.subtract(median.divide(ratio, MathContext.DECIMAL128))
                    : ratio.divide(median, MathContext.DECIMAL128).subtract(BigDecimal.ONE);
            return distance.multiply(new BigDecimal(Math.sqrt(largest), MathContext.DECIMAL64));
        }
    }

    private final List<PastChange> changes = new ArrayList<>();

    /** Counts where both are above zero; industry and size are those of the past. */
    void add(
            String variable,
            ExpectedMember member,
            Optional<ExpectedMember> past,
            Optional<BigDecimal> now,
            Optional<BigDecimal> was) {
        if (past.isEmpty()
                || now.filter(n -> n.signum() > 0).isEmpty()
                || was.filter(w -> w.signum() > 0).isEmpty()) {
            return;
        }
        String industry = past.get().row().text("industry_code");
        String kind = variable + "|" + past.get().size() + "|";
        changes.add(new PastChange(
                variable,
                member,
                kind + industry.substring(0, 2),
                kind + SampleIndustries.section(industry),
                now.get().divide(was.get(), MathContext.DECIMAL128),
                now.get().max(was.get()).doubleValue()));
    }

    void listed(BiConsumer<String, ExpectedMember> each) {
        Map<String, List<PastChange>> divisions = by(PastChange::division);
        divisions.values().stream().filter(g -> g.size() >= LEAST).forEach(g -> judge(g, g, each));
        by(PastChange::section).values().stream()
                .filter(g -> g.size() >= LEAST)
                .forEach(g -> judge(
                        g,
                        g.stream()
                                .filter(c -> divisions
                                                .getOrDefault(c.division, List.of())
                                                .size()
                                        < LEAST)
                                .toList(),
                        each));
    }

    private Map<String, List<PastChange>> by(Function<PastChange, String> key) {
        return changes.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }

    private static void judge(List<PastChange> group, List<PastChange> these, BiConsumer<String, ExpectedMember> each) {
        BigDecimal median = at(group.stream().map(PastChange::ratio).toList(), 50);
        List<BigDecimal> scores = group.stream().map(c -> c.score(median)).toList();
        BigDecimal second = at(scores, 50);
        BigDecimal floor = A.multiply(second).abs();
        BigDecimal below = second.subtract(at(scores, 25)).max(floor);
        BigDecimal beyond = at(scores, 75).subtract(second).max(floor);
        for (PastChange c : these) {
            BigDecimal score = c.score(median);
            boolean high = score.compareTo(second.add(C.multiply(beyond))) > 0
                    && (beyond.signum() > 0 || c.ratio.compareTo(TWICE) >= 0);
            boolean low = score.compareTo(second.subtract(C.multiply(below))) < 0
                    && (below.signum() > 0 || c.ratio.multiply(TWICE).compareTo(BigDecimal.ONE) <= 0);
            if (high || low) {
                each.accept(c.variable, c.member);
            }
        }
    }

    /** The first value that so many percent are not above. */
    private static BigDecimal at(List<BigDecimal> values, int percent) {
        List<BigDecimal> sorted =
                values.stream().sorted(Comparator.naturalOrder()).toList();
        return sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }
}
