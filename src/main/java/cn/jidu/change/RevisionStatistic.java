package cn.jidu.change;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * How one figure has been revised, over all areas and quarters that were measured more than once: from the first revision of
 * the quarter to the newest (OECD/Eurostat, Guidelines on Revisions Policy and Analysis: mean and mean absolute revision,
 * relative mean absolute revision, t-test of the mean).
 *
 * @param figures how many areas and quarters
 * @param meanRevision in the figure's unit; its sign is the bias's
 * @param meanAbsoluteRevision in the figure's unit
 * @param relativeMeanAbsolute percent: the sum of absolute revisions over that of absolute first figures; empty over nothing
 * @param biasProbability of a mean at least so far from none where there is no bias: small ones speak for a bias; empty
 *     for fewer than three figures, or where all were revised alike
 * @param largest the farthest revised
 * @param yoySignChanges how often growth against the year before has another sign now
 * @param causeShares percent of all that causes moved, without sign, by cause
 */
public record RevisionStatistic(
        String plan,
        String target,
        String indicator,
        int figures,
        BigDecimal meanRevision,
        BigDecimal meanAbsoluteRevision,
        Optional<BigDecimal> relativeMeanAbsolute,
        Optional<BigDecimal> biasProbability,
        RevisedFigure largest,
        long yoySignChanges,
        SortedMap<ChangeCause, BigDecimal> causeShares) {
    private static final MathContext EXACT_ENOUGH = MathContext.DECIMAL64;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int FEWEST = 3;
    private static final int PROBABILITY_DECIMALS = 4;

    public RevisionStatistic {
        causeShares = Collections.unmodifiableSortedMap(new TreeMap<>(causeShares));
    }

    /**
     * @param name plan, target and indicator
     * @param revised at least one
     * @param moved what causes moved, of all these figures and all their revisions
     */
    static RevisionStatistic of(
            List<String> name, List<RevisedFigure> revised, Collection<FigureChange.CausedChange> moved) {
        BigDecimal number = BigDecimal.valueOf(revised.size());
        BigDecimal mean =
                sum(revised.stream().map(RevisedFigure::revision).toList()).divide(number, EXACT_ENOUGH);
        BigDecimal absolute = sum(revised.stream().map(r -> r.revision().abs()).toList());
        BigDecimal first = sum(revised.stream().map(r -> r.first().abs()).toList());
        return new RevisionStatistic(
                name.get(0),
                name.get(1),
                name.get(2),
                revised.size(),
                mean,
                absolute.divide(number, EXACT_ENOUGH),
                first.signum() == 0
                        ? Optional.empty()
                        : Optional.of(absolute.multiply(HUNDRED).divide(first, EXACT_ENOUGH)),
                bias(revised, mean),
                revised.stream()
                        .max(Comparator.comparing(r -> r.revision().abs()))
                        .orElseThrow(),
                revised.stream().filter(RevisedFigure::yoySignChanged).count(),
                shares(moved));
    }

    private static BigDecimal sum(Collection<BigDecimal> numbers) {
        return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Two-sided, by Student's distribution. */
    private static Optional<BigDecimal> bias(List<RevisedFigure> revised, BigDecimal mean) {
        int n = revised.size();
        BigDecimal squares = sum(
                revised.stream().map(r -> r.revision().subtract(mean).pow(2)).toList());
        if (n < FEWEST || squares.signum() == 0) {
            return Optional.empty();
        }
        double error = Math.sqrt(squares.doubleValue() / (n - 1) / n);
        double t = Math.abs(mean.doubleValue()) / error;
        double probability = 2 * (1 - new TDistribution(null, n - 1).cumulativeProbability(t));
        return Optional.of(BigDecimal.valueOf(probability).setScale(PROBABILITY_DECIMALS, RoundingMode.HALF_UP));
    }

    private static SortedMap<ChangeCause, BigDecimal> shares(Collection<FigureChange.CausedChange> moved) {
        Map<ChangeCause, BigDecimal> byCause = moved.stream()
                .collect(Collectors.groupingBy(
                        FigureChange.CausedChange::cause,
                        Collectors.reducing(BigDecimal.ZERO, m -> m.change().abs(), BigDecimal::add)));
        BigDecimal all = sum(byCause.values());
        SortedMap<ChangeCause, BigDecimal> shares = new TreeMap<>();
        byCause.forEach((cause, of) -> shares.put(cause, of.multiply(HUNDRED).divide(all, EXACT_ENOUGH)));
        return shares;
    }
}
